import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from room import ALYA, BUDI, MAYA, running_room
from shell import Stage, now, staged, until

from bot.practice.room import Room
from bot.refusing import NO_USE_TO_RESTART
from storage.post import inbox

pytestmark = pytest.mark.slow
SECRET = "bambu-kuning-rahasia"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI) as one:
        yield one


@contextmanager
def locked(stage: Stage) -> Iterator[None]:
    """Another program writes in the database, and takes its time."""
    other = sqlite3.connect(stage.folder / "sapa.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def waiting(stage: Stage) -> int:
    """How many updates Telegram still keeps for the bot."""
    return len(stage.room.room.updates.waiting)


def arrives(stage: Stage, kind: str, **content: object) -> None:
    """An update of the test's own making."""

    def queue(room: Room) -> None:
        room.updates.allowed = None
        room.queue(kind, content, f"chat {ALYA}")

    stage.room.in_room(queue)


@pytest.mark.fault("F51")
def test_an_update_is_confirmed_only_after_it_was_committed(stage):
    with stage.bot():
        stage.online()
        with locked(stage):
            stage.room.does(ALYA, "say", text="/status")
            time.sleep(1.5)
            assert waiting(stage) == 1
        until(lambda: stage.heard(ALYA))
        stage.settled()
        assert waiting(stage) == 0
        assert len(stage.updates("done")) == 1
        assert len(stage.heard(ALYA)) == 1


@pytest.mark.on_both_databases
@pytest.mark.fault("F07", "F08")
def test_an_update_that_cannot_be_read_is_parked_before_staff_while_others_go_on(stage):
    with stage.bot() as bot:
        stage.online()
        sender = {"id": ALYA, "is_bot": False, "first_name": "Alya"}
        arrives(stage, "message", message_id=1, date=SECRET, chat={"id": ALYA}, **{"from": sender})
        stage.room.does(BUDI, "say", text="/status")
        until(lambda: stage.heard(BUDI))
        [row] = stage.updates("new")
        assert row.tries >= 1

        def nearly_given_up(session):
            kept = session.merge(row)
            kept.tries, kept.next_at = inbox.MAX_TRIES - 1, now()

        stage.do(nearly_given_up)
        until(lambda: stage.updates("dead"))
        until(lambda: stage.heard(MAYA))
        assert SECRET not in bot.output()


@pytest.mark.fault("F08")
def test_an_update_of_no_kind_that_we_know_is_passed_by(stage):
    with stage.bot():
        stage.online()
        arrives(stage, "something_new", **{"from": {"id": ALYA}})
        stage.room.does(ALYA, "say", text="/status")
        until(lambda: stage.heard(ALYA))
        stage.settled()
        assert len(stage.updates("done")) == 2


@pytest.mark.fault("F10")
def test_a_second_poller_is_named_in_the_log_and_polling_goes_on(stage):
    stage.fault("getUpdates", status=409, description="Conflict: terminated by other getUpdates")
    with stage.bot() as bot:
        until(lambda: "only one may" in bot.output())
        stage.room.does(ALYA, "say", text="/status")
        until(lambda: stage.heard(ALYA))


def test_a_revoked_token_ends_the_program_with_a_clear_message(stage):
    with stage.bot() as bot:
        stage.online()
        token = stage.room.room.token
        stage.room.in_room(lambda room: setattr(room, "token", "1000001:" + "x" * 35))
        stage.room.in_room(lambda room: room.poll and room.poll.end("clock"))
        assert bot.process.wait(40) == NO_USE_TO_RESTART
        assert "Telegram does not know this token" in bot.output()
        assert "Traceback" not in bot.output()
        assert token not in bot.output()
    stage.room.in_room(lambda room: setattr(room, "token", token))
    with stage.bot():
        told = until(lambda: [one for one in stage.heard(MAYA) if "tokennya ditolak" in one])
        assert len(told) == 1


@pytest.mark.fault("F25")
def test_a_network_that_goes_and_comes_back_loses_nothing(tmp_path):
    with ExitStack() as stack:
        with running_room(pace=False) as room:
            stage = Stage(room, tmp_path)
            stage.knows(ALYA)
            port = int(room.url.rpartition(":")[2])
            bot = stack.enter_context(stage.bot())
            stage.online()
        letter = stage.letter(ALYA, "sekali saja", once=True)
        until(lambda: stage.row(letter).error)
        until(lambda: "polling failed" in bot.output())
        with running_room(port=port, pace=False) as room:
            stage.room = room
            stage.started(ALYA)
            room.does(ALYA, "say", text="/status")
            until(lambda: len(stage.heard(ALYA)) == 2)
            assert "sekali saja" in stage.heard(ALYA)
            assert bot.stop() == 0
        stage.database.close()


@pytest.mark.fault("F25")
def test_a_bot_that_starts_before_the_network_waits_for_it(tmp_path):
    with running_room(pace=False) as room:
        stage = Stage(room, tmp_path)
        port = int(room.url.rpartition(":")[2])
    with stage.bot() as bot:
        until(lambda: "Telegram did not answer" in bot.output())
        with running_room(port=port, pace=False) as stage.room:
            stage.online(15)
            assert bot.stop() == 0
    assert "Traceback" not in bot.output()
    stage.database.close()
