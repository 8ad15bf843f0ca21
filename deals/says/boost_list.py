"""What whoever runs the ads reads: videos with their codes."""

from dataclasses import dataclass
from datetime import date

from deals.says import Words
from deals.selling.sold import Sold

NOTHING = Sold()


@dataclass(frozen=True)
class BoostLine:
    """A video for whoever runs the ads. `state`: as the words [boost_states] name it; `code` is
    empty where it is boosted by its link, or not there yet."""

    place: int
    deal: int
    partner: str
    link: str
    code: str
    until: date | None
    state: str
    sold: Sold = NOTHING


@dataclass(frozen=True)
class BoostList(Words):
    """Videos to boost, of these months, and how many there are in each state."""

    since: str
    until: str
    brand: str
    lines: tuple[BoostLine, ...]
    page: int
    pages: int
    total: int
