"""What is said of pictures that were seen before, or show too little."""

from dataclasses import dataclass
from datetime import date

from deals.lives.reading import Told
from deals.says import Words
from deals.says.notices import Notice
from deals.terms import Content


@dataclass(frozen=True)
class ScreenDoubted(Words):
    """A picture was taken, and is questioned: small, blank, or older than its live."""

    doubts: tuple[str, ...]


@dataclass(frozen=True)
class Other:
    """The proof that a picture belongs to already. `state`: waiting, accepted or sent_back;
    `same`: it is the same partner's."""

    deal: int
    partner: str
    campaign: str
    day: date
    state: str
    same: bool


@dataclass(frozen=True)
class NoticeTwin(Notice):
    """A proof is held back: its picture came before. `other`: none when its owner is forgotten;
    `more`: how many of its pictures are held beside those that are shown."""

    what: Content
    other: Other | None
    more: int = 0


@dataclass(frozen=True)
class NoticeScreenRead(Notice):
    """What a machine read on pictures of a proof: a hint. `strange`: names that are none of their
    `accounts`."""

    pictures: tuple[Told, ...]
    accounts: tuple[str, ...]
    strange: tuple[str, ...] = ()
