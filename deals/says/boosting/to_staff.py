"""What staff hear of boost codes, and whoever runs the ads: videos with their codes."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice
from deals.selling.sold import Sold


@dataclass(frozen=True)
class NoticeCodes(Notice):
    """Codes came in; `missing`: of so many videos one is still missing."""

    codes: int
    missing: int


@dataclass(frozen=True)
class NoticeNoCodes(Notice):
    """Codes that did not come, or were not renewed."""

    codes: int


@dataclass(frozen=True)
class NoticeCodesRefused(Notice):
    """They give no codes of so many videos."""

    codes: int


@dataclass(frozen=True)
class NoticeAskCodes(Notice):
    """Nobody of theirs can be written to: somebody has to ask for these codes by hand."""

    codes: int


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
