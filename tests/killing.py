"""Kills the bot at seeded moments: before a call is carried out, after it, or upon an update."""

import random
import threading
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import text

from tests.botprocess import BotProcess
from tests.looking import looking_into
from tests.room import RunningRoom

# Every process makes these when it starts; a kill there would hit nobody's work.
STARTING = {"getme", "deletewebhook", "setmycommands", "getupdates", "roomidle"}
UNFINISHED = (
    "select count(*) from inbox where state = 'new'",
    "select count(*) from outbox where state = 'queued' and due_at <= made_at",
    "select count(*) from outbox where state = 'sending'",
)
WAYS = ("before the call", "after the call", "upon an update")


@dataclass
class Fall:
    """One kill: where it fell, and what was in flight."""

    number: int
    way: str
    at: str
    inbox: int
    outbox: int
    sending: int

    @property
    def in_flight(self) -> bool:
        return self.inbox + self.outbox + self.sending > 0 or self.way != "upon an update"


@dataclass
class Killer:
    """Stands in the room and ends the bot; starts it again at once."""

    room: RunningRoom
    bot: BotProcess
    seed: int
    kills: int
    falls: list[Fall] = field(default_factory=list)
    active: bool = False

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._countdown = self._dice.randint(1, 4)
        self._way = self._dice.choice(WAYS)
        self._lock = threading.Lock()
        room = self.room.room
        self._take, self._add = room.faults.take, room.calls.add
        room.faults.take = self._before  # type: ignore[method-assign]
        room.calls.add = self._after  # type: ignore[method-assign]

    @property
    def done(self) -> bool:
        return len(self.falls) >= self.kills

    def _before(self, method: str, chat_id: str) -> dict[str, Any]:
        if self._way == "before the call" and self._meets(method):
            self._kill(method)
            return {"cut": "before"}
        return self._take(method, chat_id)

    def _after(self, method: str, chat_id: str, ok: bool, code: int | None) -> None:
        self._add(method, chat_id, ok, code)
        if self._way == "after the call" and self._meets(method):
            self._kill(method)
        elif self._way == "upon an update" and self._has_updates(method) and self._counts():
            wait_s = self._dice.uniform(0, 0.02)  # later, all is done
            threading.Timer(
                wait_s, self._kill, [f"{1000 * wait_s:.0f} ms after getUpdates"]
            ).start()

    def _has_updates(self, method: str) -> bool:
        return method.lower() == "getupdates" and any(self.room.room.updates.heads())

    def _meets(self, method: str) -> bool:
        return method.lower() not in STARTING and self._counts()

    def _counts(self) -> bool:
        if not self.active or self.done or self._countdown <= 0:
            return False
        self._countdown -= 1
        return self._countdown == 0

    def _kill(self, at: str) -> None:
        with self._lock:
            self.bot.kill()
            self.falls.append(Fall(len(self.falls) + 1, self._way, at, *self._unfinished()))
            self._way = self._dice.choice(WAYS)
            self._countdown = self._dice.randint(1, 4)
            self.bot.start()

    def _unfinished(self) -> tuple[int, int, int]:
        """What the dead process left behind, read from its database."""
        with looking_into(self.bot.database_url) as connection:
            inbox, queued, sending = (connection.scalar(text(query)) or 0 for query in UNFINISHED)
        return inbox, queued, sending
