"""A bot from the nursery, as the tests' BotProcess is: with strace at its side if wanted."""

import os
import signal
import subprocess
import time
from pathlib import Path

from tests.faults.nursery import Nursery, ended, stopped
from tests.faults.tracing import WITHIN_S, attached


class TracedBot:
    """One bot at a time on a folder of the test's, against a room."""

    def __init__(self, nursery: Nursery, folder: Path, room_url: str, token: str) -> None:
        self.nursery = nursery
        self.folder = folder
        self.log = folder / "bot.log"
        self.trace = folder / "strace.txt"
        self.environment = {
            **{
                name: os.environ[name]
                for name in ("PATH", "HOME", "LANG", "DATA_KEY")
                if name in os.environ
            },
            "DATA": str(folder),
            "TELEGRAM_API_URL": room_url,
            "TELEGRAM_TOKEN": token,
            "READ_TOGETHER_S": "0",
        }
        self.pid = 0
        self._strace: subprocess.Popen[str] | None = None

    def start(self, *options: str) -> None:
        """With options for strace it is traced from its first call."""
        self.pid = self.nursery.born(self.environment, self.folder, self.log)
        until = time.monotonic() + WITHIN_S
        while not stopped(self.pid):
            assert time.monotonic() < until and not ended(self.pid), self.output()
            time.sleep(0.001)
        if options:
            self._strace = attached(self.pid, self.trace, *options)
        os.kill(self.pid, signal.SIGCONT)

    @property
    def alive(self) -> bool:
        """False once it is gone, and strace with it."""
        if not ended(self.pid):
            return True
        self._bury()
        return False

    def kill(self) -> None:
        """Ends it at once, wherever it is."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Asks it to stop, as a service manager does."""
        self._end(signal.SIGTERM)

    def output(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def _end(self, number: signal.Signals) -> None:
        if self.pid and not ended(self.pid):
            os.kill(self.pid, number)
        until = time.monotonic() + WITHIN_S
        while self.pid and not ended(self.pid):
            assert time.monotonic() < until, "it does not end"
            time.sleep(0.002)
        self._bury()

    def _bury(self) -> None:
        self.pid = 0
        if self._strace:
            self._strace.wait(WITHIN_S)
            assert self._strace.stderr
            self._strace.stderr.close()
            self._strace = None
