"""The platform: what it was asked, what it really did, and which updates it may forget.

Its own record is the truth against which the bot's tables are checked.
"""

from asyncio import Future
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import ConnectionTimeoutError, ServerDisconnectedError, SocketTimeoutError
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from tests.schedules.weather import POLL_FAULTS, SEND_FAULTS

if TYPE_CHECKING:
    from tests.schedules.process import Process
    from tests.schedules.world import World

POLL_S = 50
READ_TIMEOUT_S = 60
Json = dict[str, Any]


@dataclass
class Attempt:
    """One call about a letter. `taken`: when the letter was claimed for it, in virtual time."""

    letter: int
    process: "Process"
    act: str
    chat: str
    text: str
    taken: float
    begun: float
    delivered: float | None = None
    outcome: str = "pending"  # said | not_sent | unknown | pending: no answer came

    @property
    def may_have_arrived(self) -> bool:
        return self.outcome != "not_sent"


@dataclass
class Poll:
    process: "Process"
    answer: Future[list[Json]]
    limit: int


class Platform:
    """Updates wait here until they are confirmed; words arrive here."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.waiting: dict[int, Json] = {}
        self.next_id = world.rng.randint(5_000, 9_000)
        self.given: list[Json] = []
        self.confirmed: list[int] = []
        self.lost: list[int] = []  # confirmed before they were stored
        self.attempts: list[Attempt] = []
        self.blocked: set[str] = set()
        self.faults: dict[str, int] = {}
        self._polls: list[Poll] = []
        self._edited: dict[tuple[str, str], str] = {}

    # Updates

    def add(self, kind: str, content: Json) -> int:
        update = {"update_id": self.next_id, kind: content}
        self.waiting[self.next_id] = update
        self.next_id += 1
        self._answer_polls()
        return int(update["update_id"])

    def jump(self) -> None:
        """The next ids are lower, as after a week without updates."""
        if not self.waiting:
            self.next_id -= 200

    async def get_updates(self, process: "Process", offset: int | None) -> list[Json]:
        await self.world.boundary(process, "getUpdates")
        answer: Future[list[Json]] = self.world.loop.create_future()
        self.world.loop.outside(self.world.wire(), self._polled, process, offset, answer)
        return await answer

    def _polled(self, process: "Process", offset: int | None, answer: Future[list[Json]]) -> None:
        fault = self._fault("poll_fault", POLL_FAULTS)
        if fault in ("refused", "error"):
            self._fail(answer, _broken(fault))
            return
        self._confirm(offset)
        if fault == "error_after":
            self._fail(answer, _broken(fault))
            return
        limit = self.world.rng.choice((1, 3, 100))
        self._polls.append(Poll(process, answer, limit))
        self.world.loop.outside(POLL_S, self._end, self._polls[-1])
        self._answer_polls(fault)

    def _confirm(self, offset: int | None) -> None:
        """A number that was not given yet is from before the ids jumped: it confirms nothing."""
        if offset is None or offset > self.next_id:
            return
        for update_id in [one for one in self.waiting if one < offset]:
            del self.waiting[update_id]
            self.confirmed.append(update_id)
            if not self.world.book.has_update(update_id):
                self.lost.append(update_id)
                self.world.note(f"LOST update {update_id} was confirmed and is not stored")

    def _answer_polls(self, fault: str = "") -> None:
        for poll in [*self._polls]:
            batch = [*self.waiting.values()][: poll.limit]
            if fault == "again" and self.given:
                batch = [self.world.rng.choice(self.given), *batch]
            if fault == "shuffled":
                self.world.rng.shuffle(batch)
            if batch:
                self.given += batch
                self._end(poll, batch)

    def _end(self, poll: Poll, batch: list[Json] | None = None) -> None:
        if poll in self._polls:
            self._polls.remove(poll)
            self.world.loop.outside(self.world.wire(), _answer, poll.answer, batch or [])

    # Words

    async def say(self, attempt: Attempt, message_id: str = "") -> int:
        """Carries it out, or not, and answers, or not. Raises TelegramError."""
        await self.world.boundary(attempt.process, f"the call for letter {attempt.letter}")
        attempt.begun = self.world.loop.time()
        self.attempts.append(attempt)
        answer: Future[int] = self.world.loop.create_future()
        self.world.loop.outside(self.world.wire(), self._carry_out, attempt, message_id, answer)
        return await answer

    def _carry_out(self, attempt: Attempt, message_id: str, answer: Future[int]) -> None:
        fault = self._fault("send_fault", SEND_FAULTS)
        if attempt.chat in self.blocked:
            return self._refuse(attempt, answer, Forbidden("bot was blocked by the user"))
        if fault == "too_many":
            pause = self.world.rng.randint(1, 40)
            return self._refuse(attempt, answer, RetryAfter(pause))
        if fault == "refused":
            return self._refuse(attempt, answer, _broken(fault))
        if fault.endswith("_after") or not fault:
            problem = self._deliver(attempt, message_id)
            if problem:
                attempt.outcome = "said"
                return self._fail(answer, problem)
        if self.world.crashes_after_call(attempt.process, attempt.letter):
            return None
        if fault:
            attempt.outcome = "unknown"
            return self._fail(answer, _broken(fault))
        attempt.outcome = "said"
        self.world.loop.outside(self.world.wire(), _answer, answer, len(self.attempts))
        return None

    def _deliver(self, attempt: Attempt, message_id: str) -> TelegramError | None:
        if attempt.act == "edit":
            place = (attempt.chat, message_id)
            if self._edited.get(place) == attempt.text:
                return BadRequest("Message is not modified")
            self._edited[place] = attempt.text
        attempt.delivered = self.world.loop.time()
        self.world.note(f"letter {attempt.letter} arrives in {attempt.chat}: {attempt.text[:50]!r}")
        return None

    def _refuse(self, attempt: Attempt, answer: Future[int], error: TelegramError) -> None:
        attempt.outcome = "not_sent"
        self._fail(answer, error)

    def _fail(self, answer: Future[Any], error: TelegramError) -> None:
        wait = READ_TIMEOUT_S if isinstance(error, TimedOut) else self.world.wire()
        self.world.note(f"the platform answers {type(error).__name__}")
        self.world.loop.outside(wait, _raise, answer, error)

    def _fault(self, kind: str, faults: tuple[str, ...]) -> str:
        if not self.world.happens(kind):
            return ""
        fault = self.world.rng.choice(faults)
        self.faults[fault] = self.faults.get(fault, 0) + 1
        return fault


def _broken(fault: str) -> TelegramError:
    """What the library makes of it; only the cause tells whether the request left."""
    error, cause = _ERRORS[fault]()
    error.__cause__ = cause
    return error


_ERRORS: dict[str, Callable[[], tuple[TelegramError, Exception | None]]] = {
    "refused": lambda: (NetworkError("refused"), ConnectionTimeoutError("refused")),
    "error": lambda: (NetworkError("Internal Server Error"), None),
    "error_after": lambda: (NetworkError("Bad Gateway"), None),
    "silent": lambda: (TimedOut(), SocketTimeoutError("silent")),
    "silent_after": lambda: (TimedOut(), SocketTimeoutError("silent")),
    "cut_after": lambda: (NetworkError("cut"), ServerDisconnectedError("cut")),
}


def _answer(answer: Future[Any], result: Any) -> None:
    if not answer.done():
        answer.set_result(result)


def _raise(answer: Future[Any], error: TelegramError) -> None:
    if not answer.done():
        answer.set_exception(error)
        answer.exception()  # whoever asked may be dead: nobody has to hear of it
