"""Addresses and phones lie sealed in the database, and are plain for whoever has the key."""

import json
import os
import sqlite3
import stat
from dataclasses import fields
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import Session, select
from test_shell_program import sapa

from bot.personal.data_key import NoKey, check_key, take_key
from bot.settings import Settings
from deals.listing.records import ListedRow
from storage import migrate, settings
from storage.db import Database
from storage.partner import listing
from storage.personal import fingerprints, resealing, sealed
from storage.tables import Partner
from tests import data_key
from tests.fresh import empty_database
from tests.sample_deal import NOW


def listed(name: str, phone: str | None, address: str | None = None, **more: str) -> ListedRow:
    nothing = {f.name: None for f in fields(ListedRow)}
    said = {"row": 2, "name": name, "phone": phone, "address": address, "problems": ()}
    return ListedRow(**{**nothing, **said, **more})


PHONE, ADDRESS = "+6281200000123", "Jl. Melati No. 12, Bandung"
OTHER_PHONE = "+6281200000124"
RANI = listed("Rani", PHONE, ADDRESS)
FORMER, NEWER = sealed.new_key(), sealed.new_key()


@pytest.fixture(autouse=True)
def keys_as_before():
    yield
    sealed.use(sealed.Keys.read(data_key.KEY))


def use(*keys: str) -> None:
    sealed.use(sealed.Keys.read(",".join(keys)))


def add_rani(database: Database) -> int:
    return take(database, RANI)


def take(database: Database, row: ListedRow) -> int:
    return database.transact(lambda s: listing.take(s, row, "kol", "id", NOW))


def known(database: Database, row: ListedRow) -> int | None:
    """The number of whom a row of a sheet is about."""
    found = database.transact(lambda s: listing.read(s, [row]).find(row))
    return found.number if found else None


def kept(database: Database) -> tuple[str, str]:
    """Her phone and address as they lie in the database."""
    query = text("select phone, address from partner")
    [row] = database.transact(lambda s: s.execute(query).all())
    return row.phone, row.address


def read(database: Database) -> tuple[str | None, str | None]:
    row = database.transact(lambda s: s.exec(select(Partner)).one())
    return row.phone, row.address


@pytest.mark.on_both_databases
def test_what_lies_in_the_database_says_nothing_without_the_key(database: Database):
    add_rani(database)
    assert read(database) == (PHONE, ADDRESS)
    for lies in kept(database):
        assert lies.startswith("s1.")
        assert "6281200000123" not in lies and "Melati" not in lies
    use(FORMER)
    with pytest.raises(sealed.CannotOpen):
        read(database)


def test_the_same_text_is_never_sealed_the_same(database: Database):
    keys = sealed.in_use()
    assert keys.seal(PHONE, "partner.phone") != keys.seal(PHONE, "partner.phone")


def test_a_value_is_of_no_use_in_another_field_or_when_changed(database: Database):
    keys = sealed.in_use()
    lies = keys.seal(PHONE, "partner.phone")
    middle = len(lies) // 2
    changed = lies[:middle] + ("A" if lies[middle] != "A" else "B") + lies[middle + 1 :]
    for value, field in ((lies, "partner.address"), (changed, "partner.phone"), (PHONE, "x")):
        with pytest.raises(sealed.CannotOpen):
            keys.open(value, field)


def test_each_column_is_sealed_for_a_field_of_its_own():
    columns = [column for _, found in sealed.sealed_columns() for column in found]
    assert len({column.type.field for column in columns}) == len(columns) > 5


@pytest.mark.on_both_databases
def test_somebody_is_found_by_a_phone_that_is_sealed(database: Database):
    rani = add_rani(database)

    assert known(database, listed("rani", PHONE)) == rani
    assert known(database, listed("rani", OTHER_PHONE)) is None
    account = {"platform": "instagram", "handle": "rani.k"}
    assert take(database, listed("Rani", PHONE, **account)) == rani
    assert take(database, listed("Rani", OTHER_PHONE, **account)) == rani
    assert known(database, listed("rani", OTHER_PHONE)) == rani
    assert known(database, listed("rani", PHONE)) is None


