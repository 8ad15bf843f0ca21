"""The processes of one house: `sapa run --role …`, each calling the platform under its name."""

import contextlib
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.botprocess import BotProcess
from tests.many.platform import TOKEN, Platform

HERE = Path(__file__).parents[2]
READY_S = 120  # a busy machine takes its time


class Crew:
    """`roles`: the role of each process by its name. With HASTY_LEASE_S their leases are short."""

    def __init__(
        self, platform: Platform, folder: Path, url: str, roles: dict[str, str], **settings: str
    ) -> None:
        self.platform = platform
        self.url = url
        self.roles = roles
        self.members = {
            name: self._member(folder, url, name, role, settings) for name, role in roles.items()
        }

    def _member(
        self, folder: Path, url: str, name: str, role: str, settings: dict[str, str]
    ) -> BotProcess:
        own = {"DATABASE_URL": url, "PYTHONPATH": str(HERE), "MESSAGES_AT_ONCE": "0", **settings}
        if role == "web":
            self.port = free_port()
            own |= {"PUBLIC_URL": f"http://127.0.0.1:{self.port}", "PORT": str(self.port)}
        here = f"{self.platform.url}/{name}"
        made = BotProcess(folder, here, TOKEN, "--role", role, log=f"{name}.log", **own)
        if "HASTY_LEASE_S" in own:
            made.command[:1] = [sys.executable, "-m", "tests.many.hasty"]
        return made

    def start(self) -> None:
        for member in self.members.values():
            member.start()
        for name in self.members:
            self.ready(name)

    def ready(self, name: str, since: float = 0) -> None:
        """Waits until it works: until its first call, or until its web server answers."""
        member = self.members[name]

        def came() -> bool:
            assert member.process and member.process.poll() is None, member.output()[-2000:]
            if self.roles[name] == "web":
                return self._web_answers()
            return any(call.who == name and call.at > since for call in self.platform.calls)

        until(came, f"{name} does not come")

    def _web_answers(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"http://127.0.0.1:{self.port}/health", trust_env=False).is_success
        return False

    def end(self) -> None:
        for member in self.members.values():
            if member.process and member.process.poll() is None:
                member.kill()


@contextmanager
def crew(
    platform: Platform, folder: Path, url: str, roles: dict[str, str], **settings: str
) -> Iterator[Crew]:
    """They are there while the block runs."""
    made = Crew(platform, folder, url, roles, **settings)
    try:
        made.start()
        yield made
    finally:
        made.end()


def until(so: Callable[[], object], otherwise: str, within_s: float = READY_S) -> None:
    """Waits until something is so."""
    end = time.monotonic() + within_s
    while not so():
        assert time.monotonic() < end, otherwise
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
