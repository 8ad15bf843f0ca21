"""What the words on a screenshot tell: a hint for staff, since they may be read wrong."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

TOP = 0.2  # of the height: below it others write
CLOCK_ABOVE = 0.06
LEFT = 0.6  # of the width: the host's name begins there
ONE_ROW = 0.02  # of the height
ALIKE = 0.8  # of a name that may be read wrong, or be cut short
_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]([0-5]\d)$")
_NAME = re.compile(r"^@?(?=.*[a-z])[\w.]{3,30}(?:…|\.{2,3})?$", re.IGNORECASE | re.ASCII)
_COUNT = re.compile(r"^\d{1,3}(?:[.,]?\d{1,3})*\s?(?:k|rb|jt|m)?$", re.IGNORECASE)
_WATCHING = re.compile(r"^([\d.,]+\s?(?:k|rb|jt|m)?)\s*(?:penonton|menonton|viewers?)$", re.I)
_NO_NAMES = frozenset({"live", "follow", "ikuti", "mengikuti", "following", "suka", "likes"})


@dataclass(frozen=True)
class Line:
    """Words on a picture, and where they begin, as parts of its width and height."""

    text: str
    left: float
    top: float


@dataclass(frozen=True)
class Told:
    """`account`: the name at the top; `fits`: whether it is theirs, None where nobody can say."""

    live: bool = False
    account: str = ""
    fits: bool | None = None
    viewers: str = ""
    clock: str = ""

    def __bool__(self) -> bool:
        return bool(self.live or self.account or self.viewers or self.clock)


def told_by(lines: Sequence[Line], accounts: Sequence[str]) -> Told:
    """What stands at the top of a screenshot. `accounts`: those of whoever handed it in."""
    top = [line for line in lines if line.top < TOP]
    mark = next((line for line in top if line.text.strip().casefold() == "live"), None)
    account, fits = _account(top, accounts)
    return Told(mark is not None, account, fits, _viewers(top, mark), _clock(top))


def _account(top: Sequence[Line], accounts: Sequence[str]) -> tuple[str, bool | None]:
    """One of theirs, if it is among the names at the top; else the first of these."""
    names = [name for line in top if line.left < LEFT and (name := _name(line.text))]
    for name in names:
        if any(_alike(name, account) for account in accounts):
            return name, True
    return (names[0], False if accounts else None) if names else ("", None)


def _name(text: str) -> str:
    found = text.strip()
    if not _NAME.match(found) or found.casefold() in _NO_NAMES or _COUNT.match(found):
        return ""
    return found.removeprefix("@")


def _alike(name: str, account: str) -> bool:
    read, known = name.casefold().rstrip("….") or name, account.casefold().removeprefix("@")
    cut = read != name.casefold() and known.startswith(read)
    return cut or SequenceMatcher(None, read, known).ratio() >= ALIKE


def _viewers(top: Sequence[Line], mark: Line | None) -> str:
    """As it stands there, such as `1,2K`: a number with its word, or beside LIVE."""
    for line in top:
        if told := _WATCHING.match(line.text.strip()):
            return told[1].strip()
    beside = [
        line.text.strip()
        for line in top
        if mark and line.left > mark.left and abs(line.top - mark.top) < ONE_ROW
    ]
    return next((text for text in beside if _COUNT.match(text)), "")


def _clock(top: Sequence[Line]) -> str:
    for line in top:
        if line.top < CLOCK_ABOVE and (told := _CLOCK.match(line.text.strip())):
            return f"{int(told[1]):02}.{told[2]}"
    return ""
