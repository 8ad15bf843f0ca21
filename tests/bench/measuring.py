"""One round of every measurement, each in a fresh process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.postman import AT_ONCE
from tests import data_key
from tests.bench.room import BenchRoom
from tests.bench.sapa import queue_letters

WARM_UP = 50
STOP_WITHIN_S = 20
QUIET_S = 0.5


@dataclass(frozen=True)
class Load:
    """How much each measurement does."""

    rounds: int
    updates: int
    letters: int


@dataclass
class Bench:
    """A room, Sapa's data folder, and how to start either bot."""

    room: BenchRoom
    folder: Path
    load: Load
    round: int = 0

    def sapa(self) -> dict[str, float]:
        """Cold start, memory, and updates handled, of the real program."""
        return self._handles([_program("sapa"), "run"], "/status")

    def bare(self) -> dict[str, float]:
        """The same of a bare echo bot."""
        room = self.room
        command = [sys.executable, "-m", "tests.bench.bare", "echo", room.url, room.token]
        return self._handles(command, "halo")

    def sapa_sends(self) -> dict[str, float]:
        """The postman drains an outbox that was full at the start."""
        self.round += 1
        queue_letters(self.folder, self.load.letters, f"round {self.round}")
        with self._running([_program("sapa"), "run"]):
            return {"messages_per_s": self._sent_per_s()}

    def bare_sends(self) -> dict[str, float]:
        """A bare loop of `send_message`, as many at once as the postman."""
        room, load = self.room, self.load
        amount = [str(load.letters), str(AT_ONCE)]
        module = [sys.executable, "-m", "tests.bench.bare", "send"]
        with self._running([*module, room.url, room.token, *amount]):
            return {"messages_per_s": self._sent_per_s()}

    def _handles(self, command: list[str], text: str) -> dict[str, float]:
        began = time.monotonic()
        with self._running(command) as pid:
            start_s = self.room.first_poll_at(began) - began
            time.sleep(QUIET_S)
            idle_mb = memory_mb(pid)
            self.room.write(WARM_UP, text)
            self.room.sent(WARM_UP)
            time.sleep(QUIET_S)
            written_at = self.room.write(self.load.updates, text)
            _, last = self.room.sent(self.load.updates)
            return {
                "start_s": start_s,
                "idle_mb": idle_mb,
                "loaded_mb": memory_mb(pid),
                "updates_per_s": self.load.updates / (last - written_at),
            }

    def _sent_per_s(self) -> float:
        first, last = self.room.sent(self.load.letters)
        return (self.load.letters - 1) / (last - first)

    @contextmanager
    def _running(self, command: list[str]) -> Iterator[int]:
        environment = {
            **os.environ,
            "DATA": str(self.folder),
            "TELEGRAM_API_URL": self.room.url,
            "TELEGRAM_TOKEN": self.room.token,
            "SENDS_A_SECOND": "100000",
            "DATA_KEY": data_key.KEY,
        }
        with (self.folder / "bench.log").open("ab") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            yield process.pid
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
            process.wait(STOP_WITHIN_S)
        finally:
            process.kill()
            process.wait()


def memory_mb(pid: int) -> float:
    """The resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(line.split()[1]) / 1024


def loop_s() -> float:
    """How long a fixed piece of Python takes: how fast this machine is just now."""
    began = time.perf_counter()
    sum(number * number % 7 for number in range(2_000_000))
    return time.perf_counter() - began


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))
