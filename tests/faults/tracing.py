"""strace: stands between the program and the kernel, to end the program there or to write along."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

WITHIN_S = 60


@dataclass(frozen=True)
class Point:
    """The n-th call of that name in one thread of the program; it is not carried out any more."""

    call: str
    nth: int

    def __str__(self) -> str:
        return f"{self.call} {self.nth}"

    @property
    def options(self) -> tuple[str, ...]:
        return (
            "-e",
            f"trace={self.call}",
            "-e",
            f"inject={self.call}:signal=KILL:when={self.nth}",
        )


def need_strace() -> None:
    """Leaves the test out where strace is missing, or may not trace."""
    why = _missing()
    if why:
        pytest.skip(why)


@cache
def _missing() -> str:
    if not shutil.which("strace"):
        return "strace is missing: apt-get install strace"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True)
    return "" if tried.returncode == 0 else "strace may not trace here (ptrace is forbidden)"


def attached(pid: int, output: Path, *options: str) -> subprocess.Popen[str]:
    """strace on a process and all its threads to come; it ends when they have ended.

    strace says on its error output when it has hold of the process; then this returns.
    """
    words = ["strace", "-f", "-o", str(output), *options, "-p", str(pid)]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert process.stderr
    said = process.stderr.readline()
    assert "attached" in said, said
    return process
