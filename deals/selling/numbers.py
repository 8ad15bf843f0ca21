"""Numbers as exports write them: which of dot and comma is the decimal sign shows in a column as a
whole, since one platform's exports differ in it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

SEEN = 20_000  # cells that are kept in mind: they repeat
NOTHING = frozenset({"", "-", "--", "–", "—", "n/a", "N/A", "null", "NULL", "nan", "NaN"})
_HIDDEN = re.compile(r"#+")
_DRESSED = re.compile(r"^(?:rp|idr)\.?\s*|\s*(?:rp|idr|%)$", re.IGNORECASE)
_TYPED = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)
_SIGNED = re.compile(r"([-−(]?)\s*(\d[\d.,\s]*)\)?")
_FORMS = (
    ("plain", re.compile(r"\d+")),
    ("unclear", re.compile(r"[1-9]\d{0,2}[.,]\d{3}")),
    ("dot", re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+|\d+\.\d+")),
    ("comma", re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+|\d+,\d+")),
)


@dataclass(frozen=True)
class Style:
    """How the numbers of a column are written. `decimal`: dot or comma; `sure`: cells of it say so,
    and none says else; `example`: one that shows it."""

    decimal: str
    sure: bool = True
    mixed: bool = False
    example: str = ""


PLAIN = Style("dot")


@dataclass
class Forms:
    """What the cells of a column look like, counted one by one."""

    counted: Counter[str]
    examples: dict[str, str]

    @classmethod
    def none(cls) -> "Forms":
        return cls(Counter(), {})

    def see(self, cell: str) -> None:
        if cell.isdecimal():
            return
        form, digits = form_of(cell)
        self.counted[form] += 1
        if form not in self.examples:
            self.examples[form] = cell
        if form == "unclear":
            self.counted[digits[-4]] += 1

    def style(self, whole: bool) -> Style:
        """`whole`: what is counted has no fractions of three digits, such as rupiah."""
        dots, commas = self.counted["dot"], self.counted["comma"]
        if dots or commas:
            decimal = "dot" if dots >= commas else "comma"
            example = self.examples[decimal]
            return Style(decimal, not (dots and commas), bool(dots and commas), example)
        if not self.counted["unclear"]:
            return PLAIN
        groups_by_dot = self.counted["."] >= self.counted[","]
        decimal = "comma" if groups_by_dot == whole else "dot"
        return Style(decimal, False, False, self.examples["unclear"])


def forms_of(cells: Iterable[str]) -> Forms:
    forms = Forms.none()
    for cell in cells:
        forms.see(cell)
    return forms


def is_nothing(cell: str) -> bool:
    return cell in NOTHING


def is_hidden(cell: str) -> bool:
    """`######`: a column was too narrow when somebody saved it."""
    return bool(_HIDDEN.fullmatch(cell))


@lru_cache(SEEN)
def form_of(cell: str) -> tuple[str, str]:
    """What a cell by itself shows, and its digits: nothing, plain, dot, comma (as the decimal
    sign), unclear (`435.212`), or other."""
    if is_nothing(cell):
        return "nothing", ""
    found = _SIGNED.fullmatch(_undressed(cell))
    digits = re.sub(r"\s", "", found[2]) if found else ""
    for form, pattern in _FORMS:
        if pattern.fullmatch(digits):
            return form, digits
    return "other", ""


@lru_cache(SEEN)
def number_of(cell: str, style: Style) -> Decimal | None:
    """What the cell says in a column of that style; None where it is no number."""
    bare = _undressed(cell)
    if "e" in bare.casefold():
        return Decimal(bare) if _TYPED.fullmatch(bare) else None
    form, digits = form_of(cell)
    if form in ("nothing", "other"):
        return None
    decimal = form if form in ("dot", "comma") else style.decimal
    if decimal == "comma":
        digits = digits.replace(".", "").replace(",", ".")
    value = Decimal(digits.replace(",", ""))
    return -value if bare[0] in "-−(" else value


def whole(value: Decimal) -> int:
    """Rounded as people do."""
    return int(value.to_integral_value(ROUND_HALF_UP))


def _undressed(cell: str) -> str:
    """Without currency and percent, also behind a minus."""
    bare = cell.strip()
    sign = bare[0] if bare[:1] in ("-", "−") else ""
    bare = _DRESSED.sub("", bare.removeprefix(sign).strip()).strip()
    return sign + _DRESSED.sub("", bare)
