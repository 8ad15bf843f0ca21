"""A bank account or a wallet that a message names: bank, number and holder, as far as it does."""

import re
from dataclasses import dataclass, fields

BANKS = {
    "bca": "BCA", "bri": "BRI", "bni": "BNI", "mandiri": "Mandiri", "bsi": "BSI", "btn": "BTN",
    "cimb": "CIMB Niaga", "permata": "Permata", "danamon": "Danamon", "ocbc": "OCBC",
    "maybank": "Maybank", "panin": "Panin", "mega": "Bank Mega", "bukopin": "Bukopin",
    "sinarmas": "Sinarmas", "muamalat": "Muamalat", "jago": "Bank Jago", "jenius": "Jenius",
    "btpn": "BTPN", "seabank": "SeaBank", "blu": "blu by BCA", "neo": "Bank Neo",
    "superbank": "Superbank", "allo": "Allo Bank", "jatim": "Bank Jatim", "bjb": "BJB",
    "dki": "Bank DKI", "gopay": "GoPay", "ovo": "OVO", "dana": "DANA",
    "shopeepay": "ShopeePay", "linkaja": "LinkAja",
}  # fmt: skip
WALLETS = {"GoPay", "OVO", "DANA", "ShopeePay", "LinkAja"}  # their number is a phone's
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?<![\d+])\d(?:[ .\-]?\d){5,19}(?!\d)")
_HOLDER = re.compile(
    r"(?:\ba\s*[./]?\s*n\b\.?|\batas\s+nama\b|\bnama(?:nya)?\b|\bholder\b|\bname\b)"
    r"\s*[:=]?\s*([^\W\d_][^\d\n,;:]{1,60})",
    re.IGNORECASE,
)
_ALL_ABOUT = re.compile(
    r"\b(?:rek(?:ening)?(?:nya|ku)?|norek|no|nomor|bank|nya|ke|kak|ya|ini|transfer|tf|account"
    r"|number|my|is|the|to|saya|sy)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|perum\w*|komplek\w*|desa|dusun|street|road|rt|rw|kel|kec|kab|kota"
    r"|kode\s*pos|alamat\w*|address)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"\b(?:halo|hai|hi|kakak|min|oke?|terima\s*kasih|makasih|thanks?|thank\s+you|please|tolong"
    r"|ganti|aja|yah|nama(?:nya)?|name|holder|and|dan)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"\b(?:halo|hai|tolong|please|ganti|pindah|makasih|aja)\b", re.IGNORECASE)
_MARKED = re.compile(r"(?:\ba\s*[./]?\s*n\b|\batas\s+nama\b)", re.IGNORECASE)
_MONEY = re.compile(
    r"\brp\.?\s*\d[\d.,]*|(?<![\d.\-])\d{1,3}(?:\.\d{3}){1,2}(?![\d.\-]|\s\d)"
    r"|\d[\d.,]*\s*(?:rb|ribu|k|jt|juta|rupiah|perak)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\d)(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{1,2}-\d{1,2})(?![\d\-])")
_PHONE = re.compile(r"(?:0|62)8\d{7,11}")


@dataclass(frozen=True)
class Account:
    """What was named of it; "" for what was not. `number`: digits alone."""

    bank: str = ""
    number: str = ""
    holder: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(one.name for one in fields(self) if not getattr(self, one.name))

    def with_what_is_new(self, other: "Account") -> "Account":
        """What `other` names, and the rest as it was."""
        return Account(
            other.bank or self.bank, other.number or self.number, other.holder or self.holder
        )

    def is_at(self, other: "Account") -> bool:
        """Whether money to both comes to the same place, whoever is named as its holder."""
        return (self.bank, self.number) == (other.bank, other.number)

    def is_meant_by(self, said: "Account") -> bool:
        """Whether it is the one they name; without a holder, too."""
        return self.is_at(said) and said.holder in ("", self.holder)


def account_named(text: str, asked: bool = False, bare_name: bool = False) -> Account | None:
    """What a message says of an account; None where it speaks of none.

    `asked`: we have just asked for an account, so that a number by itself is one; `bare_name`: for
    the holder, so that a name by itself is one.
    """
    bank = next((BANKS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in BANKS), "")
    marked = bool(_MARKED.search(text))
    if not (bank or marked or bare_name or _DIGIT.search(text)):  # most that is ever said
        return None
    if _PLACE.search(text):
        return None
    holder, rest = _holder(text), _rest(text)
    number = _number(text, phones=bool(bank) or (asked and not _words(text)))
    if not number and _NUMBER.search(text):  # an amount, a day or a phone
        return None
    if "?" in text and not (bank and number):
        return None
    if number and not (bank or marked or asked):
        return None
    if not number:
        if bank and rest and not holder:  # `dana udah masuk`
            return None
        if holder and not (bank or bare_name or _MARKED.match(text.lstrip())):
            return None
    if ((number and bank) or (bare_name and not (number or bank))) and not holder:
        holder = _rest(_NO_NAME.sub(" ", text))
    return Account(bank, number, holder) if bank or number or holder else None


def masked(bank: str, number: str, holder: str) -> str:
    """BCA ••••1234 a.n. Rani K."""
    if not number:
        return ""
    return f"{bank} ••••{number[-4:]} a.n. {holder}".strip()


def says_more(text: str, said: Account) -> bool:
    """Whether a message has words besides the account: those wait for somebody to read them."""
    left = _HOLDER.sub(" ", text) if _holder(text) == said.holder else text
    left = _MARKED.sub(" ", left.replace(said.holder, " ") if said.holder else left)
    return "?" in text or len(_words(_COURTESY.sub(" ", left))) > 1


def without_number(text: str, number: str, sign: str) -> str:
    """The text with a sign in place of the number, however that was written."""
    return re.sub(r"[ .\-]?".join(number), sign, text) if number else text


def _number(text: str, phones: bool) -> str:
    """The longest number that is no amount and no day; a phone is one only where `phones`."""
    left = _DAY.sub(" ", _MONEY.sub(" ", text))
    found = [re.sub(r"\D", "", one) for one in _NUMBER.findall(left)]
    plain = [one for one in found if not _PHONE.fullmatch(one)]
    return max(plain or (found if phones else []), key=len, default="")


def _holder(text: str) -> str:
    found = _HOLDER.search(text)
    return _name(found[1]) if found else ""


def _rest(text: str) -> str:
    """The words of a message that are neither bank, number nor of the way of saying it."""
    words = _words(text)
    return _name(" ".join(words)) if 1 <= len(words) <= 5 else ""


def _words(text: str) -> list[str]:
    left = _ALL_ABOUT.sub(" ", _NUMBER.sub(" ", text))
    return [word for word in re.findall(r"[^\W\d_][^\W\d_'.]*", left) if word.lower() not in BANKS]


def _name(words: str) -> str:
    name = re.split(
        r"\s+(?:ya|yah|kak|min|makasih|thanks|bank|rek|rekening|no)\b|[.!?\n]\s",
        words.strip(),
        maxsplit=1,
        flags=re.IGNORECASE,
    )[0]
    return " ".join(name.strip(" .!?-").split())[:60]
