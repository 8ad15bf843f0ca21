"""What staff hear of those who are out, and who could come in their place."""

from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice


@dataclass(frozen=True)
class Instead:
    """Who could take the place of somebody: the number of their deal, or 0 for nobody."""

    deal: int = 0
    partner: str = ""
    tier: str = ""


@dataclass(frozen=True)
class NoticeDropped(Notice):
    """Somebody is out. `instead`: who could come for them, once that was looked for."""

    instead: Instead | None


@dataclass(frozen=True)
class ReplacementFound(NoticeDropped):
    """Staff ended it, or ask: who could come for them?"""


@dataclass(frozen=True)
class NoticeDeclined(NoticeDropped):
    text: str


@dataclass(frozen=True)
class NoticeStopped(NoticeDropped):
    """They asked to be left alone; `agreed`: a deal was agreed, so a person decides."""

    agreed: bool


@dataclass(frozen=True)
class NoticeUnreachable(NoticeDropped):
    days: int


@dataclass(frozen=True)
class ReplacementNeeded(Words):
    """A campaign's list falls short of its target."""

    campaign: str
    counted: int
    target: int
    missing: int
