"""What staff read about the files of shops."""

from deals.lean import dataclass
from deals.says import Words
from deals.selling.sold import Sold


@dataclass(frozen=True)
class MonthSold:
    """`kind`: orders or periods."""

    month: str
    kind: str
    lines: int
    accounts: int
    units: int
    gmv_idr: int


@dataclass(frozen=True)
class ShopSold:
    """`file`: the newest that was taken in; `coming`: one that is being taken in."""

    name: str
    months: tuple[MonthSold, ...]
    file: str = ""
    coming: str = ""


@dataclass(frozen=True)
class SalesShelf(Words):
    """What is known by shop and month. `open`: accounts of which nobody said whose they are."""

    shops: tuple[ShopSold, ...]
    open: int


@dataclass(frozen=True)
class AskSalesShop(Words):
    file: str


@dataclass(frozen=True)
class AskSalesMonth(Words):
    file: str
    shop: str


@dataclass(frozen=True)
class AskSalesColumn(Words):
    """`field`: a key of the words table sales_fields."""

    file: str
    field: str


@dataclass(frozen=True)
class NumberRead:
    """How a number was read in whose column nothing tells dots from commas. `example`: as it
    stands there."""

    field: str
    example: str
    read: int


@dataclass(frozen=True)
class RowProblem:
    row: int
    code: str
    cell: str


@dataclass(frozen=True)
class LineChange:
    """What is said now of something known otherwise: units, rupiah, and of an order its state."""

    account: str
    units_before: int
    idr_before: int
    state_before: str
    units: int
    idr: int
    state: str


@dataclass(frozen=True)
class Apart:
    """An account whose orders and periods differ, in rupiah."""

    account: str
    orders_idr: int
    periods_idr: int


@dataclass(frozen=True)
class SalesCheck(Words):
    """What a file says, before it is kept.

    `ours`, `unknown`, `others`: its accounts; `new`, `changed`, `same`: its lines against what is
    known; `left_out`: rows that cannot be read; `doubtful`: rows that are asked about;
    `over_months`: periods over the end of a month, which count in their first; `forgotten`: rows
    of whoever asked to be forgotten.
    """

    file: str
    shop: str
    kind: str
    months: tuple[str, ...]
    lines: int
    sold: Sold
    returned: int
    void: int
    ours: int
    unknown: int
    others: int
    new: int
    changed: int
    same: int
    changes: tuple[LineChange, ...]
    numbers: tuple[NumberRead, ...]
    left_out: int
    problems: tuple[RowProblem, ...]
    doubtful: int
    doubts: tuple[RowProblem, ...]
    twice: int
    unknown_status: int
    over_months: int
    forgotten: int
    days_unclear: bool
    other_platform: bool


@dataclass(frozen=True)
class SalesKept(Words):
    """`apart`: accounts whose orders and periods differ; `more_apart`: and so many others."""

    file: str
    shop: str
    new: int
    changed: int
    same: int
    open: int
    apart: tuple[Apart, ...]
    more_apart: int


@dataclass(frozen=True)
class SalesUnderway(Words):
    """A large file is being taken in, which takes a moment. `lines`: how many it has."""

    file: str
    shop: str
    lines: int


@dataclass(frozen=True)
class SalesKnown(Words):
    """The very same file was taken in before."""

    file: str
    shop: str


@dataclass(frozen=True)
class SalesDropped(Words):
    file: str


@dataclass(frozen=True)
class NoticeSalesStuck(Words):
    """A large file that failed again and again. `error`: its kind, for whoever looks after us."""

    file: str
    shop: str
    error: str


@dataclass(frozen=True)
class SalesUndone(Words):
    file: str
    shop: str
