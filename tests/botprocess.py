"""The real program as a process of its own, beside a room: started, killed, stopped."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import data_key


class BotProcess:
    """`sapa run` against a room, with its data in a folder of the test's.

    The database is SQLite in that folder, or what the setting DATABASE_URL says. `extra`: what else
    stands on its command line, such as `--role worker`.
    """

    def __init__(
        self,
        folder: Path,
        room_url: str,
        token: str,
        *extra: str,
        log: str = "bot.log",
        **settings: str,
    ) -> None:
        self.folder = folder
        self.log = folder / log
        self.database_url = settings.get("DATABASE_URL", f"sqlite:///{folder}/sapa.db")
        self.command = [str(Path(sys.executable).with_name("sapa")), "run", *extra]
        self.environment = {
            **os.environ,
            "DATA": str(folder),
            "TELEGRAM_API_URL": room_url,
            "TELEGRAM_TOKEN": token,
            "PYTHONUNBUFFERED": "1",
            "METRICS_PORT": "0",
            "READ_TOGETHER_S": "0",
            "DATA_KEY": data_key.KEY,
            "DAILY_BACKUPS": "0",  # for the stories that ask for them
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )

    def kill(self) -> None:
        """Ends it at once, wherever it is."""
        assert self.process
        self.process.kill()
        self.process.wait()

    def freeze(self) -> None:
        """It does nothing at all until `thaw`, and does not notice."""
        assert self.process
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGCONT)

    def stop(self, within_s: float = 40) -> int:
        """Asks it to stop, as a service manager does; answers its exit code."""
        assert self.process
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(within_s)

    def output(self) -> str:
        return self.log.read_text() if self.log.exists() else ""


@contextmanager
def running_bot(folder: Path, room_url: str, token: str, **settings: str) -> Iterator[BotProcess]:
    """A bot that is there while the block runs."""
    bot = BotProcess(folder, room_url, token, **settings)
    bot.start()
    try:
        yield bot
    finally:
        if bot.process and bot.process.poll() is None:
            bot.process.kill()
            bot.process.wait()
