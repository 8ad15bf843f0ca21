"""Partners as a sheet lists them: all whom its rows may be about are read, and all that it says of
them is written, in a few statements."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlmodel import Session

from deals.listing import taking as rules
from deals.listing.records import ListedRow
from deals.listing.roll import KEPT, Entry, Roll
from storage.bare import as_written, bare, bare_each, in_parts, table_of
from storage.db import several_writers
from storage.partner import people
from storage.personal import suppressed
from storage.personal.fingerprints import of_phones
from storage.tables import Partner

Taken = list[tuple[rules.RowRead, Entry | None]]
NAMESAKES = 50  # of whom a row may mean one, if they have no account
RECORD = ("name", "platform", "handle", "phone")
_TABLE = table_of(Partner)
_RECORD, _WHOSE = _TABLE.alias("record"), _TABLE.alias("whose")
_MERGED_INTO = func.coalesce(_RECORD.c.merged_into, _RECORD.c.id)
_KNOWN = select(
    *(_RECORD.c[name].label(f"record_{name}") for name in RECORD),
    *(_WHOSE.c[name] for name in ("id", *KEPT, "problems")),
).join_from(_RECORD, _WHOSE, and_(_WHOSE.c.id == _MERGED_INTO, _WHOSE.c.forgotten_at.is_(None)))
_VALUES: BindParameter[Any] = bindparam("values", expanding=True)
_WITH_HANDLE = _KNOWN.where(_RECORD.c.handle.in_(_VALUES))
_WITH_PHONE = _KNOWN.where(_RECORD.c.phone_hash.in_(_VALUES))
_ADD = insert(_TABLE).returning(_TABLE.c.id, sort_by_parameter_order=True)
_CHANGE = update(_TABLE).where(_TABLE.c.id == bindparam("number"))


def read(session: Session, rows: Sequence[ListedRow]) -> Roll:
    """Everybody whom these rows may be about; nobody who was forgotten."""
    session.flush()
    roll = Roll()
    handles = {row.handle for row in rows if row.platform and row.handle}
    phones = of_phones(session, {row.phone for row in rows if row.phone})
    names = {row.name for row in rows if row.name and not (row.phone or _account(row))}
    others = {row.handle for row in rows if row.handle and not _account(row)}
    for known, values in ((_WITH_HANDLE, handles), (_WITH_PHONE, phones.values())):
        for some in in_parts(sorted(values)):
            _take(roll, bare(session, known, {"values": some}))
    for some in in_parts(sorted(names)):
        _take(roll, session.connection().execute(_named(some, others)))
    return roll


def taken(session: Session, rows: Sequence[ListedRow]) -> tuple[Roll, Taken]:
    """What becomes of each row and who is listed by it, and the roll that is to be written.

    Whom rows are about are reserved, and then all is read again: until then they may have been
    changed, merged or forgotten. Raises Busy.
    """
    reserved: set[int] = set()
    while True:
        roll = read(session, rows)
        told = [*rules.take(roll, rows, suppressed.held(session, rows))]
        about = {entry.number for _, entry in told if entry and not entry.new}
        if about <= reserved or not several_writers(session):
            return roll, told
        people.reserve_all(session, sorted(about))
        reserved |= about


def take(session: Session, row: ListedRow, kind: str, language: str, now: datetime) -> int | None:
    """The number of whom one row is about, who is reserved; None for who asked to be forgotten.
    Raises Busy."""
    roll, [(_, entry)] = taken(session, [row])
    write(session, roll, kind, language, now)
    return entry.number if entry else None


def write(session: Session, roll: Roll, kind: str, language: str, now: datetime) -> None:
    """Adds who is new, who then have their numbers, and writes what has changed of the others.

    What was read of partners before is read again.
    """
    first = as_written(Partner(kind=kind, name="", language=language, listed_at=now))
    entries = [*roll.added, *(entry for entry in roll.known.values() if entry.changed)]
    phones = {entry.changed["phone"] for entry in entries if entry.changed.get("phone")}
    marks = of_phones(session, phones)
    if roll.added:
        rows = [first | _changed(entry, marks) for entry in roll.added]
        for entry, (number,) in zip(roll.added, bare_each(session, _ADD, rows), strict=True):
            entry.number = number
    fields: Callable[[Entry], list[str]] = lambda entry: sorted(entry.changed)  # noqa: E731
    for _, alike in groupby(sorted(entries[len(roll.added) :], key=fields), fields):
        changes = [_changed(entry, marks) | {"number": entry.number} for entry in alike]
        bare_each(session, _CHANGE, changes)
    session.expire_all()


def _named(names: Sequence[str], handles: Iterable[str]) -> Select[Any]:
    """The first of each name who have no account, or one of these: a name is not much to go by."""
    account: ColumnElement[bool] = _WHOSE.c.handle.is_(None)
    if handles:
        account = or_(account, _WHOSE.c.handle.in_(handles))
    place = func.row_number().over(
        partition_by=(_RECORD.c.name, _WHOSE.c.handle), order_by=_WHOSE.c.id
    )
    found = (
        select(_RECORD.c.id, place.label("place"))
        .join_from(_RECORD, _WHOSE, _WHOSE.c.id == _MERGED_INTO)
        .where(_RECORD.c.name.in_(names), account)
        .subquery()
    )
    first = and_(found.c.id == _RECORD.c.id, found.c.place <= NAMESAKES)
    return _KNOWN.join(found, first)


def _take(roll: Roll, found: Iterable[Any]) -> None:
    for row in found:
        record, number, said = row[: len(RECORD)], row[len(RECORD)], row[len(RECORD) + 1 : -1]
        roll.know(
            number,
            dict(zip(KEPT, said, strict=True)),
            row[-1],
            dict(zip(RECORD, record, strict=True)),
        )


def _changed(entry: Entry, marks: dict[str, str]) -> dict[str, Any]:
    if "phone" not in entry.changed:
        return entry.changed
    return {**entry.changed, "phone_hash": marks.get(entry.changed["phone"])}


def _account(row: ListedRow) -> bool:
    return bool(row.platform and row.handle)
