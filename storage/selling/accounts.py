"""The accounts that sell in a shop, and whose they are: by the list, or as staff have said."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select, update
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from storage.bare import bare, bare_each, in_parts, table_of
from storage.insert_new import InsertNew
from storage.personal.naming import UNREAD
from storage.selling.counting import counting, unsettled
from storage.states import in_state
from storage.tables import OrderLine, Partner, PeriodSum, Shop, ShopAccount

_ACCOUNTS, _PARTNERS = table_of(ShopAccount), table_of(Partner)
SUMMED = ("units", "gmv_idr", "commission_idr")
_MANY: BindParameter[Any] = bindparam("many", expanding=True)
_NUMBERS = select(_ACCOUNTS.c.account, _ACCOUNTS.c.id).where(
    _ACCOUNTS.c.shop_id == bindparam("shop_id"), _ACCOUNTS.c.account.in_(_MANY)
)
_STATES = select(_ACCOUNTS.c.account, _ACCOUNTS.c.state).where(
    _ACCOUNTS.c.shop_id == bindparam("shop_id"), _ACCOUNTS.c.account.in_(_MANY)
)
_LISTED = select(_PARTNERS.c.handle, func.coalesce(_PARTNERS.c.merged_into, _PARTNERS.c.id)).where(
    _PARTNERS.c.platform == bindparam("platform"),
    _PARTNERS.c.handle.in_(_MANY),
    _PARTNERS.c.forgotten_at.is_(None),
)
_THEIRS = (
    _ACCOUNTS.update()
    .where(_ACCOUNTS.c.id == bindparam("number"))
    .values(partner_id=bindparam("whose"), state="ours")
)
_add = InsertNew(ShopAccount, state="open")


def numbers(session: Session, shop: Shop, names: Collection[str], now: datetime) -> dict[str, int]:
    """The number of each of these accounts, new ones added: whom the list names has theirs at
    once."""
    found = known(session, shop, names)
    new = sorted(set(names) - found.keys())
    if new:
        since = {"shop_id": shop.id, "since": now}
        _add.all(session, [{**since, "account": name} for name in new])
        added = known(session, shop, new)
        _give(session, shop, added)
        found |= added
    return found


def known(session: Session, shop: Shop, names: Iterable[str]) -> dict[str, int]:
    """The number of each of these accounts that has sold in the shop before."""
    found: dict[str, int] = {}
    for some in in_parts(sorted(names)):
        found |= dict(bare(session, _NUMBERS, {"shop_id": shop.id, "many": some}))
    return found


def states(session: Session, shop: Shop, names: Collection[str]) -> dict[str, str]:
    """open, ours or not_ours, of each of these accounts; nothing is written."""
    found = dict.fromkeys(names, "open")
    for some in in_parts(sorted(names)):
        listed = bare(session, _LISTED, {"platform": shop.platform, "many": some})
        found |= {name: "ours" for name, _ in listed}
    for some in in_parts(sorted(names)):
        told = bare(session, _STATES, {"shop_id": shop.id, "many": some})
        found |= {name: state for name, state in told if state != "open"}
    return found


def find_owners(session: Session, shop: Shop) -> bool:
    """Gives open accounts to whom the list names by now; False where it names nobody."""
    query = select_rows(ShopAccount.account, ShopAccount.id).where(
        ShopAccount.shop_id == shop.id, in_state(ShopAccount.state, "open")
    )
    accounts = {name: number or 0 for name, number in session.exec(query)}
    owned = _give(session, shop, accounts)
    if owned:
        session.expire_all()
    return owned


def settle(
    session: Session, row: ShopAccount, partner_id: int | None, by: int, now: datetime
) -> None:
    """A person of ours says whose it is, or that it is nobody's of ours."""
    row.partner_id, row.state = partner_id, "ours" if partner_id else "not_ours"
    row.settled_by, row.settled_at = by, now
    session.add(row)
    session.flush()


