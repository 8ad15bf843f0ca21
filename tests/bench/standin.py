"""The stand-in for Telegram, in a process of its own, and the bench's end of the line to it."""

import asyncio
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection as Line
from typing import Any

from tests.bench.answers import Connection, Platform

TOKEN = "1:" + "t" * 35
WITHIN_S = 120


@dataclass(frozen=True)
class StandIn:
    """What the people who write to the bot do and see."""

    url: str
    line: Line

    def slow(self, added_s: float) -> None:
        """So long takes every sendMessage from now on."""
        self._ask("slow", added_s)

    def first_poll_at(self, after: float) -> float:
        """When a bot that was started after that moment asked for updates first."""
        return float(self._ask("polled", after))

    def introduced(self, bots: int) -> None:
        """Waits until so many bots have introduced themselves since this was asked last."""
        self._ask("introduced", bots)

    def write(self, first: int, chats: int, text: str) -> float:
        """Everybody in so many chats writes at once; answers when."""
        return float(self._ask("write", first, chats, text))

    def write_evenly(self, first: int, chats: int, text: str, a_second: float) -> list[float]:
        """So many chats write in turn, and each waits for its answer; how long, in seconds."""
        return [float(waited) for waited in self._ask("write_evenly", first, chats, text, a_second)]

    def sent(self, count: int) -> tuple[float, float]:
        """When the first and the last of so many messages came; they are counted anew after."""
        first, last = self._ask("sent", count)
        return first, last

    def answered(self) -> int:
        """How many messages have come since they were counted anew."""
        return int(self._ask("answered"))

    def busy_s(self) -> float:
        """How much of a core it has used since its start."""
        return float(self._ask("busy"))

    def _ask(self, act: str, *values: Any) -> Any:
        """Raises RuntimeError when it does not come about in time."""
        self.line.send((act, *values))
        answer = self.line.recv()
        if isinstance(answer, str):
            raise RuntimeError(answer)
        return answer


@contextmanager
def standing_in() -> Iterator[StandIn]:
    """A stand-in while the block runs."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_main, args=(theirs,), daemon=True)
    process.start()
    try:
        # 0.0.0.0 is this machine, too; but the program takes no room there for a practice room,
        # to which it would tell after each step that it is idle.
        yield StandIn(f"http://0.0.0.0:{ours.recv()}", ours)
    finally:
        process.terminate()
        process.join()


def _main(line: Line) -> None:
    asyncio.run(_serve(line))


async def _serve(line: Line) -> None:
    platform = Platform()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(platform), "127.0.0.1")
    acts: set[asyncio.Task[None]] = set()
    left_alone = asyncio.Event()

    def heard() -> None:
        try:
            acts.add(asyncio.create_task(_answer(platform, line, *line.recv())))
        except EOFError:  # whoever measures is gone, perhaps killed
            loop.remove_reader(line.fileno())
            left_alone.set()

    loop.add_reader(line.fileno(), heard)
    line.send(server.sockets[0].getsockname()[1])
    await left_alone.wait()


async def _answer(platform: Platform, line: Line, act: str, *values: Any) -> None:
    try:
        async with asyncio.timeout(WITHIN_S):
            line.send(await ACTS[act](platform, *values))
    except TimeoutError:
        line.send(f"{act} {values}: it did not come about within {WITHIN_S} s")


async def _slow(platform: Platform, added_s: float) -> None:
    platform.slow_s = added_s


async def _polled(platform: Platform, after: float) -> float:
    while platform.polled_at < after:
        await asyncio.sleep(0.002)
    return platform.polled_at


async def _introduced(platform: Platform, bots: int) -> None:
    while platform.introduced < bots:
        await asyncio.sleep(0.01)
    platform.introduced = 0


async def _write(platform: Platform, first: int, chats: int, text: str) -> float:
    began = time.monotonic()
    for chat in range(first, first + chats):
        platform.write(chat, text)
    return began


async def _write_evenly(
    platform: Platform, first: int, chats: int, text: str, a_second: float
) -> list[float]:
    loop = asyncio.get_running_loop()
    began = loop.time()
    for number in range(chats):
        loop.call_at(began + number / a_second, platform.write, first + number, text)
    await _sent_all(platform, chats)
    waited = [at - platform.written_at[chat] for at, chat in platform.sent]
    platform.sent = []
    return waited


async def _sent(platform: Platform, count: int) -> tuple[float, float]:
    await _sent_all(platform, count)
    first, last = platform.sent[0][0], platform.sent[count - 1][0]
    platform.sent = []
    return first, last


async def _sent_all(platform: Platform, count: int) -> None:
    while len(platform.sent) < count:
        await asyncio.sleep(0.01)


async def _answered(platform: Platform) -> int:
    return len(platform.sent)


async def _busy(platform: Platform) -> float:
    return time.process_time()


ACTS: dict[str, Any] = {
    "slow": _slow,
    "polled": _polled,
    "introduced": _introduced,
    "write": _write,
    "write_evenly": _write_evenly,
    "sent": _sent,
    "answered": _answered,
    "busy": _busy,
}
