"""What partners hear about personal data: what is held, and what was asked."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class YourData(Words):
    """What we hold on somebody, in short; the file has all of it. A `manager` sees what is theirs.

    `lines`: how many messages of the talk are kept; `asked_days`: until when a person answers.
    """

    partner: str
    manager: bool
    handle: str
    followers: str
    phone: str
    address: str
    since: date
    deals: tuple[str, ...]
    lines: int
    asked_days: int


@dataclass(frozen=True)
class AskCorrection(Words):
    """How to say what is wrong."""


@dataclass(frozen=True)
class ForgetSure(Words):
    """What being forgotten means, before it is asked for."""


@dataclass(frozen=True)
class DataNoted(Words):
    """A person answers within `days`. `kind`: correct or forget."""

    kind: str
    days: int
