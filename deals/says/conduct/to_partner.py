"""What a partner hears at the end of an agreement that was not kept."""

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Content


@dataclass(frozen=True)
class NotKept(Words):
    """The agreement ends, since content is missing for good."""

    partner: str
    brand: str
    campaign: str
    missing: tuple[Content, ...]
