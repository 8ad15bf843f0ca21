"""What staff read when partners are approached."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class ApproachCheck(Words):
    """How many go out by the bot and by hand, and the first of the messages, word by word.

    `left`: how many more there are, who wait for the next time.
    """

    campaign: str
    by_bot: int
    by_hand: int
    partner: str
    lines: tuple[str, ...]
    left: int = 0


@dataclass(frozen=True)
class Approached(Words):
    by_bot: int
    by_hand: int
    left_out: int


@dataclass(frozen=True)
class HandCard(Words):
    """One first message to carry over by hand; `place` of `total`."""

    deal: int
    partner: str
    campaign: str
    place: int
    total: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class NewStartLink(Words):
    """`manager`: whose link it is, or "" when it is the partner's own; `days`: how long it can be
    opened; `reachable`: the bot writes to an older address so far."""

    deal: int
    partner: str
    campaign: str
    manager: str
    link: str
    days: int
    reachable: bool
