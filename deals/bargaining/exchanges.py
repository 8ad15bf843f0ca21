"""What may be given where money cannot: more time, an extra product, fewer posts."""

from collections.abc import Callable
from dataclasses import replace

from deals.bargaining.table import Table, later_of
from deals.terms import Terms


def instead_of_money(table: Table) -> tuple[Terms, str, str] | None:
    """Our last offer with the first exchange that changes it, the reason, and what we ask.

    None when there is none left, or when they ask for no more money.
    """
    if not table.asks_money:
        return None
    for exchange in table.limits.exchanges:
        terms = _GIVE[exchange](table)
        if terms != table.ours:
            return terms, f"{exchange}_instead", "keep_fee"
    return None


def _time(table: Table) -> Terms:
    ours = table.ours
    return replace(ours, post_by=later_of(ours.post_by, table.limits.latest))


def _product(table: Table) -> Terms:
    """Once: goods that are in the offer are not put in again."""
    ours, limits = table.ours, table.limits
    if limits.extra in ours.barter:
        return ours
    goods = f"{ours.barter} + {limits.extra}" if ours.barter else limits.extra
    worth = ours.barter_value_idr + limits.extra_value_idr
    return replace(ours, barter=goods, barter_value_idr=worth)


def _fewer_posts(table: Table) -> Terms:
    """The pieces that they asked for, when our fee may stand for them."""
    contents = table.theirs.contents
    affordable = table.ours.fee_idr <= table.highest_fee(contents)
    if table.asks_fewer and affordable and table.may_be_fewer(contents):
        return replace(table.ours, contents=contents)
    return table.ours


_GIVE: dict[str, Callable[[Table], Terms]] = {
    "time": _time,
    "product": _product,
    "fewer_posts": _fewer_posts,
}
