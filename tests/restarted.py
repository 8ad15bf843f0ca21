"""A PostgreSQL of a test's own, which is restarted under those who work on it."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shell import until

from tests import postgres


class Server:
    """One that crashes when it is told to, and comes back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = self._start()

    def crash(self) -> None:
        """Ends at once, in the middle of whatever it does, and starts again."""
        os.kill(self.pid, signal.SIGQUIT)
        until(lambda: not Path(f"/proc/{self.pid}").exists())
        self._start()

    def _start(self) -> str:
        url, self.pid = postgres._started(self.folder / "data", postgres.SMALL)
        return url.replace("postgresql://", "postgresql+psycopg://", 1)


@contextmanager
def own_server() -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="sapa-restarted-"))
    server = Server(folder)
    try:
        yield server
    finally:
        os.kill(server.pid, signal.SIGQUIT)
        until(lambda: not Path(f"/proc/{server.pid}").exists())
        shutil.rmtree(folder)
