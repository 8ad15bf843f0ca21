"""At the terminal somebody's data is exported, corrected, and forgotten while the bot runs."""

import json
import os
import stat
import time
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from desk import House
from shell import staged, until
from sqlmodel import Session, select
from test_moving import stamp
from test_shell_program import sapa

from bot import backup
from bot.clock import Clock
from bot.lock import hold
from bot.personal import forgotten, persons
from bot.personal.persons import NotDone
from bot.settings import Settings
from storage.db import Database
from storage.keeping import restored
from storage.partner import people
from storage.personal import data_acts
from storage.personal.erasing import InHand
from storage.post import presence
from storage.tables import Inbox, Outbox, Process
from tests.forgetting import PHONE, SECRETS, everything_in, played, traces
from tests.room import ALYA

both = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    stamp(house.database)
    played(house)
    return house


@pytest.fixture
def settings(house: House) -> Settings:
    return Settings(
        data=house.folder, telegram_token="1:x", database_url=house.database.url, _env_file=None
    )


@both
def test_all_of_it_is_in_one_file_for_its_owner_alone(house, settings):
    path = persons.export(settings, "@ranita", None, house.now)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with zipfile.ZipFile(path) as packed:
        held = json.loads(packed.read("data.json"))
        [picture] = [name for name in packed.namelist() if name.startswith("files/")]
        assert packed.read(picture) == b"layar"
    assert held["listed"]["phone"] == PHONE
    assert {one["role"] for one in held["persons"]} == {"self", "manager"}
    assert "nyiur melambai ya kak" in [line["text"] for line in held["talk"]]
    assert "exported" in [one["kind"] for one in held["asked_and_done"]]
    with pytest.raises(NotDone, match="not written over"):
        persons.export(settings, "@ranita", path, house.now)


@both
@pytest.mark.parametrize("who", ["1", "deal 1", "/deal_1", "@ranita", "Ranita", "instagram:ranita"])
def test_somebody_is_meant_by_number_deal_or_account(house, settings, who):
    assert persons.name_of(settings, who) == "Ranita, instagram @ranita (partner 1)"


@both
def test_nobody_is_meant_by_a_guess(house, settings):
    for who in ("99", "deal 99", "@nobody", "", "deal x"):
        with pytest.raises(NotDone, match="Nobody is known"):
            persons.name_of(settings, who)


@both
def test_what_is_wrong_is_put_right_and_that_is_noted(house, settings):
    persons.correct(settings, "1", "phone", "0812-0000-0777", house.now)
    persons.correct(settings, "1", "address", "Jl. Kenanga 5", house.now)
    row = house.do(lambda s: people.partner(s, 1))
    assert (row.phone, row.address) == ("+6281200000777", "Jl. Kenanga 5")
    kinds = [one.kind for one in house.do(lambda s: data_acts.of(s, 1))]
    assert kinds[-2:] == ["corrected phone", "corrected address"]
    for field, value in (("phone", "nol"), ("tier", "mega"), ("name", ""), ("language", "jv")):
        with pytest.raises(NotDone):
            persons.correct(settings, "1", field, value, house.now)


@both
def test_somebody_is_forgotten_with_their_files(house, settings):
    with pytest.raises(NotDone, match="even-with-open-deals"):
        persons.forget(settings, "@ranita", False, house.now)
    assert persons.forget(settings, "@ranita", True, house.now) == 1
    assert traces(house, *SECRETS) == []
    kept = [one for one in (house.folder / "media").rglob("*") if one.is_file()]
    assert [one for one in kept if b"layar" in one.read_bytes()] == []
    with pytest.raises(NotDone, match="Nobody is known"):
        persons.name_of(settings, "@ranita")


def test_the_command_names_what_still_holds_them_and_how_long(house):
    live = {"TELEGRAM_TOKEN": "1:x", "KEEP_FILES_DAYS": "21"}
    told = sapa(
        "forget-person", "1", "--yes", "--even-with-open-deals", folder=house.folder, **live
    )
    assert told.returncode == 0, told.stderr
    assert "Backups made before still hold them" in told.stdout
    assert "sheets that were taken in, for 21 days" in told.stdout
    assert "what was exported, for 7 days" in told.stdout


@both
@pytest.mark.parametrize("held", ["update", "letter"])
def test_what_a_dead_process_had_in_hand_stands_in_nobody_s_way(house, settings, held, monkeypatch):
    """It was killed, and the bot is off: nobody would ever take it over."""
    monkeypatch.setattr(persons, "TRIES", 2)
    monkeypatch.setattr(presence, "ALL_COME_BACK_S", 0)  # the server may just have started
    in_hand(house, held, entered(house, house.now))
    assert persons.forget(settings, "@ranita", True, house.now) == 1
    assert traces(house, *SECRETS) == []


