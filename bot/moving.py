"""`sapa move-database`: what is checked before, and what is said."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.lock import AlreadyRunning, hold
from bot.personal.data_key import NoKey, check_key, take_key
from bot.settings import Settings
from storage.db import Database
from storage.engines import POSTGRESQL
from storage.keeping import moving
from storage.migrate import current, migrate, newest
from storage.personal import fingerprints

ONE_WAY = "Only from SQLite to PostgreSQL: sapa move-database postgresql://… [--from sqlite:///…]"
NEXT = """
Everything is there. Now:
1. Put DATABASE_URL=… with that address into .env, wherever Sapa runs.
2. The media folder stays where it is: {media}. Every machine that runs Sapa needs that same folder
   (a shared disk).
3. Keep {source}: it is unchanged, and your way back until the first start on PostgreSQL.
4. DATA_KEY stays as it is: what it has sealed is sealed with it there, too.
5. sapa doctor, then sapa run."""


class CannotMove(RuntimeError):
    """Why nothing was moved, in words for the person who asked."""


def move_database(settings: Settings, to: str, source: str | None) -> None:
    """Moves the team's book to PostgreSQL and prints what was moved. Raises CannotMove."""
    console = Console(highlight=False)
    old_url = source or _in_use(settings)
    file = _checked_ways(old_url, to)
    with _nobody_runs(settings.folder, file.parent), _open(old_url) as old, _open(to) as new:
        _check_source(old, file)
        _check_key(settings, old)
        _check_target(new)
        moved = _moved(console, old, new)
    console.print(_table(moved))
    _tell_mended(console, moved)
    console.print(NEXT.format(media=settings.media, source=file), markup=False, soft_wrap=True)


def _in_use(settings: Settings) -> str:
    """The SQLite file of the settings, also when DATABASE_URL names the new home already."""
    return settings.database if settings.on_sqlite else f"sqlite:///{settings.folder / 'sapa.db'}"


def _checked_ways(source: str, target: str) -> Path:
    """The source's file. Raises CannotMove if it is none, or the target is not PostgreSQL."""
    try:
        old, new = make_url(source), make_url(target)
    except ArgumentError:
        raise CannotMove(f"That is no address of a database. {ONE_WAY}") from None
    if old.get_backend_name() != "sqlite" or new.drivername not in POSTGRESQL:
        raise CannotMove(f"{ONE_WAY}. Between two PostgreSQL servers, use pg_dump.")
    file = Path(old.database or "")
    if not file.is_file():
        raise CannotMove(f"There is no database at {file}; name its file by --from sqlite:///….")
    return file


@contextmanager
def _nobody_runs(*folders: Path) -> Iterator[None]:
    """No bot may write while its book is moved."""
    with ExitStack() as locks:
        for folder in {folder.resolve() for folder in folders}:
            try:
                locks.enter_context(hold(folder))
            except AlreadyRunning as error:
                raise CannotMove(
                    f"Sapa runs on {folder} (process {error}). Stop it first: what it hears or says"
                    " during the move would be missing."
                ) from None
        yield


@contextmanager
def _open(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def _check_source(old: Database, file: Path) -> None:
    try:
        with old.engine.connect() as connection:
            at = current(connection)
    except SQLAlchemyError as error:
        raise CannotMove(f"{file} cannot be read: {_reason(error)}") from None
    if at != newest():
        raise CannotMove(
            f"{file} is at migration {at}, this program at {newest()}. Start it once on the file"
            " with sapa run, stop it, and move then."
        )


def _check_key(settings: Settings, old: Database) -> None:
    try:
        take_key(settings)
        check_key(old, fingerprints.check)
    except NoKey as error:
        raise CannotMove(str(error)) from None


def _check_target(new: Database) -> None:
    try:
        with new.engine.connect() as connection:
            encoding = connection.execute(text("show server_encoding")).scalar_one()
    except SQLAlchemyError as error:
        raise CannotMove(f"The target cannot be reached: {_reason(error)}") from None
    if encoding != "UTF8":
        raise CannotMove(
            f"The target keeps texts as {encoding}, which has not all letters. Make one with"
            " createdb -E UTF8 -T template0."
        )


def _moved(console: Console, old: Database, new: Database) -> Sequence[moving.Moved]:
    try:
        if holds := new.transact(moving.foreign_content):
            raise moving.Holds(holds)
        migrate(new)
        with console.status("Moving…") as status:
            return moving.move(old, new, lambda table: status.update(f"Moving {table}…"))
    except moving.Holds as holds:
        raise CannotMove(
            f"The target already holds something (table {holds}). It must be empty: createdb"
            " another one."
        ) from None
    except moving.Differs as differs:
        console.print(_table(differs.tables))
        raise CannotMove(
            f"Not the same after the copy: {differs}. Nothing was kept in the target, and nothing"
            " changed in the source."
        ) from None
    except SQLAlchemyError as error:
        raise CannotMove(f"Nothing was moved: {_reason(error)}") from None


def _table(moved: Sequence[moving.Moved]) -> Table:
    table = Table("table", "rows", "hash", "ok")
    for one in moved:
        rows, digest = str(one.meant.rows), one.meant.sha256[:12]
        if not one.same:
            rows, digest = f"{rows}, found {one.found.rows}", f"{digest}, {one.found.sha256[:12]}"
        table.add_row(one.table, rows, digest, "[green]ok[/]" if one.same else "[red]differs[/]")
    return table


def _tell_mended(console: Console, moved: Sequence[moving.Moved]) -> None:
    if mended := sum(one.mended for one in moved):
        console.print(
            f"{mended} old rows had letters that PostgreSQL cannot hold (such as NUL); each of"
            " these letters became \ufffd."
        )


def _reason(error: SQLAlchemyError) -> str:
    """The driver's own first line, which names no password and quotes no row."""
    return str(getattr(error, "orig", None) or error).partition("\n")[0]
