"""What staff hear of words that did not arrive, and of updates that could not be handled."""

from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice


@dataclass(frozen=True)
class NoticeUnheard(Notice):
    """Words for a partner whom the bot cannot write to: a person has to say them."""

    text: str


@dataclass(frozen=True)
class NoticeBlocked(Notice):
    """They cannot be reached on this channel any more. `reason`: blocked or gone."""

    reason: str


@dataclass(frozen=True)
class NoticeUnknown(Notice):
    """Nobody knows whether these words arrived; never sent again by themselves."""

    text: str


@dataclass(frozen=True)
class NoticeFailed(Words):
    """Words that could not be sent at all."""

    deal: int | None
    partner: str
    reason: str
    text: str


@dataclass(frozen=True)
class NoticeStuck(Words):
    """An update that could not be handled, parked after all tries."""

    inbox: int
    error: str
