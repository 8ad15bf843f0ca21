"""Several real processes on one PostgreSQL: killed, stopped, and all pressing the same button."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from bot.telegram import UPDATES
from storage import settings
from storage.db import Database
from storage.tables import Inbox, Outbox
from tests import postgres
from tests.fresh import databases_of
from tests.many.__main__ import NEVER
from tests.many.cast import FIRST_PARTNER, FIRST_STAFF, STAFF, prepare
from tests.many.crew import Crew, crew, until
from tests.many.platform import Platform, open_platform
from tests.many.run import OPEN, Plan, play

pytestmark = pytest.mark.slow
PATIENT_S = 120


@pytest.fixture(autouse=True)
def postgresql() -> Iterator[None]:
    with databases_of("postgresql"):
        yield


def rows(url: str, query: str) -> list[Any]:
    database = Database(url)
    with database.engine.connect() as connection:
        found = list(connection.execute(text(query)))
    database.close()
    return found


@pytest.mark.fault("F10", "F29", "F30", "F52")
@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_four_processes_killed_in_between_lose_nothing_and_say_nothing_twice(
    webhook: bool, tmp_path: Path, record_property
) -> None:
    plan = Plan(updates=750, processes=4, kills=2, stops=1, partners=40, rate=75, webhook=webhook)
    counts = play(plan, tmp_path, postgres.server().empty())
    record_property("counts", "\n".join(f"{name}: {value}" for name, value in counts.items()))
    assert {name: counts[name] for name in NEVER} == dict.fromkeys(NEVER, 0)


@contextmanager
def house(tmp_path: Path, roles: dict[str, str], server: Any = None, **more: Any) -> Iterator[Crew]:
    """The cast on a database of its own, with processes in those roles."""
    server = server or postgres.server()
    url = more.pop("url", None) or server.empty()
    prepare(url, 20)
    with (
        open_platform(Platform()) as platform,
        crew(platform, tmp_path, url, roles, **more) as members,
    ):
        members.url = url
        yield members


def settled(members: Crew) -> None:
    """Until nothing is left to do."""
    until(lambda: rows(members.url, OPEN.text)[0][0] == 0, "something is left over", PATIENT_S)


def press(member: int, data: str, number: int) -> dict[str, Any]:
    """A staff member presses a button, in their private chat."""
    user = {"id": FIRST_STAFF + member, "is_bot": False, "first_name": STAFF[member]}
    message = {"message_id": 5, "date": int(time.time()), "chat": {**user, "type": "private"}}
    query = {"id": str(number), "from": user, "chat_instance": "1", "message": message}
    return {"update_id": 600_000_000 + number, "callback_query": {**query, "data": data}}


@pytest.mark.fault("F33", "F52")
def test_of_two_who_press_the_same_button_through_two_processes_one_acts_and_one_is_told(
    tmp_path: Path,
) -> None:
    with house(tmp_path, {"web": "web", "one": "worker", "two": "worker"}) as members:
        presses = [
            press(member, f"s.offfor:{deal}:no_budget", 100 * member + deal)
            for deal in range(1, 21)
            for member in (1, 2)
        ]
        members.platform.add(presses)
        until(lambda: len(members.platform.confirmed) == 40, "not all was taken", PATIENT_S)
        settled(members)
        by = {name: members.platform.by(name) for name in members.roles}
    acts = "select deal_id, count(*) from history where happened = 'withdrawn' group by deal_id"
    assert sorted(rows(members.url, acts)) == [(deal, 1) for deal in range(1, 21)]
    toasts = rows(members.url, "select payload->>'text' from outbox where act = 'toast'")
    assert sorted(Counter(text for (text,) in toasts).values()) == [20, 20]
    only_web_takes_in(by)


def only_web_takes_in(by: dict[str, set[str]]) -> None:
    """The web process says nothing; workers neither poll nor say where updates go."""
    assert by["web"] <= {"getme", "setwebhook", "setmycommands"}
    for worker in ("one", "two"):
        assert "sendmessage" in by[worker]
        assert not by[worker] & {"getupdates", "setwebhook", "deletewebhook", "setmycommands"}
