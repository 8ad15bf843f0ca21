"""What partners hear when they are out."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class TakenNo(Words):
    partner: str
    brand: str


@dataclass(frozen=True)
class Stopped(Words):
    """They are left alone, at once; `/start` brings us back."""


@dataclass(frozen=True)
class Withdrawn(Words):
    partner: str
    brand: str
    campaign: str
