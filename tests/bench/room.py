"""The practice room in a process of its own, which notes when each call was answered."""

import asyncio
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from bot.practice import playing
from bot.practice.app import serve
from bot.practice.faults import CallLog
from bot.practice.room import Room

FIRST_CHAT = 900_000


class TimedLog(CallLog):
    """Notes the moment of every message that went through; `time.monotonic` is the machine's."""

    def __init__(self) -> None:
        super().__init__()
        self.sent_at: list[float] = []

    def add(self, method: str, chat_id: str, ok: bool, error_code: int | None) -> None:
        super().add(method, chat_id, ok, error_code)
        if ok and method.lower() == "sendmessage":
            self.sent_at.append(time.monotonic())


@dataclass(frozen=True)
class BenchRoom:
    """The bench's end of the line to the room."""

    url: str
    token: str
    line: Connection

    def ask(self, act: str, *values: Any) -> Any:
        """What the room answers; raises RuntimeError when it does not come about in time."""
        self.line.send((act, *values))
        answer = self.line.recv()
        if isinstance(answer, str):
            raise RuntimeError(answer)
        return answer

    def first_poll_at(self, after: float) -> float:
        """When a bot that was started after that moment asked for updates first."""
        return float(self.ask("polled", after))

    def write(self, chats: int, text: str) -> float:
        """Everybody in so many chats writes at once; answers when."""
        return float(self.ask("write", chats, text))

    def sent(self, count: int) -> tuple[float, float]:
        """When the first and the last of so many messages came; they are counted anew after."""
        first, last = self.ask("sent", count)
        return first, last


@contextmanager
def bench_room(chats: int) -> Iterator[BenchRoom]:
    """A room with so many people, while the block runs."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_main, args=(theirs, chats), daemon=True)
    process.start()
    try:
        port, token = ours.recv()
        yield BenchRoom(f"http://127.0.0.1:{port}", token, ours)
    finally:
        process.terminate()
        process.join()


def _main(line: Connection, chats: int) -> None:
    asyncio.run(_serve(line, chats))


async def _serve(line: Connection, chats: int) -> None:
    room = Room(pace=False)
    room.calls = TimedLog()
    for number in range(chats):
        room.add_person(FIRST_CHAT + number, f"Mitra {number}", started=True)
    loop = asyncio.get_running_loop()
    acts: set[asyncio.Task[None]] = set()

    def heard() -> None:
        acts.add(asyncio.create_task(_answer(room, line, *line.recv())))

    def ready(port: int) -> None:
        line.send((port, room.token))
        loop.add_reader(line.fileno(), heard)

    await serve(room, port=0, on_ready=ready)


async def _answer(room: Room, line: Connection, act: str, *values: Any) -> None:
    try:
        async with asyncio.timeout(60):
            line.send(await ACTS[act](room, *values))
    except TimeoutError:
        line.send(f"{act} {values}: it did not come about within a minute")


async def _polled(room: Room, after: float) -> float:
    while room.presence.last_poll_at < after and room.poll is None:
        await asyncio.sleep(0.002)
    return time.monotonic()


async def _write(room: Room, chats: int, text: str) -> float:
    began = time.monotonic()
    for number in range(chats):
        playing.say(room, room.people[FIRST_CHAT + number], text)
    return began


async def _sent(room: Room, count: int) -> tuple[float, float]:
    assert isinstance(room.calls, TimedLog)
    while len(room.calls.sent_at) < count:
        await asyncio.sleep(0.01)
    times = room.calls.sent_at
    room.calls.sent_at = []
    return times[0], times[count - 1]


ACTS: dict[str, Any] = {"polled": _polled, "write": _write, "sent": _sent}
