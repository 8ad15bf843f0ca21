"""What staff hear and read of packs."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.says.listing.importing import RowTold
from deals.says.notice import Notice


@dataclass(frozen=True)
class NoticeAddress(Notice):
    """They gave their address: it stands on the deal's card, in private."""

    in_group: bool = False


@dataclass(frozen=True)
class NoticeArrived(Notice):
    """The partner says that the pack is there: the last day to post counts from here."""

    post_by: date | None
    received_on: date


@dataclass(frozen=True)
class NoticeNotHere(Notice):
    """The pack is not there: `days` after it was sent. `times`: how often they said so; 0 where
    nobody of theirs can be asked."""

    courier: str
    tracking: str
    days: int
    times: int


@dataclass(frozen=True)
class NoticeBroken(Notice):
    """The pack came damaged, in their words (`text`) if they used any."""

    text: str
    courier: str
    tracking: str


@dataclass(frozen=True)
class NoticePackPhoto(Notice):
    """A picture of the pack; only in private, since a label may be on it."""


@dataclass(frozen=True)
class Incomplete:
    """A pack that cannot go yet: what of the address is missing."""

    deal: int
    partner: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class PackingShown(Words):
    """The packing list in short: how many can go, and who has no full address."""

    ready: int
    unconfirmed: int
    incomplete: tuple[Incomplete, ...]
    more: int


@dataclass(frozen=True)
class AskedForAddress(Words):
    """How many were asked for what is missing; `by_hand`: whom the bot cannot write to."""

    asked: int
    by_hand: int


@dataclass(frozen=True)
class Shipped(Words):
    """What became of a sheet of parcels: sent, known before, not filled in, and each row that
    could not be taken with its reason; `more` of those are not shown."""

    sent: int
    same: int
    empty: int
    rows: tuple[RowTold, ...]
    more: int


@dataclass(frozen=True)
class NoticeSample(Notice):
    """An affiliate without a pack asks for a sample."""
