"""What staff hear of a live."""

from datetime import datetime

from deals.lean import dataclass
from deals.says.notice import Notice
from deals.terms import Content


@dataclass(frozen=True)
class NoticeMorePictures(Notice):
    """More came for a proof that waits."""

    live: Content
    pictures: int
    url: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoticeLiveByHand(Notice):
    """What a person of ours has to tell about a live: `step` of its course."""

    live: Content
    at: datetime
    step: str
