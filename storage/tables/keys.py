"""How keys, references and partial indices are written, alike on either database; each table's
module begins with it, and all of them end with what their columns share."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Index,
    Integer,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlmodel import AutoString, Field, SQLModel
from sqlmodel.sql.sqltypes import UTCDateTime

SQLModel.model_config["defer_build"] = True  # no row is validated: nothing is made ready for it
Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only for INTEGER keys


def key() -> Any:
    return Field(default=None, primary_key=True, sa_type=Id)


def to(target: str, *, index: bool = True, optional: bool = False) -> Any:
    default = None if optional else ...
    return Field(default=default, foreign_key=target, index=index, sa_type=Id, nullable=optional)


def some(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of some rows only, on either database."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where))


def share_types() -> None:
    """One for all columns that are alike: each type brings a class of its own to compare with.

    Of those two alone, which hold nothing but what they show: a sealed column's knows its field.
    """
    shared: dict[str, Any] = {}
    for table in SQLModel.metadata.tables.values():
        for column in table.columns:
            if type(column.type) in (AutoString, UTCDateTime):
                column.type = shared.setdefault(repr(column.type), column.type)


@compiles(CreateIndex, "postgresql")
def _of_the_same_rows(create: CreateIndex, compiler: Any, **how: Any) -> str:
    """To name PostgreSQL in each index would import all of it where SQLite alone is used."""
    rows = create.element.dialect_options["postgresql"]
    if rows["where"] is None:
        rows["where"] = create.element.dialect_options["sqlite"]["where"]
    made: str = compiler.visit_create_index(create, **how)
    return made
