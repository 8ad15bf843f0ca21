"""Where bots are born quickly: one process has read all code, and forks a bot for each start.

What matters of a start (the lock, the migration, the first calls) happens in the child; only the
second that it takes to read the code is saved. So hundreds of starts fit into a test.
"""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

DIE_WITH_PARENT = 1  # prctl's PR_SET_PDEATHSIG
ERROR = 13  # the exit code of a bot that ended by an exception


class Nursery:
    """`born` answers the number of a process that is stopped just before `sapa run`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def born(self, environment: dict[str, str], folder: Path, log: Path) -> int:
        wish = {"environment": environment, "folder": str(folder), "log": str(log)}
        _write_line(self._process.stdin, json.dumps(wish))
        assert self._process.stdout
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """The nursery ends, and with it whoever still lives."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(60)
        self._process.stdout.close()


def ended(pid: int) -> bool:
    """Whether a process of the nursery is gone."""
    return _state(pid) in ("", "Z", "X")


def stopped(pid: int) -> bool:
    return _state(pid) in ("T", "t")


def _state(pid: int) -> str:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    return text.rpartition(")")[2].split()[0]


def _write_line(pipe: IO[str] | None, line: str) -> None:
    assert pipe
    pipe.write(line + "\n")
    pipe.flush()


def _tend() -> None:
    """The nursery's own life: a line asks for a child, its number is the answer."""
    from alembic import command  # noqa: F401  # read before the fork, as all that a start reads

    import bot.running  # noqa: F401
    from bot.cli import app

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead need no burial
    for line in sys.stdin:
        wish = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _live(app, wish)
        print(pid, flush=True)


def _live(app: Any, wish: dict[str, Any]) -> None:
    """The child: `sapa run`, and never back into the nursery's loop."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    code = ERROR
    with contextlib.suppress(BaseException):
        _settle_in(wish)
        os.kill(os.getpid(), signal.SIGSTOP)
        code = _run(app)
    os._exit(code)


def _settle_in(wish: dict[str, Any]) -> None:
    os.environ.clear()
    os.environ.update(wish["environment"])
    os.chdir(wish["folder"])
    log = os.open(wish["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for theirs, ours in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(theirs, ours)


def _run(app: Any) -> int:
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.argv = ["sapa", "run"]
    try:
        app()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except BaseException:
        import traceback

        traceback.print_exc()
        return ERROR
    return 0


if __name__ == "__main__":
    _tend()
