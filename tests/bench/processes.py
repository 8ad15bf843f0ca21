"""The programs that are measured, each in a fresh process."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NewType

from bot.postman import at_once
from storage.post.pace import Pace
from tests import data_key
from tests.bench.standin import TOKEN

STOP_WITHIN_S = 60
PACE = 100_000  # messages a second: else Telegram's pace is what is measured
HERE = Path(__file__).parent
AIOGRAM = Path(sys.prefix) / "aiogram/bin/python"  # `make bench` installs it there


Program = NewType("Program", tuple[str, ...])  # a command with its arguments


def sapa(role: str = "all") -> Program:
    program = str(Path(sys.executable).with_name("sapa"))
    return Program((program, "run", "--role", role))


def telegram_echo(url: str) -> Program:
    return Program((sys.executable, "-P", str(HERE / "echo_telegram.py"), url, TOKEN))


def aiogram_echo(url: str, all_at_once: bool = False) -> Program:
    how = "at-once" if all_at_once else "one-by-one"
    return Program((str(AIOGRAM), "-P", str(HERE / "echo_aiogram.py"), url, TOKEN, how))


def bare_loop(url: str, first: int, count: int) -> Program:
    """As many at once as Sapa sends."""
    amount = (str(first), str(count), str(at_once(Pace(PACE))))
    return Program((sys.executable, "-m", "tests.bench.bare_loop", url, TOKEN, *amount))


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
        "DATA_KEY": data_key.KEY,
        "METRICS_PORT": str(_free_port()),
        "SENDS_A_SECOND": str(PACE),
        "READ_TOGETHER_S": "0",  # unclear words wait for no more of them
        "DAILY_BACKUPS": "0",  # the first start of a day would copy the book meanwhile
    }
    with (folder / "bench.log").open("ab") as log:
        process = subprocess.Popen(program, env=environment, stdout=log, stderr=log)
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
