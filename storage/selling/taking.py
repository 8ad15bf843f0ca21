"""Sales files are taken in: what is new is added, what changed takes the place of what stood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Select,
    Table,
    bindparam,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlmodel import Session, col
from sqlmodel import select as select_rows

from deals.selling.ahead import Change, Taken
from deals.selling.lines import Line, mark_of
from deals.selling.lines import OrderLine as Order
from storage.bare import bare, bare_each, in_parts, table_of
from storage.db import alone
from storage.personal import suppressed
from storage.selling import accounts
from storage.selling.counting import counting
from storage.states import standing
from storage.tables import OrderLine, PeriodSum, SalesFile, SalesUnderway, Shop

AT_ONCE = 2048  # lines; a file that has more is kept in as many portions
CHANGES = 5  # that are told
Told = tuple[Line, str]  # a line and the month in which it counts

_MANY: BindParameter[Any] = bindparam("many", expanding=True)
_TABLES = {"orders": table_of(OrderLine), "periods": table_of(PeriodSum)}
_KEYS = {"orders": ("order_no", "sku"), "periods": ("account_id", "first", "last")}
_INSERTS = {kind: insert(table) for kind, table in _TABLES.items()}


def _standing(table: Table, keys: tuple[str, ...]) -> Any:
    columns = [table.c[name] for name in keys]
    mine = (table.c.shop_id == bindparam("shop_id"), columns[0].in_(_MANY), counting(table))
    state = table.c.state if "state" in table.c else literal("")
    told = (table.c.mark, table.c.units, table.c.gmv_idr, state)
    return select(table.c.id, *told, *columns).where(*mine)


_STANDING = {kind: _standing(_TABLES[kind], keys) for kind, keys in _KEYS.items()}


class Standing(NamedTuple):
    """A line that is known: its number and mark, and its units, rupiah and state."""

    number: int
    mark: str
    told: tuple[int, int, str]


@dataclass(frozen=True)
class File:
    """A file that is about to be kept. `told`: how its numbers were read."""

    kind: str
    sha256: str
    name: str
    month: str
    told: dict[str, Any]


def alone_in(session: Session, shop_id: int) -> None:
    """Keeps others from beginning or undoing a file of the shop until the commit. Call it before
    you ask what is kept or underway there, and only then `begin` or `unsettle`."""
    alone(session, f"sales:{shop_id}")


def kept_before(session: Session, shop_id: int, sha256: str) -> SalesFile | None:
    """The very same file, if it was taken in and not undone."""
    query = select_rows(SalesFile).where(
        SalesFile.shop_id == shop_id, SalesFile.sha256 == sha256, SalesFile.state == "kept"
    )
    return session.exec(query).first()


def compare(session: Session, shop: Shop, kind: str, lines: Iterable[Told]) -> Taken:
    """What keeping these lines would change. Nothing is written."""
    return _through(session, shop, kind, lines, None)


def standing_on(session: Session, shop: Shop) -> tuple[Any, ...]:
    """What `compare` stands on: while this is the same, that answers the same. Ask before you
    compare: what comes meanwhile is then seen later.

    Only the newest file of a shop is undone, so it tells which others count.
    """
    last = session.exec(select_rows(func.max(SalesFile.id)).where(SalesFile.shop_id == shop.id))
    kept = newest(session, shop.id or 0)
    return shop.id, last.one(), kept and kept.id, suppressed.how_many(session)


def begin(session: Session, shop: Shop, file: File, by: int, now: datetime) -> SalesFile:
    """A file of which nothing is taken yet; call `alone_in` first."""
    row = SalesFile(
        shop_id=shop.id or 0,
        kind=file.kind,
        sha256=file.sha256,
        name=file.name,
        month=file.month,
        rows=0,
        told=file.told,
        taken_by=by,
        taken_at=now,
    )
    session.add(row)
    session.flush()
    return row


def take(session: Session, shop: Shop, file: SalesFile, lines: Iterable[Told]) -> Taken:
    """Writes these lines of a file. What stood before stands until `settle`."""
    taken = _through(session, shop, file.kind, lines, file)
    file.rows += taken.new + taken.changed + taken.same
    session.add(file)
    session.flush()
    return taken


def settle(session: Session, file: SalesFile) -> None:
    """All its lines are there: what stood in their place gives way."""
    table, own = _own(file)
    _stand(session, table, table.c.id.in_(_replaced(file)), False)
    _stand(session, table, own & table.c.instead_of.is_not(None), True)


def newest(session: Session, shop_id: int) -> SalesFile | None:
    """The last file of a shop that is kept: it alone can be undone."""
    query = select_rows(SalesFile).where(SalesFile.shop_id == shop_id, SalesFile.state == "kept")
    query = query.where(col(SalesFile.id).not_in(select(col(SalesUnderway.file_id))))
    return session.exec(query.order_by(col(SalesFile.id).desc()).limit(1)).first()


def unsettle(session: Session, file: SalesFile) -> None:
    """As if the newest file of its shop had never come: what its lines stood in the place of stands
    again. Those that are new are still to be let go. Call `alone_in` first."""
    table, own = _own(file)
    _stand(session, table, own & table.c.instead_of.is_not(None), False)
    _stand(session, table, table.c.id.in_(_replaced(file)), True)
    file.state = "undone"
    session.add(file)
    session.flush()


def to_let_go(session: Session, file: SalesFile, most: int) -> int:
    """How many of its lines still stand, counted up to `most`."""
    found = _still_standing(file).limit(most).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0


def let_go(session: Session, file: SalesFile, after: int = 0, count: int | None = None) -> int:
    """The next of its lines stand no more, in the order of their numbers; answers the last one of
    them, 0 where there was none left."""
    table, own = _own(file)
    query = _still_standing(file).where(table.c.id > after).order_by(table.c.id).limit(count)
    last: int = session.scalar(select(func.max(query.subquery().c.id))) or 0
    _stand(session, table, own & (table.c.id > after) & (table.c.id <= last), False)
    return last


def counts(session: Session, file: SalesFile) -> Taken:
    """How many of its lines were new, changed what stood, or said nothing else."""
    table, own = _own(file)
    query = select(func.count(), func.count(table.c.instead_of)).where(own)
    written, changed = session.connection().execute(query).one()
    return Taken(new=written - changed, changed=changed, same=file.rows - written)


def months(session: Session, file: SalesFile) -> set[str]:
    """Those of which a file says something new, also what it took from them."""
    table, own = _own(file)
    told = select(table.c.month).where(own)
    before = select(table.c.month).where(table.c.id.in_(_replaced(file)))
    return {month for (month,) in session.connection().execute(told.union(before))}


def _own(file: SalesFile) -> tuple[Table, Any]:
    table = _TABLES[file.kind]
    return table, table.c.file_id == file.id


def _still_standing(file: SalesFile) -> Select[Any]:
    table, own = _own(file)
    return select(table.c.id).where(own, standing(table))


def _replaced(file: SalesFile) -> Select[Any]:
    """The numbers of the lines in whose place those of a file stand."""
    table, own = _own(file)
    return select(table.c.instead_of).where(own, table.c.instead_of.is_not(None))


def _stand(session: Session, table: Table, which: Any, stands: bool) -> None:
    session.flush()
    session.connection().execute(update(table).where(which).values(stands=stands))
    session.expire_all()


def _through(
    session: Session, shop: Shop, kind: str, lines: Iterable[Told], file: SalesFile | None
) -> Taken:
    """Compares all lines with what stands, and writes them where there is a file."""
    session.flush()
    taken, rest = Taken(), iter(lines)
    while some := list(islice(rest, AT_ONCE)):
        names = {line.account for line, _ in some}
        held = suppressed.accounts_held(session, shop.platform, names)
        taken.forgotten += sum(line.account in held for line, _ in some)
        some = [one for one in some if one[0].account not in held]
        of = _accounts(session, shop, names - held, file)
        rows = [_row(shop, line, month, of.get(line.account, 0)) for line, month in some]
        standing = _standing_of(session, shop, kind, rows)
        fresh = []
        for row, (line, _) in zip(rows, some, strict=True):
            before = standing.get(_key(kind, row))
            if _is_news(taken, line, row, before):
                instead_of = before.number if before else None
                fresh.append(row | {"instead_of": instead_of, "stands": before is None})
        if file and fresh:
            bare_each(session, _INSERTS[kind], [row | {"file_id": file.id} for row in fresh])
    session.expire_all()
    return taken


def _accounts(
    session: Session, shop: Shop, names: set[str], file: SalesFile | None
) -> dict[str, int]:
    """Their numbers; new ones are added where there is a file to keep."""
    if file is None:
        return accounts.known(session, shop, names)
    return accounts.numbers(session, shop, names, file.taken_at)


def _is_news(taken: Taken, line: Line, row: dict[str, Any], before: Standing | None) -> bool:
    """Whether a line says something else than what stands; it is counted."""
    if before is None:
        taken.new += 1
        return True
    if before.mark == row["mark"]:
        taken.same += 1
        return False
    taken.changed += 1
    if len(taken.changes) < CHANGES:
        after = row["units"], row["gmv_idr"], row.get("state", "")
        taken.changes.append(Change(line.account, before.told, after))
    return True


def _standing_of(
    session: Session, shop: Shop, kind: str, rows: list[dict[str, Any]]
) -> dict[tuple[Any, ...], Standing]:
    """What stands of these, by its key."""
    found: dict[tuple[Any, ...], Standing] = {}
    first = sorted({_key(kind, row)[0] for row in rows})
    for some in in_parts(first):
        asked = {"shop_id": shop.id, "many": some}
        for number, mark, units, gmv_idr, state, *key in bare(session, _STANDING[kind], asked):
            found[tuple(key)] = Standing(number, mark, (units, gmv_idr, state))
    return found


def _key(kind: str, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _KEYS[kind])


def _row(shop: Shop, line: Line, month: str, account_id: int) -> dict[str, Any]:
    """A line as its table holds it, but for the file."""
    row: dict[str, Any] = {
        "shop_id": shop.id,
        "account_id": account_id,
        "month": month,
        "units": line.units,
        "gmv_idr": line.gmv_idr,
        "commission_idr": line.commission_idr,
        "more": line.more,
        "mark": f"{mark_of(line)}:{month}",
    }
    return row | (_of_order(line) if isinstance(line, Order) else _of_period(line))


def _of_order(line: Order) -> dict[str, Any]:
    names = ("order_no", "sku", "state", "day", "content_id", "content_kind", "product")
    return {name: getattr(line, name) for name in names}


def _of_period(line: Any) -> dict[str, Any]:
    return {name: getattr(line, name) for name in ("first", "last", "orders")}
