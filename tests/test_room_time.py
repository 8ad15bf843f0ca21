import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from room import ALYA, RunningRoom, running_room

pytestmark = pytest.mark.slow


@pytest.fixture
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        yield running


class ReportingBot(threading.Thread):
    """A bot with a diary: it takes its time from the room and reports when it is idle."""

    def __init__(self, room: RunningRoom, diary: list[datetime], honest: bool = True):
        super().__init__(daemon=True)
        self.room = room
        self.diary = sorted(diary)
        self.honest = honest
        self.done: list[tuple[datetime, datetime]] = []
        self.handled: int | None = None
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            wait_s = 1 if self.room.room.idle.report else 0
            offset = self.handled + 1 if self.handled else 0
            answer = self.room.call("getUpdates", offset=offset, timeout=wait_s)
            for update in answer.json()["result"]:
                self.handled = update["update_id"]
            self.look_at_the_clock(parsedate_to_datetime(answer.headers["date"]))

    def look_at_the_clock(self, now: datetime) -> None:
        while self.honest and self.diary and self.diary[0] <= now:
            self.done.append((self.diary.pop(0), now))
            self.room.result("sendMessage", chat_id=ALYA, text="pengingat")
        due = self.diary[0].isoformat() if self.diary else None
        report = {"now": now.isoformat(), "idle": True, "next_due": due, "handled": self.handled}
        self.room.result("roomIdle", **report)

    def __enter__(self) -> "ReportingBot":
        self.start()
        while self.room.room.idle.report is None:
            self.stopped.wait(0.005)
        return self

    def __exit__(self, *trouble: object) -> None:
        self.stopped.set()
        self.room.does(ALYA, "say", text="bye")
        self.join(40)


def later(**away: float) -> datetime:
    return datetime.fromtimestamp(datetime.now(UTC).timestamp(), UTC) + timedelta(**away)  # noqa: TID251


def test_without_a_bot_the_clock_just_jumps(room: RunningRoom) -> None:
    before = room.room.clock.now()
    answer = room.page("/room/skip", to="hour").json()
    moved = room.room.clock.now() - before

    assert timedelta(hours=1) <= moved < timedelta(hours=1, seconds=5)
    assert len(answer["stops"]) == 1
    assert room.state()["offset_s"] == pytest.approx(3600, abs=1)


def test_tomorrow_is_nine_in_the_morning_there(room: RunningRoom) -> None:
    night = later(days=1).replace(hour=19, minute=42)  # 02:42 in Jakarta
    room.in_room(lambda inside: inside.move_clock(night))
    room.page("/room/skip", to="tomorrow", zone="Asia/Jakarta")
    first = room.room.clock.now()
    room.page("/room/skip", to="tomorrow", zone="Asia/Jakarta")
    second = room.room.clock.now()

    assert [(now.hour, now.minute) for now in (first, second)] == [(2, 0), (2, 0)]
    assert first.date() == night.date() + timedelta(days=2)
    assert second.date() == first.date() + timedelta(days=1)


def test_a_skip_stops_at_every_due_moment(room: RunningRoom) -> None:
    room.start(ALYA)
    diary = [later(hours=hour, seconds=0.4) for hour in (1, 5, 20)]
    with ReportingBot(room, diary) as bot:
        assert room.page("/room/wait-idle", timeout_s=40).json()["idle"]
        answer = room.page("/room/skip", to=later(hours=12).isoformat()).json()

    assert answer["finished"] is True
    assert len(answer["stops"]) == 3
    assert [planned for planned, _ in bot.done] == diary[:2]
    assert all(acted - planned < timedelta(seconds=3) for planned, acted in bot.done)
    assert [message["text"] for message in room.chat(ALYA) if message["from"] == "bot"] == [
        "pengingat",
        "pengingat",
    ]


def test_a_skip_to_the_next_due_moment_waits_for_the_bot(room: RunningRoom) -> None:
    room.start(ALYA)
    with ReportingBot(room, [later(days=3)]) as bot:
        assert room.page("/room/wait-idle", timeout_s=40).json()["next_due"]
        room.page("/room/skip", to="due")

        assert len(bot.done) == 1
        assert room.page("/room/skip", to="due").json() == {"error": "the bot has nothing planned"}


def test_a_bot_that_misses_its_moment_does_not_hold_the_clock(room: RunningRoom) -> None:
    with ReportingBot(room, [later(hours=1)], honest=False):
        assert room.page("/room/wait-idle", timeout_s=40).json()["idle"]
        answer = room.page("/room/skip", to=later(hours=2).isoformat()).json()

    assert answer["finished"] is True
    assert len(answer["stops"]) == 3


REPORT: dict[str, Any] = {"idle": True, "next_due": None, "handled": None}


def report(room: RunningRoom, **values: Any) -> bool:
    now = room.room.clock.now().isoformat()
    room.result("roomIdle", **{"now": now, **REPORT, **values})
    return bool(room.page("/room/wait-idle", timeout_s=0).json()["idle"])


def test_only_a_timely_report_counts(room: RunningRoom) -> None:
    assert report(room)
    assert not report(room, now=later(seconds=-5).isoformat())
    assert not report(room, idle=False)
    assert report(room)
    room.in_room(lambda inside: inside.move_clock(inside.clock.now() + timedelta(hours=1)))
    assert not room.page("/room/wait-idle", timeout_s=0).json()["idle"]
    assert report(room)


def test_a_report_covers_the_updates_it_names(room: RunningRoom) -> None:
    room.does(ALYA, "say", text="x")
    unseen = report(room)
    newest = room.updates()[0]["update_id"]

    assert not unseen
    assert report(room)
    assert not report(room, handled=newest - 1)
    assert report(room, handled=newest)
    room.does(ALYA, "say", text="y")
    assert not room.page("/room/wait-idle", timeout_s=0).json()["idle"]


def test_a_bot_that_never_reports_is_idle_when_it_is_quiet(room: RunningRoom) -> None:
    room.does(ALYA, "say", text="x")
    busy = room.page("/room/wait-idle", timeout_s=0.1).json()
    room.updates()
    room.result("sendMessage", chat_id=ALYA, text="x")
    at_once = room.page("/room/wait-idle", timeout_s=0).json()

    assert (busy["idle"], at_once["idle"]) == (False, False)
    assert room.page("/room/wait-idle", timeout_s=40).json()["idle"]
