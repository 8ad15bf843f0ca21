"""The phone number that a message names: typed, dictated, or in a link to a WhatsApp chat."""

import re
import unicodedata

from deals.reading.found import Found
from deals.reading.number_words import UNITS
from deals.reading.word_sets import word_set

LONGEST = 4000

_LINK = re.compile(
    r"(?:wa\.me/|(?:api\.|web\.)?whatsapp\.com/send/?\?(?:\S*?&)?phone=)\+?([0-9]{8,15})", re.I
)
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\S*@\S*|[a-z0-9.-]+\.[a-z]{2,6}/\S*", re.I)
# An Indonesian mobile number; dots, dashes, blanks and brackets between its digits, O for a zero.
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z/=_-])(?:\(?\+?\s?62[)\s.-]{0,3}\(?0?\)?|\(?[0oO])[\s.-]?8(?:[\s.()/–-]{0,3}[0-9oO]){7,11}(?![0-9])"
)
_ABROAD = re.compile(r"(?<![0-9A-Za-z+])\+[1-9](?:[\s.()-]{0,2}[0-9]){7,13}(?![0-9])")
_WITHOUT_ZERO = re.compile(
    r"(?:\b(?:wa|hp|no|nomor|nomer|telp|tlp|hub|phone|whatsapp|call|kontak)\b[^0-9\n]{0,12})"
    r"(8[1-9](?:[\s.-]{0,3}[0-9]){7,10})(?![0-9])",
    re.I,
)
_NOT_A_PHONE = re.compile(
    r"\b(?:rek|rekening|norek|resi|awb|nik|ktp|npwp|va|virtual account|order|pesanan|invoice|inv|"
    r"bca|bri|bni|mandiri|bsi|cimb|jago|seabank|btn|permata|ref|id|kode|kodepos|spxid|jnt|jne|sicepat|tracking)\b"
    r"[^0-9\n]{0,25}$",
    re.I,
)
_REPLACED = re.compile(r"\b(?:lama|bukan|salah|jangan|old|mati|hilang)\b[^0-9,;\n]{0,20}$", re.I)
_DEAD = re.compile(
    r"[^0-9\n]{0,12}\b(?:(?:udah|sudah|udh|dah)\s)?(?:(?:ga|gak|tidak|nggak|ngga|tdk)\s?(?:aktif|dipakai|dipake|kepake)"
    r"|mati|hangus|salah|lama|hilang|ke|jadi|menjadi|diganti|ganti)\b|\s*(?:->|→|=>)",
    re.I,
)
_SPOKEN = re.compile(r"[a-z]+|[0-9]+|[^\sa-z0-9]")
_TIMES = {"double": 2, "dobel": 2, "triple": 3, "tripel": 3}
_FEWEST, _MOST = 10, 14


def phone(text: str) -> Found[str] | None:
    """The phone as E.164; a number without a country code is Indonesian.

    Bank accounts, waybills and the numbers of videos are none.
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    if linked := _LINK.search(text):
        return _valid("+" + linked[1] if linked[1][0] != "0" else linked[1], 0.98)
    if len(_DIGIT.findall(text)) < 7 and not _dictates(text):
        return None
    text = _ADDRESS.sub(" | ", text)
    return _typed(text) or _any_other(text) or _dictated(text)


_DIGIT = re.compile("[0-9]")


def _typed(text: str) -> Found[str] | None:
    """The first mobile number that is neither an account nor replaced by another."""
    second_best = None
    for pattern, group in ((_MOBILE, 0), (_WITHOUT_ZERO, 1)):
        for match in pattern.finditer(text):
            ahead = text[max(0, match.start(group) - 40) : match.start(group)]
            found = None if _NOT_A_PHONE.search(ahead) else _valid(_digits(match[group]), 0.95)
            if found and not (_REPLACED.search(ahead) or _DEAD.match(text, match.end(group))):
                return found
            second_best = second_best or found
    return second_best


def _digits(written: str) -> str:
    digits = re.sub("[oO]", "0", re.sub(r"[^0-9oO+]", "", written))
    digits = re.sub(r"^(\+?62)0", r"\1", digits)
    if digits.startswith("62"):
        return "+" + digits
    return "0" + digits if digits.startswith("8") else digits


def _any_other(text: str) -> Found[str] | None:
    """Landlines and numbers of other countries."""
    import phonenumbers

    for match in _ABROAD.finditer(text):
        if found := _valid(re.sub("[^0-9+]", "", match[0]), 0.9):
            return found
    for landline in phonenumbers.PhoneNumberMatcher(text, "ID"):
        ahead = text[max(0, landline.start - 40) : landline.start]
        written = landline.raw_string
        if _NOT_A_PHONE.search(ahead) or written[:1] not in ("+", "0", "("):
            continue
        return Found(
            phonenumbers.format_number(landline.number, phonenumbers.PhoneNumberFormat.E164), 0.85
        )
    return None


def _valid(number: str, sure: float) -> Found[str] | None:
    import phonenumbers  # takes longer to load than all else that reads

    try:
        parsed = phonenumbers.parse(number, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return Found(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), sure)


def _dictates(text: str) -> bool:
    return any(word in text.lower() for word in ("nol", "kosong", "zero", "lapan"))


def _dictated(text: str) -> Found[str] | None:
    """`nol delapan satu dua ...`, digits said one by one, some perhaps typed."""
    digits, times = "", 1
    for match in _SPOKEN.finditer(text.lower() + " |"):
        word = match[0]
        if word in _TIMES:
            times = _TIMES[word]
        elif word in UNITS:
            digits, times = digits + str(UNITS[word]) * times, 1
        elif word.isdecimal() and digits:
            digits, times = digits + word, 1
        elif word not in _BETWEEN_DIGITS:
            if _FEWEST <= len(digits) <= _MOST and digits.startswith(("08", "628")):
                return _valid(digits if digits[0] == "0" else "+" + digits, 0.7)
            digits, times = "", 1
    return None


_BETWEEN_DIGITS = word_set(", . - strip terus trus lalu plus + sama dan")
