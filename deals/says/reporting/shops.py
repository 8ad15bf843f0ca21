"""What the team reads of a month per shop."""

from deals.lean import dataclass
from deals.reporting.shops import Reach, ShopMonth, ShopRow
from deals.says import Words


@dataclass(frozen=True)
class ShopsShown(Words):
    """A month (`2026-09`) of several shops, side by side."""

    month: str
    shops: tuple[ShopMonth, ...]
    in_all: Reach


@dataclass(frozen=True)
class ShopShown(Words):
    """A page of a shop's list for a month; `first` is the number of its first row."""

    month: str
    shop: ShopMonth
    rows: tuple[ShopRow, ...]
    first: int
    page: int
    pages: int


@dataclass(frozen=True)
class ShopsDrawn(Words):
    """What stands under the picture of a month."""

    month: str
    in_all: Reach
