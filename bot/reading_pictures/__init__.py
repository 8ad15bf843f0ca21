"""Words on pictures, read in a process of their own with little time and memory, where that is
wanted and installed. It only gives hints: whatever fails, nobody waits for it."""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec

import structlog
from sqlmodel import Session

from bot.bell import Bell
from bot.clock import Clock
from bot.settings import Settings
from bot.writer import Writer
from deals.channel import Attachment
from deals.lives.reading import Line
from handlers.proving import hinting
from handlers.turn import Turn

log = structlog.get_logger()
WITHIN_S = 180  # on a busy machine; the process itself ends after a minute of a core
AT_MOST = 3  # pictures of one message; who sends ten shows one live
WAITING = 30  # messages; what comes beyond them is not read
READER = (sys.executable, "-m", "bot.reading_pictures")
PASSED_ON = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG")  # no token and no key among them


def fault(settings: Settings) -> str:
    """Why pictures cannot be read though that is wanted; empty when nothing is wrong."""
    if not settings.read_pictures or (find_spec("rapidocr") and find_spec("onnxruntime")):
        return ""
    return "READ_PICTURES is set, but what reads them is not installed: docs/running.md says how"


class PictureReader:
    """Reads one picture at a time, after the turn that took it, and tells staff what it says.
    `after` is rung when something was said."""

    def __init__(
        self, writer: Writer, clock: Clock, bot_name: str, command: Sequence[str] = READER
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.bot_name = bot_name
        self.command = command
        self.after = Bell()
        self._one = asyncio.Lock()
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, number: int, files: Sequence[Attachment]) -> None:
        """Those of an update that was handled; a hint that a crash takes along is not made up
        for."""
        pictures = [one for one in files if one.screen and not one.twice][:AT_MOST]
        if pictures and len(self._running) < WAITING:
            task = asyncio.create_task(self._read(number, pictures))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def stop(self) -> None:
        """Nobody waits for a hint."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _read(self, number: int, pictures: Sequence[Attachment]) -> None:
        try:
            async with self._one:
                proofs = await asyncio.to_thread(self._proofs_among, pictures)
                found = [(one.sha256, await lines_of(one.path, self.command)) for one in proofs]
            if any(lines for _, lines in found):
                await self.writer.transact(partial(self._tell, number, found))
                self.after.ring()
        except Exception as error:  # a hint is worth no more
            log.warning("what a picture says was not told", error=type(error).__name__)

    def _proofs_among(self, pictures: Sequence[Attachment]) -> list[Attachment]:
        """Nothing else that somebody sends is read."""
        return self.writer.database.read(
            lambda session: [one for one in pictures if hinting.proof_of(session, one.sha256)]
        )

    def _tell(self, number: int, found: Sequence[hinting.Read], session: Session) -> None:
        cause, now = f"read:{number}", self.clock.now()
        hinting.tell(Turn(session, now, cause, "clock", bot_name=self.bot_name), found)


async def lines_of(path: str, command: Sequence[str] = READER) -> list[Line]:
    """The words on a picture; none when they cannot be read in time."""
    pipe, none = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    told = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(*command, path), stdin=none, stdout=pipe, stderr=none, env=told
    )
    try:
        async with asyncio.timeout(WITHIN_S):
            answer, _ = await process.communicate()
        return [Line(str(text), float(left), float(top)) for text, left, top in json.loads(answer)]
    except (OSError, ValueError, TypeError) as error:  # TimeoutError is an OSError
        log.warning("a picture was not read", why=type(error).__name__, ended=process.returncode)
        return []
    finally:
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            process.kill()
        await process.communicate()