@pytest.mark.on_both_databases
def test_a_key_is_changed_while_the_book_is_in_use(database: Database):
    use(FORMER)
    rani = add_rani(database)
    use(NEWER, FORMER)
    assert read(database) == (PHONE, ADDRESS)
    assert database.transact(resealing.left) == 1
    assert resealing.reseal(database) == 1
    assert database.transact(resealing.left) == resealing.reseal(database) == 0
    use(NEWER)
    assert read(database) == (PHONE, ADDRESS)
    assert known(database, RANI) == rani
    use(FORMER)
    with pytest.raises(NoKey, match="nothing was written"):
        check_key(database)


def test_what_is_no_key_is_told_in_words():
    for told, why in (("rahasia", "base64"), ("cnVtYWg=", "5 bytes"), ("", "0 bytes")):
        with pytest.raises(sealed.BadKey, match=why):
            sealed.Keys.read(told)


# The migration


def written_before(database: Database, people: int) -> None:
    """A book of the version before, whose addresses and phones are plain."""

    def fill(session: Session) -> None:
        connection = session.connection()
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(migrate.FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        rows = [
            {"name": f"P{n}", "phone": f"+62812{n:08}" if n % 3 else None, "address": f"Jl. {n}"}
            for n in range(people)
        ]
        connection.execute(
            text(
                "insert into partner (kind, name, phone, address, language, problems, listed_at)"
                " values ('kol', :name, :phone, :address, 'id', '[]', '2026-09-01 00:00:00Z')"
            ),
            rows,
        )

    database.transact(fill)


@pytest.mark.on_both_databases
def test_a_book_from_before_is_sealed_at_the_next_start(tmp_path: Path):
    database = empty_database(tmp_path)
    written_before(database, 2500)
    assert migrate.migrate(database)
    check_key(database)
    rows = database.transact(lambda s: s.exec(select(Partner).order_by(Partner.id)).all())
    assert [(row.address, row.phone) for row in rows[:2]] == [
        ("Jl. 0", None), ("Jl. 1", "+6281200000001"),
    ]  # fmt: skip
    plain = "address not like 's1.%' or phone not like 's1.%'"
    query = text(
        f"select count(*) from partner where {plain} or (phone is null) <> (phone_hash is null)"
    )
    assert database.transact(lambda s: s.execute(query).scalar()) == 0
    assert known(database, listed("p2498", "+6281200002498")) == rows[2498].id


def test_nothing_of_what_was_plain_is_left_in_the_file(tmp_path: Path):
    database = empty_database(tmp_path)
    written_before(database, 400)
    assert b"Jl. 399" in (tmp_path / "sapa.db").read_bytes() + wal(tmp_path)
    migrate.migrate(database)
    database.close()
    left = (tmp_path / "sapa.db").read_bytes() + wal(tmp_path)
    assert b"Jl. 3" not in left and b"+628120000" not in left


def wal(folder: Path) -> bytes:
    path = folder / "sapa.db-wal"
    return path.read_bytes() if path.exists() else b""


# The program


def key_of(folder: Path, **settings: str) -> None:
    take_key(Settings(data=folder, _env_file=None, **settings))


def test_practice_makes_a_key_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DATA_KEY")
    key_of(tmp_path)
    path = tmp_path / "practice" / "key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lies = sealed.in_use().seal(PHONE, "partner.phone")
    use(FORMER)
    key_of(tmp_path)
    assert sealed.in_use().open(lies, "partner.phone") == PHONE


@pytest.mark.slow
def test_going_live_without_a_key_is_told_what_to_do(tmp_path: Path):
    live = {"TELEGRAM_TOKEN": "1:abc", "TELEGRAM_API_URL": "http://127.0.0.1:9", "DATA_KEY": ""}
    said = sapa("run", folder=tmp_path, **live)
    assert (said.returncode, "sapa new-key >> .env" in said.stderr) == (os.EX_CONFIG, True)
    assert not (tmp_path / "sapa.db").exists()
    assert "sapa new-key" in sapa("doctor", folder=tmp_path, **live).stdout
    made = sapa("new-key", folder=tmp_path).stdout
    assert sealed.Keys.read(made.strip().removeprefix("DATA_KEY="))


@pytest.mark.slow
def test_a_wrong_key_is_told_at_the_start_and_nothing_is_written(tmp_path: Path):
    path = tmp_path / "sapa.db"
    database = Database(f"sqlite:///{path}")
    migrate.migrate(database)
    check_key(database)
    database.close()
    wrong = {"TELEGRAM_TOKEN": "1:abc", "DATA_KEY": FORMER}
    before = contents(path)
    for command in (("run",), ("change-key",), ("move-database", "postgresql://127.0.0.1:9/x")):
        said = sapa(*command, folder=tmp_path, **wrong)
        assert said.returncode and "not the key" in said.stderr, command
    assert "not the key" in sapa("doctor", folder=tmp_path, **wrong).stdout
    assert contents(path) == before
    both = {**wrong, "DATA_KEY": f"{FORMER},{data_key.KEY}"}
    assert "former key" in sapa("change-key", folder=tmp_path, **both).stdout
    assert "seals addresses" in sapa("doctor", folder=tmp_path, **wrong).stdout


def contents(path: Path) -> list[str]:
    with sqlite3.connect(path) as raw:
        dumped = list(raw.iterdump())
    raw.close()
    return dumped


@pytest.mark.slow
def test_a_backup_under_another_key_is_not_restored(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path}/sapa.db")
    migrate.migrate(database)
    add_rani(database)
    database.close()
    live = {"TELEGRAM_TOKEN": "1:abc"}
    said = sapa("backup", "kemarin.db", folder=tmp_path, **live)
    assert "keep DATA_KEY too" in said.stdout
    refused = sapa("restore", "kemarin.db", folder=tmp_path, DATA_KEY=FORMER, **live)
    assert refused.returncode == 1 and "not the key" in refused.stderr
    both = f"{FORMER},{data_key.KEY}"
    done = sapa("restore", "kemarin.db", folder=tmp_path, DATA_KEY=both, **live)
    assert done.returncode == 0, done.stderr
    assert read(Database(f"sqlite:///{tmp_path}/sapa.db")) == (PHONE, ADDRESS)


def test_two_books_have_two_keys_for_their_hashes(tmp_path: Path):
    """Else who has one could look up the other's numbers."""
    both = [empty_database(tmp_path / name) for name in ("a", "b")]
    hashes = set()
    for database in both:
        migrate.migrate(database)
        hashes.add(database.transact(lambda s: fingerprints.of_phone(s, PHONE)))
    assert len(hashes) == 2


@pytest.mark.slow
def test_what_the_program_writes_is_its_user_s_alone(tmp_path: Path):
    """Whatever the folder is: `make run` in a home that others may read."""
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    live = {"TELEGRAM_TOKEN": "1:abc", "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    database = Database(f"sqlite:///{home}/sapa.db")
    migrate.migrate(database)
    database.close()
    said = sapa("backup", folder=home, **live)
    assert said.returncode == 0, said.stderr
    [copy] = (home / "backups").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    (home / "sapa.db").chmod(0o644)
    home.chmod(0o755)
    assert "others on this machine can read" in sapa("doctor", folder=home, **live).stdout
    (home / "sapa.db").chmod(0o600)
    assert "others on this machine" not in sapa("doctor", folder=home, **live).stdout


def book_of(folder: Path, key: str) -> str:
    """A book of the newest tables; answers the key of its marks, sealed."""
    folder.mkdir(exist_ok=True)
    use(key)
    database = Database(f"sqlite:///{folder}/sapa.db")
    migrate.migrate(database)
    check_key(database)
    sealed_key: str = database.transact(lambda s: settings.get(s, fingerprints.HASH_KEY))
    database.close()
    return sealed_key


@pytest.mark.slow
def test_a_restore_tells_of_a_list_of_the_forgotten_that_is_missing_or_of_another_key(
    tmp_path: Path,
):
    book_of(tmp_path, NEWER)
    live = {"TELEGRAM_TOKEN": "1:abc", "DATA_KEY": NEWER}
    assert sapa("backup", "copy.db", folder=tmp_path, **live).returncode == 0
    said = sapa("restore", "copy.db", folder=tmp_path, **live)
    assert (said.returncode, "There is no" in said.stdout) == (0, True)
    one = {"partner": 1, "at": NOW.isoformat(), "marks": ["m"]}
    one["hash_key"] = book_of(tmp_path / "former", FORMER)
    (tmp_path / "backups").mkdir(exist_ok=True)
    (tmp_path / "backups/forgotten.json").write_text(json.dumps({"people": [one]}))
    said = sapa("restore", "copy.db", folder=tmp_path, **live)
    assert (said.returncode, "DATA_KEY=newer,older" in said.stderr) == (1, True)
    assert "Traceback" not in said.stderr
    said = sapa("restore", "copy.db", folder=tmp_path, **live | {"DATA_KEY": f"{NEWER},{FORMER}"})
    assert (said.returncode, "There is no" in said.stdout) == (0, False)
