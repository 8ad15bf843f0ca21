"""The stage on either database: a room, the bot, and people who come as they are needed."""

import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta, timezone
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.practice.room import Room
from deals import exits, negotiation
from deals.channel import Address, Outgoing
from handlers.turn import Turn
from storage.db import Database
from storage.deal import deals
from storage.partner import people
from storage.post import outbox
from tests import shell
from tests.faults.books import Books
from tests.faults.databases import SQLITE
from tests.fresh import migrated_url
from tests.room import MAYA, RunningRoom, running_room
from tests.shell import Stage, now

PATIENT_S = 90  # a machine that is shared may start a program slowly
WIB = timezone(timedelta(hours=7))


def until(so: Callable[[], Any], within_s: float = PATIENT_S) -> Any:
    """Waits until something is so, and answers it."""
    return shell.until(so, within_s)


class FaultStage(Books, Stage):
    """A stage whose database may be a PostgreSQL; `kind` is what it is called in the counts."""

    def __init__(self, room: RunningRoom, folder: Path, kind: str = SQLITE) -> None:
        self.room = room
        self.folder = folder
        self.kind = kind
        self.database = Database(migrated_url(kind, folder))
        self.deals: dict[int, int] = {}
        self.partners: dict[int, int] = {}
        self._numbers = itertools.count(800_001)
        self.lead(MAYA)

    def house(self, **settings: Any) -> Any:
        return super().house(database_url=self.database.url, **settings)

    # People

    def somebody(self) -> int:
        """Another person in the room, whom nobody has spoken of yet."""
        person_id = next(self._numbers)
        self.room.in_room(lambda room: room.add_person(person_id, f"Mitra {person_id}"))
        return person_id

    def partner(self) -> int:
        """Another person, linked, with a listed deal."""
        person_id = self.somebody()
        self.knows(person_id)
        return person_id

    def partners_many(self, count: int) -> list[int]:
        return [self.partner() for _ in range(count)]

    def offered(self) -> int:
        """A partner whom we have made an offer, in the hours in which that may be said."""
        person_id = self.partner()
        self.do(lambda s: _offer(s, self.deals[person_id], self.moment()))
        return person_id

    def colleague(self) -> int:
        """Another member of the team."""
        person_id = self.somebody()
        self.lead(person_id)
        return person_id

    def agreed(self, person_id: int) -> None:
        """They press yes, and agree to the terms."""
        deal_id = self.deals[person_id]
        self.presses(person_id, f"yes:{deal_id}:")
        self.presses(person_id, f"agree:{deal_id}:")
        until(lambda: self.pieces(person_id))

    def do(self, unit: Callable[[Session], Any]) -> Any:
        """In one transaction, as soon as nobody else is at work for the same partner."""
        while True:
            try:
                return super().do(unit)
            except people.Busy:
                time.sleep(0.02)

    def later(self, **time: float) -> None:
        """The clock goes on (or back); a bot that polls learns of it at once."""

        def moved(room: Room) -> bool:
            if room.poll or not room.bot_online():
                room.clock.offset_s += timedelta(**time).total_seconds()
                room.move_clock(room.clock.now())
                return True
            return False

        until(lambda: self.room.in_room(moved))

    def moment(self) -> Any:
        """The room's time, which is the bot's."""
        return self.room.room.clock.now()

    def crowd(self, count: int) -> list[int]:
        """Many people at once who pressed Start and whom no deal knows."""
        people = [next(self._numbers) for _ in range(count)]
        self.room.in_room(
            lambda room: [room.add_person(p, f"Mitra {p}", started=True) for p in people]
        )
        return people

    # What there is to say

    def letters_to(self, *texts: tuple[int, str], once: bool = False, **more: Any) -> None:
        """Queues letters, each with its chat, in one commit."""
        self.do(lambda s: [_put(s, chat, text, once, more) for chat, text in texts])

    def spoken(self) -> dict[str, int]:
        """Every text that was said, and how often: the room's own record.

        Only first lines: what may come a second time says so below.
        """
        chats = self.room.room.chats.values()
        ours = self.room.room.bot_user["id"]
        return Counter(
            message.body["text"].partition("\n")[0]
            for chat in list(chats)
            for message in list(chat.values())
            if message.body["from"]["id"] == ours and "text" in message.body
        )

    # What they do

    def says(self, person_id: int, text: str) -> dict[str, Any]:
        return self.room.does(person_id, "say", text=text)

    def presses(self, person_id: int, begins: str) -> None:
        """Their newest button whose action begins so, once it is there."""
        message_id, data = until(lambda: self.button(person_id, begins))
        self.room.does(person_id, "press", message_id=message_id, callback_data=data)

    def button(self, person_id: int, begins: str) -> tuple[int, str] | None:
        for message in reversed(self.room.chat(person_id)):
            for row in (message.get("keyboard") or {}).get("inline", []):
                for button in row:
                    if button.get("callback_data", "").startswith(begins):
                        return message["message_id"], button["callback_data"]
        return None

    def arrives(self, raw: dict[str, Any], line: str = "made up") -> None:
        """An update of the test's own making; with an `update_id` of its own if it has one."""
        self.room.in_room(lambda room: _queue(room, raw, line))

    def online_at_all(self) -> None:
        """Waits until a bot takes updates, whatever it has to do."""
        until(lambda: self.room.state()["bot"]["online"])

    def online(self, within_s: float = PATIENT_S) -> None:
        super().online(within_s)

    def settled(self, within_s: float = PATIENT_S) -> None:
        super().settled(within_s)

    def postman(
        self, done: Callable[[], Any] | None = None, within_s: float = PATIENT_S, **settings: Any
    ) -> None:
        super().postman(done, within_s, **settings)

    def waiting(self) -> int:
        """How many updates Telegram still keeps for the bot."""
        return len(self.room.room.updates.waiting)

    def calls(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        """The room's record of the calls of a method."""
        every = self.room.http.get("/room/calls").json()
        return [call for call in every if call["method"].lower() == method.lower()]


@contextmanager
def staged(folder: Path, kind: str, **room_options: Any) -> Iterator[FaultStage]:
    """A room with a stage on that database, while the block runs."""
    with running_room(**{"pace": False, **room_options}) as room:
        room.in_room(_to_ten_in_the_morning)
        stage = FaultStage(room, folder, kind)
        try:
            yield stage
        finally:
            stage.database.close()


def _to_ten_in_the_morning(room: Room) -> None:
    """When everything may be said."""
    tomorrow = room.clock.now().astimezone(WIB) + timedelta(days=1)
    room.move_clock(tomorrow.replace(hour=10, minute=0, second=0, microsecond=0))


def _offer(session: Session, deal_id: int, at: Any) -> None:
    turn = Turn(session, at, f"test:{deal_id}", "staff:1")
    vetted = turn.decide(deals.load(session, deal_id), exits.vet(deals.load(session, deal_id), at))
    turn.decide(vetted, negotiation.approach(vetted, at))


def _put(session: Session, chat: int, text: str, once: bool, more: dict[str, Any]) -> None:
    to = Address("telegram", str(chat))
    letter = outbox.Letter(to, Outgoing("text", text), "test", once, **more)
    outbox.put(session, letter, f"test:{text}", now())


def _queue(room: Room, raw: dict[str, Any], line: str) -> None:
    """As `Room.queue`, for content that no person of the room could send."""
    from bot.practice.updates import Update

    update_id = raw.get("update_id", room.updates.next_id)
    room.updates.next_id = max(room.updates.next_id, update_id + 1)
    body = {**raw, "update_id": update_id}
    room.updates.waiting[update_id] = Update(body, "message", line, room.clock.unix())
    room.update_came.set()
    if room.poll:
        room.poll.stirred.set()
