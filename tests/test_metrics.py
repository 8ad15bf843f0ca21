"""What an admin's monitoring sees of the house, over HTTP, on this machine alone."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from room import ALYA, BUDI, CITRA, MAYA
from shell import Stage, now, staged, until
from sqlalchemy import event
from test_shell_program import free_port

from bot.metrics import Metrics
from storage.overview.figures import figures
from storage.post import inbox
from storage.tables import DataAct, Debt, Outbox, Reminder

GUIDE = Path(__file__).parent.parent / "docs" / "running.md"
LINE = re.compile(r'sapa_[a-z_]+(\{[a-z]+="[^"\\\n]*"\})? \d+(\.\d+)?')


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI, CITRA) as one:
        yield one


class Shown:
    """The two pages of a bot, as read over HTTP."""

    def __init__(self) -> None:
        self.port = str(free_port())

    def page(self, path: str) -> httpx.Response:
        return httpx.get(f"http://127.0.0.1:{self.port}{path}", timeout=40)

    def is_there(self) -> bool:
        try:
            return self.page("/health").text == "ok"
        except httpx.TransportError:
            return False

    def numbers(self) -> dict[str, float]:
        """By name and label, without the prefix."""
        found = {}
        for line in self.page("/metrics").text.splitlines():
            if not line.startswith("#"):
                assert LINE.fullmatch(line), line
                name, _, value = line.rpartition(" ")
                found[name.removeprefix("sapa_")] = float(value)
        return found


def explained() -> set[str]:
    """The metrics that the guide names, of which none has been counted that is an error."""
    named = re.findall("`sapa_([a-z_]+)`", GUIDE.read_text("utf-8"))
    return {*named} - {"errors_total"}


def arrives(stage: Stage, person: int, key: str, seconds_ago: float) -> None:
    arrived = inbox.Arrived("telegram", key, f"telegram:{person}", {"update_id": int(key)})
    stage.do(lambda s: inbox.accept(s, [arrived], now() - timedelta(seconds=seconds_ago)))


def a_day_s_work(stage: Stage) -> None:
    """Something of everything that is counted; three deals wait to be vetted, which is not."""
    for key, seconds_ago in (("1", 600), ("2", 90), ("3", 1)):
        arrives(stage, ALYA, key, seconds_ago)
    [first, *_] = stage.updates("new")
    stage.do(lambda s: setattr(s.merge(first), "state", "dead"))
    for person, state in ((ALYA, "queued"), (BUDI, "queued"), (BUDI, "unknown"), (CITRA, "sent")):
        stage.letter(person, state=state)
    stage.do(lambda s: setattr(s.get_one(Outbox, 2), "due_at", now() - timedelta(minutes=3)))
    later = stage.letter(CITRA)
    stage.do(lambda s: setattr(s.get_one(Outbox, later), "due_at", now() + timedelta(hours=3)))
    for person, minutes in ((ALYA, 1), (BUDI, 11), (CITRA, -60)):
        due_at = now() - timedelta(minutes=minutes)
        step = Reminder(deal_id=stage.deals[person], name="x", step=0, day=0, due_at=due_at)
        stage.do(lambda s, step=step: s.add(step))
    for kind, days in (("answer", 0), ("pack", 3), ("proof", 5), ("bonus", 30)):
        since = now() - timedelta(days=days)
        debt = Debt(deal_id=stage.deals[ALYA], kind=kind, since=since)
        stage.do(lambda s, debt=debt: s.add(debt))
    wish = DataAct(partner_id=1, kind="correct", by="self", at=now() - timedelta(days=2))
    stage.do(lambda s: s.add(wish))


@pytest.mark.on_both_databases
def test_the_figures_say_how_much_waits_and_for_how_long(stage):
    a_day_s_work(stage)
    seen = stage.do(lambda s: figures(s, now()))
    assert (seen.updates, seen.parked, round(seen.oldest_update_s)) == (2, 1, 90)
    assert (seen.letters, seen.unknown, round(seen.oldest_letter_s)) == (2, 1, 180)
    assert (seen.reminders_due, seen.reminders_late) == (2, 1)
    assert seen.debts == {"day": 1, "week": 3, "older": 1}


def test_each_figure_is_read_off_an_index_of_what_is_open(stage):
    asked: list[tuple[str, tuple[object, ...]]] = []
    note = lambda conn, cursor, statement, values, *_: asked.append((statement, values))  # noqa: E731
    arrives(stage, ALYA, "1", 5)
    event.listen(stage.database.engine, "before_cursor_execute", note)
    stage.do(lambda s: figures(s, now()))
    event.remove(stage.database.engine, "before_cursor_execute", note)
    assert len(asked) == 8
    with closing(sqlite3.connect(stage.folder / "sapa.db")) as book:
        for statement, values in asked:
            plan = [row[3] for row in book.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert re.search("USING .*(INDEX|PRIMARY KEY)", plan[0]), (statement, plan)


@pytest.mark.slow
@pytest.mark.on_both_databases
def test_health_and_metrics_are_there_while_the_bot_polls(stage):
    shown = Shown()
    stage.letter(ALYA, state="unknown")
    with stage.bot(METRICS_PORT=shown.port) as bot:
        until(shown.is_there)
        stage.online()
        stage.room.does(MAYA, "say", text="/due")
        until(lambda: len(stage.heard(MAYA)) > 0)
        stage.settled()
        numbers = until(lambda: (n := shown.numbers())['sends_total{outcome="sent"}'] and n)
        assert (numbers["processes_alive"], numbers["outbox_unknown"]) == (1, 1)
        assert numbers["inbox_waiting"] == numbers["outbox_due"] == 0
        assert {name.partition("{")[0] for name in numbers} == explained()
        kind = shown.page("/metrics").headers["content-type"]
        assert kind.startswith("text/plain; version=0.0.4")
        assert bot.stop() == 0
        assert "Traceback" not in bot.output()


@pytest.mark.slow
def test_errors_are_counted_by_their_kind_and_quote_nobody(stage):
    shown = Shown()
    with stage.bot(METRICS_PORT=shown.port):
        until(shown.is_there)
        stage.online()
        stage.fault("getUpdates", status=409, description="Conflict: kerbau ungu")
        stage.room.does(ALYA, "say", text="nyiur melambai 0812-0000-7788")
        counted = until(lambda: [n for n in shown.numbers() if n.startswith("errors_total")])
        assert counted == [
            'errors_total{kind="another program polls with this token; only one may"}'
        ]
        stage.settled()
        page = shown.page("/metrics").text
        assert not any(word in page for word in ("kerbau", "nyiur", "0812", str(ALYA)))


@pytest.mark.slow
def test_the_database_is_asked_once_in_a_few_seconds_however_many_look(stage, monkeypatch):
    asked: list[str] = []

    async def looked_at() -> None:
        async with stage.house() as house:
            metrics = Metrics(house)
            book = house.writer.database.engine
            event.listen(book, "before_cursor_execute", lambda *given: asked.append(given[2]))
            await asyncio.gather(*(metrics.text() for _ in range(20)))
            monkeypatch.setattr("bot.metrics.KEPT_S", 0)
            await metrics.text()

    asyncio.run(looked_at())
    assert sum("debt" in statement for statement in asked) == 2


@pytest.mark.slow
def test_who_cannot_write_the_database_is_not_in_good_health(stage):
    shown = Shown()
    with stage.bot(METRICS_PORT=shown.port):
        until(shown.is_there)
        with closing(sqlite3.connect(stage.folder / "sapa.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            until(lambda: shown.page("/health").status_code == 503, 15)
            other.execute("ROLLBACK")
        until(shown.is_there, 20)


@pytest.mark.slow
def test_a_port_that_is_taken_keeps_nobody_from_their_work(stage):
    port = stage.room.url.rpartition(":")[2]
    with stage.bot(METRICS_PORT=port) as bot:
        stage.online()
        stage.room.does(ALYA, "say", text="/status")
        until(lambda: stage.heard(ALYA))
        assert "the port is taken" in bot.output()
        assert bot.stop() == 0


@pytest.mark.slow
def test_other_machines_see_nothing_of_it(stage):
    shown = Shown()
    with stage.bot(METRICS_PORT=shown.port, HOST="0.0.0.0"):
        until(shown.is_there)
        listens = Path("/proc/net/tcp").read_text()
        assert f"0100007F:{int(shown.port):04X}" in listens
        assert f"00000000:{int(shown.port):04X}" not in listens
