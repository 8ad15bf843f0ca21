"""The team's recap: a row for each who agreed, and the days of their posts for each brand."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class RecapRow:
    """`posted`: for each brand of the recap, in its order, the days of a partner's posts."""

    partner: str
    handle: str
    platform: str
    posted: tuple[tuple[date, ...], ...]


@dataclass(frozen=True)
class Recap:
    """Some rows of the months from `since` to `until` (`2026-09`); `total` counts all of them."""

    since: str
    until: str
    brands: tuple[str, ...]
    rows: tuple[RecapRow, ...]
    total: int
