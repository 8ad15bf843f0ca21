"""Who sold most: candidates for the next month, and accounts in no list, in their order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import add

from deals.selling.sold import Sold

ORDERS = ("gmv", "units")


@dataclass(frozen=True)
class Account:
    """An account that sold. `partner_id`: whose it is; None: it is in no list."""

    id: int
    name: str
    partner_id: int | None


@dataclass(frozen=True)
class Seller:
    """A partner with what their accounts sold together, or an account in no list."""

    accounts: tuple[Account, ...]
    sold: Sold

    @property
    def partner_id(self) -> int | None:
        return self.accounts[0].partner_id

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.accounts)


@dataclass(frozen=True)
class Ranking:
    """`partners` and `unlisted`: who sold anything, the best first."""

    partners: tuple[Seller, ...]
    unlisted: tuple[Seller, ...]


def ranked(accounts: Iterable[Account], sold: Mapping[int, Sold], by: str) -> Ranking:
    """By units or gmv, whatever it is that is settled; then by what may still come. `sold`: by the
    numbers of accounts."""
    together: dict[tuple[int | None, int], list[Account]] = defaultdict(list)
    for account in accounts:
        if sold.get(account.id):
            alone = 0 if account.partner_id else account.id
            together[account.partner_id, alone].append(account)
    sellers = [
        Seller(tuple(theirs), reduce(add, (sold[one.id] for one in theirs)))
        for theirs in together.values()
    ]
    sellers.sort(key=lambda one: (*_rank(one.sold, by), one.names))
    listed = tuple(one for one in sellers if one.partner_id)
    return Ranking(listed, tuple(one for one in sellers if not one.partner_id))


def _rank(sold: Sold, by: str) -> tuple[int, int]:
    if by == "units":
        return -sold.units, -sold.pending_units
    return -sold.gmv_idr, -sold.pending_gmv_idr
