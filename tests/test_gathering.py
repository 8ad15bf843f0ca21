"""Words in a row are read as one: what is clear at once, what is not after a short pause."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select
from structlog.testing import capture_logs

from bot.clock import Clock
from bot.errands import Errands
from bot.handling import Handling
from bot.preparing import Preparing
from bot.reception import Reception
from bot.writer import Writer
from storage.partner import people
from storage.post.presence import Presence
from storage.tables import Heard, Inbox, Outbox
from tests.desk import TERMS, House, Who
from tests.test_talk_acts import STILL_UNCLEAR, UNCLEAR, debts

pytestmark = pytest.mark.on_both_databases
NEVER: Any = None  # files are not fetched here
COUNTER = "rate aku 1,5jt kak"


class StandingClock(Clock):
    """Moved by hand."""

    at = datetime(2026, 9, 1, 4, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


class Chat:
    """Alya with an offer, who writes to a reception that waits for six seconds."""

    terms = TERMS

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.alya = self.house.who("Alya")
        self.deal_id = self.house.approached(self.alya, terms=self.terms)
        self.clock = StandingClock()
        self.written = 500
        self.processes: list[tuple[Presence, Writer]] = []
        self.starts()

    def starts(self) -> None:
        """A process, without any memory."""
        writer = Writer(self.house.database)
        handling = Handling(self.clock, self.house.folder, "sapa_bot")
        presence = Presence(self.house.database, "all", self.clock.now())
        errands = Errands(writer, Preparing(NEVER, self.house.folder), handling, presence)
        self.reception = Reception(writer, handling, errands, presence, pause_s=6)
        self.processes.append((presence, writer))

    def ends(self) -> None:
        for presence, writer in self.processes:
            presence.leave()  # its own connection to PostgreSQL, which nobody else would close
            writer.close()

    def writes(self, *texts: str) -> None:
        self.takes([self._message(self.alya, text) for text in texts])

    def takes(self, updates: list[dict[str, Any]]) -> None:
        """Until nothing more is handled now."""
        with capture_logs():
            asyncio.run(self.reception.take(updates))
            for _ in range(4):
                asyncio.run(self.reception.take([]))

    def later(self, seconds: float) -> None:
        self.clock.at += timedelta(seconds=seconds)
        self.takes([])

    def told(self) -> list[str]:
        """The names of what was said to her since the offer."""
        chat = self.alya.address.chat
        query = select(Outbox.words).where(Outbox.chat == chat, Outbox.act == "text")
        said = self.house.do(lambda s: s.exec(query.order_by(col(Outbox.id))).all())
        return [*said][1:]

    def waiting(self) -> int:
        query = select(Inbox.id).where(Inbox.state == "new")
        return len(self.house.do(lambda s: s.exec(query).all()))

    def _message(self, who: Who, text: str) -> dict[str, Any]:
        self.written += 1
        chat = int(who.address.chat)
        message = {
            "message_id": self.written,
            "date": int(self.clock.at.timestamp()),
            "chat": {"id": chat, "type": "private"},
            "from": {"id": chat, "is_bot": False, "first_name": who.name, "language_code": "id"},
            "text": text,
        }
        return {"update_id": self.written, "message": message}


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[Chat]:
    one = Chat(tmp_path)
    yield one
    one.ends()


def test_clear_words_are_answered_at_once(chat: Chat):
    chat.writes("oke kak")
    assert chat.told() == ["term_sheet"]


def test_unclear_words_wait_and_are_then_asked_about(chat: Chat):
    chat.writes(UNCLEAR)
    assert chat.told() == []
    chat.later(5)
    assert (chat.told(), chat.waiting()) == ([], 1)
    chat.later(1)
    assert (chat.told(), chat.waiting()) == (["ask_meaning"], 0)


def test_what_makes_them_clear_is_read_with_them_and_answered_at_once(chat: Chat):
    chat.writes(UNCLEAR)
    chat.later(2)
    chat.writes(COUNTER)
    assert (chat.told(), chat.waiting()) == (["counter_passed_on"], 0)
    assert chat.house.deal(chat.deal_id).terms.fee_idr == 1_500_000
    kept = chat.house.do(lambda s: s.exec(select(Heard.text).order_by(Heard.id)).all())
    assert kept == [UNCLEAR, COUNTER]


def test_several_unclear_ones_are_asked_about_once_and_reach_staff_as_one(chat: Chat):
    chat.writes(UNCLEAR)
    chat.later(4)
    chat.writes(STILL_UNCLEAR)
    chat.later(4)
    assert chat.told() == []
    chat.later(2)
    assert (chat.told(), chat.waiting()) == (["ask_meaning"], 0)
    said = chat.house.presses(chat.alya, "Bukan itu")
    [notice] = chat.house.to(chat.house.admin, said)
    assert UNCLEAR in notice and STILL_UNCLEAR in notice
    assert debts(chat.house, chat.deal_id) == ["answer"]


def test_a_stop_waits_for_nothing(chat: Chat):
    chat.writes(UNCLEAR)
    chat.writes("jangan hubungi saya lagi")
    partner_id = chat.house.deal(chat.deal_id).partner.id
    assert chat.house.do(lambda s: people.partner(s, partner_id).stopped_at)
    assert chat.waiting() == 0


def test_a_process_that_dies_forgets_no_words_that_waited(chat: Chat):
    chat.writes(UNCLEAR)
    chat.starts()
    chat.later(7)
    assert (chat.told(), chat.waiting()) == (["ask_meaning"], 0)


def test_who_goes_on_writing_is_read_after_a_while(chat: Chat):
    for _ in range(6):
        chat.writes(UNCLEAR)
        chat.later(5)
    assert chat.told()[:1] == ["ask_meaning"]


def test_a_clock_that_was_ahead_keeps_nobody_waiting(chat: Chat):
    chat.writes(UNCLEAR)
    chat.clock.at -= timedelta(hours=1)
    with capture_logs():
        asyncio.run(chat.reception.sweep())
    chat.takes([])
    assert chat.waiting() == 0
