"""The programs that are measured, each in a fresh process."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.standin import TOKEN

STOP_WITHIN_S = 60
HERE = Path(__file__).parent
AIOGRAM = Path(sys.prefix) / "aiogram/bin/python"  # `make bench` installs it there


@dataclass(frozen=True)
class Program:
    """A command, and what it is called in the figures."""

    name: str
    command: tuple[str, ...]


def sapa(role: str = "all") -> Program:
    program = str(Path(sys.executable).with_name("sapa"))
    return Program("sapa", (program, "run", "--role", role))


def telegram_echo(url: str) -> Program:
    return Program("ptb", (sys.executable, "-m", "tests.bench.bare", "echo", url, TOKEN))


def telegram_loop(url: str, first: int, count: int, at_once: int) -> Program:
    amount = (str(first), str(count), str(at_once))
    module = (sys.executable, "-m", "tests.bench.bare", "send")
    return Program("loop", (*module, url, TOKEN, *amount))


def aiogram_echo(url: str, at_once: bool = False) -> Program:
    how = "at-once" if at_once else "one-by-one"
    script = str(HERE / "bare_aiogram.py")
    return Program("aiogram", (str(AIOGRAM), "-P", script, url, TOKEN, how))


@contextmanager
def running(
    program: Program, url: str, folder: Path, database_url: str | None = None
) -> Iterator[int]:
    """The program while the block runs; its process id. Its output goes to the folder's bench.log.

    Raises TimeoutExpired when it does not end in time.
    """
    environment = {
        **os.environ,
        "DATA": str(folder),
        "DATABASE_URL": database_url or f"sqlite:///{folder}/sapa.db",
        "TELEGRAM_API_URL": url,
        "TELEGRAM_TOKEN": TOKEN,
        "METRICS_PORT": str(_free_port()),
        "SENDS_A_SECOND": "100000",  # else Telegram's pace is what is measured
        "DAILY_BACKUPS": "0",  # the first start of a day would copy the book meanwhile
    }
    with (folder / "bench.log").open("ab") as log:
        process = subprocess.Popen(program.command, env=environment, stdout=log, stderr=log)
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


def core_s(pid: int) -> float:
    """How many seconds of a core a process has used."""
    facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
