"""What staff read of a sheet of partners that was read."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class RowTold:
    """A row of the sheet that has to be looked at, and why in words."""

    row: int
    name: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Imported(Words):
    """A sheet that was read. `listed`: new deals; the other counts are partners."""

    campaign: str
    listed: int
    added: int
    updated: int
    same: int
    left_out: int
    rows: tuple[RowTold, ...]
    more: int
