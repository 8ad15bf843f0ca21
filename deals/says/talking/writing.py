"""What staff read when they write to a partner themselves."""

from typing import ClassVar

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class StaffWords(Words):
    """Words of a staff member to a partner, as they wrote them."""

    once: ClassVar[bool] = True
    lines: tuple[str, ...]


@dataclass(frozen=True)
class ReplyCheck(Words):
    """Words in reply to a notice that asked nothing: are they for the partner?"""

    deal: int
    partner: str
    campaign: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class MeaningAsked(Words):
    """What do these words of a partner mean? Under it stands everything that they can."""

    deal: int
    partner: str
    text: str


@dataclass(frozen=True)
class StillAsked(Words):
    """What a partner asked and still waits for, after one of it may have been answered."""

    deal: int
    partner: str
    campaign: str
    questions: tuple[str, ...]