def test_what_the_running_bot_has_in_hand_is_waited_for(house, settings, monkeypatch):
    monkeypatch.setattr(persons, "TRIES", 2)
    with hold(house.folder):
        in_hand(house, "update", entered(house, house.now))
        with pytest.raises(NotDone, match="still on its way"):
            persons.forget(settings, "@ranita", True, house.now)
        in_hand(house, "update", entered(house, house.now) - 1)  # one from before it
        assert persons.forget(settings, "@ranita", True, house.now) == 1


@both
def test_a_restore_forgets_again_whatever_the_copy_s_bot_had_in_hand(house, settings, tmp_path):
    (tmp_path / "older").mkdir()
    older = House(tmp_path / "older")
    played(older)
    for held in ("update", "letter"):
        in_hand(older, held, entered(older, older.now))
    persons.forget(settings, "@ranita", True, house.now)
    older.do(lambda s: restored.hold(s, older.now))
    assert forgotten.again(settings, older.database, older.now) == 1
    assert traces(older, *SECRETS) == []


def test_a_restore_that_cannot_forget_says_so_and_changes_nothing(house, settings, monkeypatch):
    def in_hand(*_: object) -> int:
        raise InHand

    copy = backup.back_up(settings, None, house.now)
    monkeypatch.setattr(forgotten, "again", in_hand)
    before = (house.folder / "sapa.db").stat().st_ino
    with pytest.raises(backup.NotDone, match="still on its way"):
        backup.restore(settings, copy, house.now)
    assert (house.folder / "sapa.db").stat().st_ino == before


def test_the_database_that_a_restore_put_aside_is_kept_for_a_time(house, settings):
    """From the restore on, however long nobody had written into it."""
    now, month = Clock().now(), timedelta(days=30)
    copy = backup.back_up(settings, None, now)
    house.database.close()
    long_ago = (time.time() - 40 * 86400,) * 2
    os.utime(house.folder / "sapa.db", long_ago)
    _, aside = backup.restore(settings, copy, now)
    assert backup.remove_put_aside(settings, month, now) == 0
    os.utime(aside, long_ago)
    assert backup.remove_put_aside(settings, month, now) == 1
    assert not aside.exists() and (house.folder / "sapa.db").exists() and copy.exists()


def entered(house: House, now: datetime) -> int:
    """A process that was there, and left no word of its end."""

    def enter(session: Session) -> int:
        row = Process(role="all", started_at=now, seen_at=now)
        session.add(row)
        session.flush()
        return row.id or 0

    return house.do(enter)


def in_hand(house: House, held: str, holder: int) -> None:
    def hold_on(session: Session) -> None:
        if held == "update":
            row = session.exec(select(Inbox).where(Inbox.lane == "telegram:5255")).first()
            row.state, row.holder = "new", holder
        else:
            row = session.exec(select(Outbox).where(Outbox.chat == "5255")).first()
            row.state, row.holder = "sending", holder

    house.do(hold_on)


def test_nothing_readable_is_left_in_the_file(house, settings):
    def lies(word: str) -> bool:
        kept = house.folder.glob("sapa.db*")
        return any(word.encode() in one.read_bytes() for one in kept)

    assert lies("nyiur melambai") and lies("Sariwati")
    persons.forget(settings, "1", True, house.now)
    house.database.close()
    assert not [word for word in SECRETS if lies(word)]


@pytest.mark.slow
def test_while_the_bot_runs_and_again_after_a_restore(tmp_path: Path):
    with staged(tmp_path, ALYA) as stage:
        token, url = stage.room.room.token, stage.room.url

        def command(*words: str) -> str:
            program = {"TELEGRAM_TOKEN": token, "TELEGRAM_API_URL": url}
            said = sapa(*words, folder=stage.folder, **program)
            assert said.returncode == 0, said.stdout + said.stderr
            return said.stdout

        with stage.bot() as bot:
            stage.online()
            stage.room.does(ALYA, "say", text="nyiur melambai ya")
            stage.settled()
            command("backup", "kemarin.db")
            who = str(stage.partners[ALYA])
            assert "Forgotten" in command("forget-person", who, "--yes")
            said = len(stage.heard(ALYA))
            stage.room.does(ALYA, "say", text="halo")
            until(lambda: len(stage.heard(ALYA)) > said)
            bot.stop()
        stage.database.close()
        assert "forgotten again: 1" in command("restore", "kemarin.db")
        restored = Database(f"sqlite:///{stage.folder}/sapa.db")
        assert not [one for one in everything_in(restored) if "nyiur melambai" in one[1]]
