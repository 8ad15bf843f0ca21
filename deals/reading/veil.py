"""A text without whom it is about, as far as words show: for who may read it but need not know."""

import re
import unicodedata
from collections.abc import Iterable

from deals.reading.contact.urls import urls
from deals.reading.learning.words import ALIKE, CONCEPT, DAYS, SALUTATION, single_letters, word_set

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
_OWN_ACCOUNT = re.compile(  # `ig ku rani.sehat`, `akunku tutikuliner`
    rf"\b((?:my )?{_AT}(?:\s?(?:ku|aku|saya|sy|gue|gw|gua|nya|is|name|kak|ini|itu))*\s+)"
    r"([a-z_][\w.]*\w)",
    re.I,
)
_WITH_LOW_LINE = re.compile(r"\b[a-z0-9.]+_[\w.]*\w", re.I)
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
_INTRODUCED = re.compile(
    r"\b((?:kenalin|kenalkan|perkenalkan|panggil|call me)(?:,? (?:aja|saja|aku|saya"
    r"|me))*,? )(?!dari\b)\w{3,}",
    re.I,
)
_HERE = re.compile(r"\b[A-Z][a-z'’]{2,}( (?:di ?sini|here)\b)")
_CAPITAL = re.compile(r"(?<=[a-z,;:)] )[A-Z][a-z'’]{2,}\b")  # amid a sentence: a name, or a place
_ENDING = re.compile(r"(?:nya|ku|an)$")
_PLAIN_WORDS = (
    frozenset(ALIKE) | CONCEPT.keys() | DAYS | SALUTATION
    | word_set(
        "lagi kena di udah yang yg error dibatasi followers follower pengikut masih cuma punya ada"
        " private sepi aktif ini itu nya ku juga kan kok tuh dan atau ke dari pada bulan lalu"
        " tiktok shopee instagram facebook whatsapp telegram affiliate live video reel reels story"
        " brief halal bpom indonesia bahasa inggris jawa alhamdulillah insyaallah bismillah allah"
        " islam ramadhan lebaran natal kerjasama tim team brand siap tertarik minat suka senang"
        " makasih kasih semoga selamat dear the and for not with"
    )
)  # fmt: skip
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
    text = _TOLD_ACCOUNT.sub(rf"\1{ACCOUNT}", _HANDLE.sub(ACCOUNT, text))
    return _WITH_LOW_LINE.sub(ACCOUNT, _OWN_ACCOUNT.sub(_own_account, text))


def _own_account(found: re.Match[str]) -> str:
    return found[0] if _is_plain(found[2]) else found[1] + ACCOUNT


def _is_plain(word: str) -> bool:
    """Whether a word is known as one of any talk, and no name."""
    low = word.lower()
    forms = {low, single_letters(low), _ENDING.sub("", low)}
    return not _PLAIN_WORDS.isdisjoint(forms)


def _without_numbers(text: str) -> str:
    return _DIGITS.sub(_number, _TOLD_NUMBER.sub(rf"\1{NUMBER}", text))


def _number(found: re.Match[str]) -> str:
    """Money and days stay, since they are what the talk is about."""
    written = found[0]
    return written if _MONEY.fullmatch(written) or _DAY.fullmatch(written) else NUMBER


def _without_names(text: str, names: Iterable[str]) -> str:
    text = _NAMED.sub(rf"\1{NAME}", _TITLED.sub(rf"\1{NAME}", text))
    text = _HERE.sub(rf"{NAME}\1", _INTRODUCED.sub(rf"\1{NAME}", text))
    text = _BESIDE.sub(lambda found: f"{found[1] or ''}{NAME}{found[2] or ''}", text)
    text = _CAPITAL.sub(lambda found: found[0] if _is_plain(found[0]) else NAME, text)
    for name in {part for one in names for part in re.findall(r"\w{3,}", one)}:
        text = re.sub(rf"\b{re.escape(name)}", NAME, text, flags=re.I)
    return text


def _says_something(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2}", _PLACEHOLDER.sub(" ", text)))