def reopen(session: Session, row: ShopAccount) -> None:
    """What was said of it was a slip."""
    row.partner_id, row.state = None, "open"
    row.settled_by = row.settled_at = None
    session.add(row)
    session.flush()


def open_ones(
    session: Session, shop_id: int | None = None, first: int = 0, count: int = 8
) -> tuple[Sequence[tuple[ShopAccount, int, int]], int]:
    """Those that have sold and nobody has settled, who sold most first, each with units and
    rupiah; how many there are in all."""
    of_shop = [ShopAccount.shop_id == shop_id] if shop_id else []
    mine: list[Any] = [*unsettled(), *of_shop]
    units, gmv = _sold_by("units"), _sold_by("gmv_idr")
    query = select_rows(ShopAccount, units, gmv).where(*mine)
    ordered = query.order_by(gmv.desc(), col(ShopAccount.id)).offset(first).limit(count)
    rows = [(row, int(some), int(idr)) for row, some, idr in session.exec(ordered)]
    return rows, session.exec(select_rows(func.count(col(ShopAccount.id))).where(*mine)).one()


def sold_ever(session: Session, row: ShopAccount) -> tuple[int, int]:
    """Units and rupiah of an account, of all months."""
    query = select_rows(_sold_by("units"), _sold_by("gmv_idr")).where(ShopAccount.id == row.id)
    units, gmv_idr = session.exec(query.select_from(ShopAccount)).one()
    return int(units), int(gmv_idr)


def of_partner(session: Session, partner_id: int) -> Sequence[tuple[ShopAccount, Shop]]:
    """Their accounts, each with its shop."""
    query = select_rows(ShopAccount, Shop).join(Shop)
    query = query.where(ShopAccount.partner_id == partner_id)
    return session.exec(query.order_by(col(ShopAccount.id))).all()


def by_month(session: Session, partner_id: int) -> list[dict[str, Any]]:
    """What their accounts sold by month, whatever became of the orders: what we hold on them."""
    found = []
    for row, shop in of_partner(session, partner_id):
        for rows in (OrderLine, PeriodSum):
            sums = [func.sum(getattr(rows, name)) for name in SUMMED]
            query = select(col(rows.month), func.count(), *sums).group_by(col(rows.month))
            theirs = query.where(col(rows.account_id) == row.id, counting(rows))
            for month, lines, *counts in session.execute(theirs.order_by(col(rows.month))):
                told = dict(zip(SUMMED, map(int, counts), strict=True))
                found.append(
                    {"shop": shop.name, "account": row.account, "month": month, "lines": lines}
                    | told
                )
    return found


def forget(session: Session, partner_id: int) -> None:
    """What was sold stays as figures; under which name and by which post goes."""
    for row, _ in of_partner(session, partner_id):
        row.account = f"#{row.id}"
        session.flush()
        lines = update(OrderLine).where(col(OrderLine.account_id) == row.id)
        session.exec(lines.values(more={}, content_id=None), execution_options=UNREAD)
        sums = update(PeriodSum).where(col(PeriodSum.account_id) == row.id)
        session.exec(sums.values(more={}), execution_options=UNREAD)


def _give(session: Session, shop: Shop, accounts: dict[str, int]) -> bool:
    """These, by their numbers, to whom the list names; False where it names nobody."""
    owners: dict[str, int] = {}
    for some in in_parts(sorted(accounts)):
        owners |= dict(bare(session, _LISTED, {"platform": shop.platform, "many": some}))
    told = [{"number": accounts[name], "whose": whose} for name, whose in owners.items()]
    if told:
        bare_each(session, _THEIRS, told)
    return bool(told)


def _sold_by(name: str) -> Any:
    """By its orders, or where there are none by its periods."""
    sums = [
        select(func.sum(getattr(rows, name)))
        .where(col(rows.account_id) == col(ShopAccount.id), counting(rows))
        .scalar_subquery()
        for rows in (OrderLine, PeriodSum)
    ]
    return func.coalesce(*sums, 0)
