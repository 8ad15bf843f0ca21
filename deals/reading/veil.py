"""A text without whom it is about, as far as words show: for who may read it but need not know."""

import re
import unicodedata
from collections.abc import Iterable

from deals.reading.contact.urls import urls

LONGEST = 1000  # characters: longer words are for a person
LINK, MAIL, ACCOUNT, NUMBER, NAME = "[LINK]", "[MAIL]", "[ACCOUNT]", "[NUMBER]", "[NAME]"

_WEB = re.compile(r"\S*(?:://|\bwww\.|\bwa\.me/|\bt\.me/)\S*", re.I)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"@\w[\w.]*")
_AT = (
    r"(?:ig|insta\w*|tiktok|tt|shopee|twitter|fb|facebook|youtube|yt|telegram|tele|line|akun\w*"
    r"|user\w*|id)"
)
_TOLD_ACCOUNT = re.compile(rf"\b({_AT}\s*[:=]\s*)\S+", re.I)
_BANK = (
    r"(?:no\.?\s?rek\w*|rek\w*|va|bca|bri|bni|bsi|btn|cimb|mandiri|jago|seabank|gopay|ovo"
    r"|ktp|nik|npwp|paspor|resi|awb)"
)
_TOLD_NUMBER = re.compile(rf"\b({_BANK}\b[^\d\n]{{0,20}})\d(?:[ .-]?\d){{4,}}", re.I)

_SPELLED = (
    "nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan|zero|one|two|three"
    "|four|five|six|seven|eight|nine"
)
_DIGIT = rf"(?:\d|\b(?:{_SPELLED})\b)"
_DIGITS = re.compile(rf"\+?\(?{_DIGIT}(?:[\s().,/–-]{{0,3}}{_DIGIT}){{4,}}", re.I)
_MONEY = re.compile(r"(?:\d{1,3}(?:[.,]\d{3})*[.,]\d00|[1-9]\d{1,5}000)(?:[.,]00)?", re.I)
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d|20\d\d-\d\d-\d\d")

_PLACE = re.compile(
    r"\b(?:jl|jln|gg|rt|rw|kel|kec|kab|blok|perum\w*|kode\s?pos|dusun|dsn|kelurahan|kecamatan"
    r"|kabupaten|provinsi)\b"
    r"|\b(?:jalan|gang|komplek\w*|desa|apartemen|kos(?:t|an)?|ruko|street|road)\b[^\n]{0,60}\d"
    r"|\b(?:alamat|address)\w*(?:\s+\w+){0,2}\s*[:=]|\balamat(?:ku|\s+(?:saya|aku|rumah|kirim))\b",
    re.I,
)
_TITLE = r"(?i:kak|kakak|ka|mbak|mba|mas|pak|bu|bapak|ibu|bang|teh|manag\w+|manaj\w+|admin)"
_TITLED = re.compile(rf"\b({_TITLE}\s+)[A-Z][\w'’]+")
_NAMED = re.compile(
    r"\b((?:a\.?n\.|atas nama|nama (?:saya|aku|lengkap|penerima)|namaku|penerima|my name is)\W*)"
    r"\w[\w'’]*(?:[ \t]+\w[\w'’]*)?",
    re.I,
)
_BESIDE = re.compile(  # a capital beside a number or an account
    r"(\[(?:NUMBER|ACCOUNT|MAIL)\]\W{0,3})[A-Z][\w'’]+|\b[A-Z][\w'’]+(\W{0,3}\[(?:NUMBER"
    r"|ACCOUNT)\])"
)
_PLACEHOLDER = re.compile(r"\[[A-Z]+\]")


def veiled(text: str, names: Iterable[str] = ()) -> str:
    """The text with placeholders for links, mail, accounts, phones and other long numbers, and
    names; fees and days stay. `names`: what the person is called.

    Empty when it must not be shown at all: it is too long, seems to hold an address, or says
    nothing besides.
    """
    seen = _seen(text)
    if len(seen) > LONGEST or _PLACE.search(seen):
        return ""
    seen = _without_names(_without_numbers(_without_addresses(seen)), names)
    return seen if _says_something(seen) else ""


def seems_personal(text: str) -> bool:
    """Whether a text seems to hold an address, a mail, the number of a bank account or a parcel,
    or a name."""
    seen = _seen(text)
    numbered = _PLACE.search(seen) or _MAIL.search(seen) or _TOLD_NUMBER.search(seen)
    return bool(numbered or _TITLED.search(seen) or _NAMED.search(seen))


def _seen(text: str) -> str:
    """What a reader sees: no letters in disguise, nothing invisible that cuts a number in two."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in folded if unicodedata.category(sign) not in ("Cf", "Cc", "Co")
                   or sign == "\n")  # fmt: skip


def _without_addresses(text: str) -> str:
    """Of the web and of accounts."""
    for link in urls(text):
        text = text.replace(link, LINK)
    text = _MAIL.sub(MAIL, _WEB.sub(LINK, text))
    return _TOLD_ACCOUNT.sub(rf"\1{ACCOUNT}", _HANDLE.sub(ACCOUNT, text))


def _without_numbers(text: str) -> str:
    return _DIGITS.sub(_number, _TOLD_NUMBER.sub(rf"\1{NUMBER}", text))


def _number(found: re.Match[str]) -> str:
    """Money and days stay, since they are what the talk is about."""
    written = found[0]
    return written if _MONEY.fullmatch(written) or _DAY.fullmatch(written) else NUMBER


def _without_names(text: str, names: Iterable[str]) -> str:
    text = _NAMED.sub(rf"\1{NAME}", _TITLED.sub(rf"\1{NAME}", text))
    text = _BESIDE.sub(lambda found: f"{found[1] or ''}{NAME}{found[2] or ''}", text)
    for name in {part for one in names for part in re.findall(r"\w{3,}", one)}:
        text = re.sub(rf"\b{re.escape(name)}", NAME, text, flags=re.I)
    return text


def _says_something(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2}", _PLACEHOLDER.sub(" ", text)))
