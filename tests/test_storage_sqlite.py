"""What is SQLite's alone."""

from pathlib import Path
from typing import Any

from sqlmodel import Session

from storage.db import Database


def test_the_database_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/sapa.db")

    def pragmas(session: Session) -> list[Any]:
        run = session.connection().exec_driver_sql
        return [
            run(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert database.transact(pragmas) == ["wal", 2, 1, 30_000]
