"""From one key to the next: what an older key has sealed is sealed anew, a batch at a time."""

from typing import Any

from sqlalchemy import Column, String, Table, bindparam, func, or_, select, type_coerce, update
from sqlmodel import Session

from storage.db import Database
from storage.personal import fingerprints, sealed

BATCH = 500


def reseal(database: Database) -> int:
    """Seals everything with the newest key while others may work; answers how many rows it was.

    Raises sealed.CannotOpen for what none of the keys has sealed.
    """
    database.transact(fingerprints.sealed_anew)
    return sum(_all_of(database, table, columns) for table, columns in sealed.sealed_columns())


def left(session: Session) -> int:
    """How many rows an older key has sealed."""
    found = (_older(table, columns).subquery() for table, columns in sealed.sealed_columns())
    return sum(session.scalar(select(func.count()).select_from(one)) or 0 for one in found)


def _all_of(database: Database, table: Table, columns: list[Column[Any]]) -> int:
    done = 0
    while batch := database.transact(lambda s: _some(s, table, columns)):
        done += batch
    return done


def _some(session: Session, table: Table, columns: list[Column[Any]]) -> int:
    keys = session.scalars(_older(table, columns).limit(BATCH)).all()
    query = select(table.c.id, *columns).where(table.c.id.in_(keys)).with_for_update()
    rows = [
        {f"new_{name}": value for name, value in row.items()}
        for row in session.execute(query).mappings()
    ]
    if rows:
        values: Any = {column: bindparam(f"new_{column.name}") for column in columns}
        session.execute(update(table).where(table.c.id == bindparam("new_id")).values(values), rows)
    return len(rows)


def _older(table: Table, columns: list[Column[Any]]) -> Any:
    newly = f"{sealed.FORMAT}.{sealed.in_use().newest}.%"
    kept = (type_coerce(column, String) for column in columns)
    older = or_(*(column.is_not(None) & column.not_like(newly) for column in kept))
    return select(table.c.id).where(older).order_by(table.c.id)
