"""F37 and F55: a backup while the bot runs, the way back to it, and a damaged file."""

import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from room import ALYA, BUDI, CITRA, MAYA
from shell import Stage, now, staged, until
from test_shell_program import sapa

from storage import settings
from storage.keeping.files import (
    Damaged,
    check,
)
from storage.tables import Outbox

pytestmark = pytest.mark.slow


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI, CITRA) as one:
        yield one


def command(stage: Stage, *words: str):
    """The command line on the stage's own data."""
    token, url = stage.room.room.token, stage.room.url
    return sapa(*words, folder=stage.folder, TELEGRAM_TOKEN=token, TELEGRAM_API_URL=url)


def page_overwritten(path: Path) -> None:
    """As a dying disk leaves it: one page in the middle is somebody else's."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(b"\xa5" * 4096)


@pytest.mark.fault("F37")
def test_a_backup_of_a_running_bot_is_whole_and_its_owners_alone(stage):
    with stage.bot():
        stage.online()
        stage.room.does(ALYA, "say", text="/status")
        stage.settled()
        said = command(stage, "backup")
    assert said.returncode == 0, said.stderr
    [copy] = (stage.folder / "backups").iterdir()
    assert str(copy) in said.stdout
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    check(copy)
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


@pytest.mark.fault("F37")
def test_after_a_restore_nothing_from_before_goes_out_by_itself(stage, tmp_path):
    terms = stage.letter(ALYA, "Fee 500 ribu", once=True)
    note = stage.letter(BUDI, "pengingat")
    edit = stage.letter(CITRA, "tombol", act="edit", message_id="5")
    to_staff = stage.letter(MAYA, "kabar kemarin")
    stage.do(lambda s: settings.put(s, settings.UPDATES_ASKED_AT, now().isoformat()))
    assert command(stage, "backup", "kemarin.db").returncode == 0
    with stage.bot() as bot:  # the day goes on: all of it is sent, and then the disk dies
        stage.online()
        until(stage.all_sent)
        heard = {one: len(stage.heard(one)) for one in (ALYA, BUDI, MAYA)}
        refused = command(stage, "restore", "kemarin.db")
        assert (refused.returncode, "Stop it first" in refused.stderr) == (1, True)
        bot.stop()
    stage.database.close()
    said = command(stage, "restore", "kemarin.db")
    assert said.returncode == 0, said.stderr
    assert "held for staff to settle in /due: 3" in said.stdout
    [aside] = stage.folder.glob("sapa-before-restore-*.db")
    check(aside)
    assert not list(stage.folder.glob("*.restoring*"))

    with stage.bot():
        stage.online()
        until(lambda: len(stage.heard(MAYA)) > heard[MAYA])
        assert [stage.row(one).state for one in (terms, note, to_staff)] == ["unknown"] * 3
        assert stage.row(edit).state == "cancelled"
        told = stage.heard(MAYA)[heard[MAYA] :]
        assert [("Cadangan" in one, "3 pesan" in one, "mungkin hilang" in one) for one in told] == [
            (True, True, True)
        ]
        stage.room.does(ALYA, "say", text="/status")
        until(lambda: len(stage.heard(ALYA)) > heard[ALYA])
        assert stage.heard(ALYA).count("Fee 500 ribu") == 1  # from before the restore
        assert len(stage.heard(BUDI)) == heard[BUDI]
        settled_by_staff(stage, terms, note)
        assert stage.heard(ALYA).count("Fee 500 ribu") == 2


def settled_by_staff(stage: Stage, again: int, arrived: int) -> None:
    """Maya finds all three in /due, and says what became of two."""
    before = len(stage.room.chat(MAYA))
    stage.room.does(MAYA, "say", text="/due")
    until(lambda: len(stage.room.chat(MAYA)) > before + 1)
    stage.settled()
    page = stage.heard(MAYA)[-1]
    assert "Menunggu kita: 3" in page
    assert all(name in page for name in (f"Mitra {ALYA}", f"Mitra {BUDI}", "Maya"))
    for act, letter in (("s.again", again), ("s.arrived", arrived)):
        message = stage.room.chat(MAYA)[-1]
        buttons = [button for row in message["keyboard"]["inline"] for button in row]
        data = next(
            one["callback_data"]
            for one in buttons
            if one["callback_data"].startswith(f"{act}:{letter}:")
        )
        stage.room.does(MAYA, "press", message_id=message["message_id"], callback_data=data)
        until(lambda one=letter: stage.row(one).state == "sent")
        stage.settled()


@pytest.mark.fault("F37")
@pytest.mark.parametrize("broken", [b"no database at all" * 300, None])
def test_a_backup_that_is_damaged_is_not_taken_and_nothing_is_changed(stage, broken):
    before = (stage.folder / "sapa.db").stat()
    command(stage, "backup", "rusak.db")
    rusak = stage.folder / "rusak.db"
    if broken:
        rusak.write_bytes(broken)
    else:
        page_overwritten(rusak)
    said = command(stage, "restore", "rusak.db")
    assert said.returncode == 1
    assert "damaged" in said.stderr and "nothing was changed" in said.stderr
    assert "Traceback" not in said.stderr
    assert (stage.folder / "sapa.db").stat().st_ino == before.st_ino
    assert not list(stage.folder.glob("sapa-before-restore*"))


@pytest.mark.fault("F37")
@pytest.mark.parametrize("words", [("backup",), ("restore", "x.db")])
def test_on_postgresql_both_commands_name_its_own_tools(tmp_path, words):
    said = sapa(*words, folder=tmp_path, DATABASE_URL="postgresql://nobody@127.0.0.1:9/nothing")
    assert said.returncode == 1
    assert re.search("pg_dump.*point-in-time recovery", said.stderr.replace("\n", " "))


@pytest.mark.fault("F37")
@pytest.mark.on_both_databases
def test_what_postgresql_s_own_tools_brought_back_is_held_before_the_bot_starts(
    stage, database_kind
):
    terms = stage.letter(ALYA, "Fee 500 ribu", once=True)
    with stage.bot():
        stage.online()
        until(stage.all_sent)
        refused = restored_by_its_own_tools(stage)
        assert refused.returncode == 1
    stage.do(lambda s: setattr(s.get_one(Outbox, terms), "state", "queued"))  # as of yesterday
    said = restored_by_its_own_tools(stage)
    if database_kind == "sqlite":
        assert (said.returncode, "sapa restore FILE" in said.stderr) == (1, True)
        return
    assert "Stop it first" in refused.stderr
    assert "held for staff to settle in /due: 1" in said.stdout, said.stderr
    with stage.bot():
        stage.online()
        assert stage.row(terms).state == "unknown"
        assert stage.heard(ALYA).count("Fee 500 ribu") == 1


def restored_by_its_own_tools(stage: Stage):
    return sapa("restore", folder=stage.folder, DATABASE_URL=stage.database.url)


@pytest.mark.fault("F37")
def test_a_backup_is_never_written_over(stage):
    assert command(stage, "backup", "satu.db").returncode == 0
    second = command(stage, "backup", "satu.db")
    assert (second.returncode, "never written over" in second.stderr) == (1, True)


@pytest.mark.fault("F55")
def test_a_damaged_database_does_not_start_and_nothing_is_sent(stage):
    letter = stage.letter(ALYA, "Fee 500 ribu", once=True)
    assert letter
    command(stage, "backup", "utuh.db")
    stage.database.close()
    page_overwritten(stage.folder / "sapa.db")
    with pytest.raises(Damaged):
        check(stage.folder / "sapa.db")
    for program in ("run", "doctor"):
        said = command(stage, program)
        assert said.returncode == 1
        words = " ".join((said.stderr + said.stdout).split())
        assert f"{stage.folder / 'sapa.db'} is damaged" in words
        assert "sapa restore FILE" in words
        assert "Traceback" not in words
    assert stage.heard(ALYA) == []

    said = command(stage, "restore", "utuh.db")
    assert said.returncode == 0, said.stderr
    [aside] = stage.folder.glob("sapa-before-restore-*.db")
    with pytest.raises(Damaged):
        check(aside)
    with stage.bot():
        stage.online()
        assert stage.row(letter).state == "unknown"
