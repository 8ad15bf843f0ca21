"""The phone number that a message names: typed, dictated, or in a link to a WhatsApp chat."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from deals.reading.contact.dictated import dictated
from deals.reading.found import Found

LONGEST = 4000
MOST_TRIED = 12

_LINK = re.compile(
    r"(?:wa\.me/|(?:api\.|web\.)?whatsapp\.com/send/?\?(?:\S{0,200}?&)?phone=)\+?([0-9]{8,15})",
    re.I,
)
_ADDRESS = re.compile(r"\S+")
_MARK = r"[\s.()/–-]{0,3}"
# Each gives its digits as a group; a typed O for a zero is common, that of a name is none.
_DIGIT = r"(?:[0-9]|[oO](?![a-np-zA-NP-Z]))"
_MOBILE = re.compile(
    r"(?<![0-9A-Za-z/=_-])((?:\(?\+?\s?62[)\s.-]{0,3}\(?0?\)?|\(?[0oO])[\s.-]?8"
    rf"(?:{_MARK}{_DIGIT}){{7,11}})(?![0-9])"
)
_WITHOUT_ZERO = re.compile(
    r"\b(?:wa|hp|no|nomor|nomer|telp|tlp|hub|phone|whatsapp|call|kontak)\b[^0-9\n]{0,12}"
    r"(8[1-9](?:[\s.-]{0,3}[0-9]){7,10})(?![0-9])",
    re.I,
)
_ABROAD = re.compile(rf"(?<![0-9A-Za-z+])(\+[1-9](?:{_MARK}[0-9]){{7,13}})(?![0-9])")
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z/=_-])(\(?0[2-79][0-9]{1,2}\)?(?:[\s.-]?[0-9]){5,8})(?![0-9])"
)
_PATTERNS = ((_MOBILE, 0.95), (_WITHOUT_ZERO, 0.85), (_ABROAD, 0.9), (_LANDLINE, 0.8))

_NOT_A_PHONE = re.compile(
    r"\b(?:rek|rekening|norek|resi|awb|nik|ktp|npwp|va|virtual account|order|pesanan|invoice|inv"
    r"|bca|bri|bni|mandiri|bsi|cimb|jago|seabank|btn|permata|ref|id|kode|kodepos|spxid|jnt|jne"
    r"|sicepat|tracking)\b[^0-9\n]{0,25}$",
    re.I,
)
_CALLED = re.compile(r"\b(?:wa|hp|telp|tlp|hub|hubungi|whatsapp|phone)\b[^0-9\n]{0,12}$", re.I)
_REPLACED = re.compile(r"\b(?:lama|bukan|salah|jangan|old|mati|hilang)\b[^0-9,;\n]{0,20}$", re.I)
_DEAD = re.compile(
    r"[^0-9\n]{0,12}\b(?:(?:udah|sudah|udh|dah)\s)?"
    r"(?:(?:ga|gak|tidak|nggak|ngga|tdk)\s?(?:aktif|dipakai|dipake|kepake)|mati|hangus|salah|lama"
    r"|hilang|ke|jadi|menjadi|diganti|ganti)\b|\s*(?:->|→|=>)",
    re.I,
)
_AHEAD = 40  # characters before a number that may say what it is


def phone(text: str) -> Found[str] | None:
    """The phone as E.164; a number without a country code is Indonesian.

    Bank accounts, waybills and the numbers of videos are none. Of an old and a new number the
    new one counts.
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    if linked := _LINK.search(text):
        return _valid(linked[1] if linked[1][0] == "0" else f"+{linked[1]}", 0.98)
    text = _ADDRESS.sub(_without_address, text)
    return _typed(text) or _spoken(text)


def _without_address(chunk: re.Match[str]) -> str:
    """Links and e-mail addresses have numbers of their own."""
    text = chunk[0]
    host = text.partition("/")[0]
    linked = "/" in text and "." in host and host[-1:].isalpha()
    return "|" if linked or "://" in text or ("@" in text and not text.startswith("@")) else text


def _typed(text: str) -> Found[str] | None:
    replaced = None
    for match, sure in islice(_written(text), MOST_TRIED):
        ahead = text[max(0, match.start(1) - _AHEAD) : match.start(1)]
        account = _NOT_A_PHONE.search(ahead) and not _CALLED.search(ahead)
        found = None if account else _valid(_digits(match[1]), sure)
        if found and not (_REPLACED.search(ahead) or _DEAD.match(text, match.end())):
            return found
        replaced = replaced or found
    return replaced


def _written(text: str) -> Iterator[tuple[re.Match[str], float]]:
    """What is written like a phone: mobile numbers before others."""
    for pattern, sure in _PATTERNS:
        for match in pattern.finditer(text):
            yield match, sure


def _digits(written: str) -> str:
    digits = re.sub("[oO]", "0", re.sub(r"[^0-9oO+]", "", written))
    digits = re.sub(r"^(\+?62)0", r"\1", digits)
    if digits.startswith("62"):
        return f"+{digits}"
    return f"0{digits}" if digits.startswith("8") else digits


def _spoken(text: str) -> Found[str] | None:
    digits = dictated(text)
    return _valid(digits, 0.7) if digits else None


def _valid(number: str, sure: float) -> Found[str] | None:
    import phonenumbers  # here, since it takes longer to load than all else that reads

    try:
        parsed = phonenumbers.parse(number, "ID")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return Found(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), sure)
