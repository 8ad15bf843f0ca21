"""What somebody sold: of orders that are settled and were not returned, or of sums by period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sold:
    """Settled and not returned; `pending_`: what may still come to it. Whole rupiah."""

    units: int = 0
    gmv_idr: int = 0
    orders: int = 0
    pending_units: int = 0
    pending_gmv_idr: int = 0
    commission_idr: int = 0

    def __add__(self, other: "Sold") -> "Sold":
        return Sold(
            self.units + other.units,
            self.gmv_idr + other.gmv_idr,
            self.orders + other.orders,
            self.pending_units + other.pending_units,
            self.pending_gmv_idr + other.pending_gmv_idr,
            self.commission_idr + other.commission_idr,
        )

    def __bool__(self) -> bool:
        return self != Sold()


@dataclass(frozen=True)
class Period:
    """What a platform says was sold from one day to another, both among them."""

    first: date
    last: date
    sold: Sold

    def meets(self, other: "Period") -> bool:
        return self.first <= other.last and other.first <= self.last


def counting(periods: Iterable[Period]) -> list[Period]:
    """Those that may be summed: of several that share days the longest, which holds the others."""
    kept: list[Period] = []
    longest_first = sorted(periods, key=lambda one: (one.first - one.last, one.first))
    for period in longest_first:
        if not any(period.meets(other) for other in kept):
            kept.append(period)
    return kept


def summed(periods: Iterable[Period]) -> Sold:
    """What they come to together, no day counted twice."""
    return sum((period.sold for period in counting(periods)), Sold())
