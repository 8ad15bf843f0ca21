"""Migrations: what they make of an empty file is exactly what the tables say."""

import re
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel, select

from storage import migrate, tables
from storage.db import Database


def fresh(tmp_path: Path, name: str = "sapa") -> Database:
    return Database(f"sqlite:///{tmp_path}/{name}.db")


def schema(database: Database) -> dict[str, object]:
    """Tables, constraints and indices as SQLite keeps them; the order of lines does not matter."""
    with sqlite3.connect(database.url.removeprefix("sqlite:///")) as raw:
        made = raw.execute("select name, sql from sqlite_master where sql is not null").fetchall()
    raw.close()
    return {name: _parts(sql) for name, sql in made if name != "alembic_version"}


def _parts(sql: str) -> list[str]:
    head, _, body = re.sub(r'["\s]+', " ", sql).partition("(")
    body = body.rpartition(")")[0] if "TABLE" in head else body
    return sorted([head.strip(), *map(str.strip, re.split(r",(?![^()]*\))", body))])


def test_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    database = fresh(tmp_path)
    assert migrate.migrate(database)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_check_and_index_of_the_tables_is_in_the_migrations(tmp_path: Path) -> None:
    migrated, created = fresh(tmp_path, "migrated"), fresh(tmp_path, "created")
    migrate.migrate(migrated)
    SQLModel.metadata.create_all(created.engine)
    assert schema(migrated) == schema(created)


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    database = fresh(tmp_path)
    assert migrate.migrate(database)
    before = schema(database)
    database.transact(lambda s: s.add(tables.Brand(name="Herbana")))
    assert not migrate.migrate(database)
    assert schema(database) == before
    brands = database.transact(lambda s: s.exec(select(tables.Brand.name)).all())
    assert list(brands) == ["Herbana"]


def test_the_migration_that_a_database_is_at_is_known(tmp_path: Path) -> None:
    database = fresh(tmp_path)
    with database.engine.connect() as connection:
        assert migrate.current(connection) is None
    migrate.migrate(database)
    with database.engine.connect() as connection:
        assert migrate.current(connection) == migrate.newest()


def test_a_start_that_is_killed_in_the_middle_leaves_the_old_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = fresh(tmp_path)
    upgrade = migrate._upgrade

    def killed(connection: object) -> None:
        upgrade(connection)
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "_upgrade", killed)
    with pytest.raises(KeyboardInterrupt):
        migrate.migrate(database)
    assert schema(database) == {}
    monkeypatch.undo()
    assert migrate.migrate(database)


def test_there_is_one_line_of_migrations_numbered_in_order() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrate.FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [migrate.newest()]
    numbers = sorted(script.revision for script in scripts.walk_revisions())
    assert numbers == [f"{n:04}" for n in range(1, len(numbers) + 1)]
