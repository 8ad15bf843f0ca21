"""Screenshots that were kept: found by several at once, after a slip, and after forgetting."""

import random
import threading
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import Session, select

from deals.lives import likeness
from deals.lives.screen import Ahead, Screen, measure
from storage.db import Database
from storage.lives import screens
from storage.lives.screens import Found
from storage.personal import fingerprints
from storage.tables import Screen as Row
from tests.desk import NOON
from tests.fresh import fresh_database
from tests.lives.altering import ALTERATIONS, saved
from tests.lives.pictures import TRIED, screen, some_live

pytestmark = pytest.mark.on_both_databases
LATER = NOON + timedelta(days=1)


@cache
def measured(live: int, how: str = "PNG") -> Screen:
    picture = screen(some_live(live, TRIED, size=(720, 1600)), 100)
    found = measure(saved(ALTERATIONS[how](picture, random.Random(live))))
    assert found
    return found


@pytest.fixture
def database(tmp_path: Path) -> Database:
    made = fresh_database(tmp_path)
    made.transact(fingerprints.begin)
    return made


def kept(session: Session, live: int) -> None:
    screens.keep(session, measured(live), f"file {live}", None, NOON)


def looked_up(database: Database, live: int, how: str = "resized by 0.4 to 1.5") -> Found | None:
    return database.transact(lambda s: screens.twin_of(s, measured(live, how), "new", LATER))


@pytest.mark.parametrize("how", ["mirrored", "with a border, as a gallery shows it"])
def test_a_copy_is_found_among_others(database: Database, how: str) -> None:
    for live in range(5):
        database.transact(lambda s, live=live: kept(s, live))
    found = looked_up(database, 3, how)
    assert found and found.sha256 == "file 3"
    assert looked_up(database, 7) is None


def test_of_two_that_come_at_once_the_second_finds_the_first(database: Database) -> None:
    asked, answered = threading.Event(), threading.Event()
    found: list[Found | None] = []

    def first(session: Session) -> None:
        assert screens.twin_of(session, measured(1), "file 1", NOON) is None
        kept(session, 1)
        other.start()
        asked.wait(30)
        answered.wait(0.5)  # so long the second would have to read past the first

    def second() -> None:
        asked.set()
        found.append(looked_up(database, 1))
        answered.set()

    other = threading.Thread(target=second)
    database.transact(first)
    other.join(60)
    assert [one and one.sha256 for one in found] == ["file 1"]


def test_what_was_taken_back_is_not_remembered(database: Database) -> None:
    class Slip(Exception):
        pass

    def slips(session: Session) -> None:
        kept(session, 1)
        assert screens.twin_of(session, measured(1), "new", NOON)
        raise Slip

    with pytest.raises(Slip):
        database.transact(slips)
    database.transact(lambda s: kept(s, 2))  # on SQLite it gets the number of the other
    assert looked_up(database, 1) is None
    found = looked_up(database, 2)
    assert found and found.sha256 == "file 2"


def test_what_another_process_kept_meanwhile_is_found(database: Database) -> None:
    database.transact(lambda s: kept(s, 1))
    assert looked_up(database, 1) and not looked_up(database, 2)
    other = Database(database.engine.url.render_as_string(hide_password=False))
    other.transact(lambda s: kept(s, 2))
    assert looked_up(database, 2)
    other.close()


def test_of_somebody_forgotten_nothing_is_left_to_be_seen(database: Database) -> None:
    database.transact(lambda s: kept(s, 1))
    assert looked_up(database, 1)
    database.transact(lambda s: screens.forget(s, ["file 1"]))
    row = database.transact(lambda s: s.exec(select(Row)).one())
    assert (row.small, row.bits, row.taken_at) == (None, 0, None)
    assert "file" not in row.sha256
    assert looked_up(database, 1) is None
    again = database.transact(lambda s: screens.twin_of(s, None, "file 1", LATER))
    assert again == Found("", NOON)


# Ahead of the turn


def looked_ahead(database: Database, live: int, how: str = "resized by 0.4 to 1.5") -> Ahead:
    return database.read(lambda s: screens.look_ahead(s, measured(live, how), LATER))


def in_turn(database: Database, live: int, ahead: Ahead) -> Found | None:
    how = "resized by 0.4 to 1.5"
    return database.transact(lambda s: screens.twin_of(s, measured(live, how), "new", LATER, ahead))


def test_what_was_found_ahead_is_not_looked_for_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for live in range(5):
        database.transact(lambda s, live=live: kept(s, live))
    found, nothing = looked_ahead(database, 3), looked_ahead(database, 7)

    def never(*args: object) -> list[object]:
        raise AssertionError("looked for again")

    monkeypatch.setattr(likeness, "candidates", never)
    assert in_turn(database, 3, found) == Found("file 3", NOON)
    assert in_turn(database, 7, nothing) is None


def test_what_came_between_the_look_and_the_turn_is_found(database: Database) -> None:
    database.transact(lambda s: kept(s, 1))
    ahead = looked_ahead(database, 2)
    other = Database(database.engine.url.render_as_string(hide_password=False))
    other.transact(lambda s: kept(s, 2))
    other.close()
    assert in_turn(database, 2, ahead) == Found("file 2", NOON)


def test_of_two_alike_the_other_is_found_when_one_was_forgotten_meanwhile(
    database: Database,
) -> None:
    database.transact(lambda s: kept(s, 1))
    brighter = measured(1, "brightness ±25 %")
    database.transact(lambda s: screens.keep(s, brighter, "brighter", None, NOON))
    ahead = looked_ahead(database, 1)
    gone = database.transact(lambda s: s.get_one(Row, ahead.near).sha256)
    database.transact(lambda s: screens.forget(s, [gone]))
    [left] = {"file 1", "brighter"} - {gone}
    assert in_turn(database, 1, ahead) == Found(left, NOON)


def test_what_was_not_committed_is_not_seen_ahead_and_nobody_waits_for_it(
    database: Database,
) -> None:
    seen: list[Ahead] = []

    def writes(session: Session) -> None:
        kept(session, 1)
        looking = threading.Thread(target=lambda: seen.append(looked_ahead(database, 1)))
        looking.start()
        looking.join(60)

    database.transact(writes)
    assert seen == [Ahead(0, None)]
    assert in_turn(database, 1, seen[0]) == Found("file 1", NOON)
