"""A disk of a few megabytes, which can be filled to the last byte; and what cannot be written."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BALLAST = "ballast"
BLOCK = 4096


@contextmanager
def small_disk(folder: Path, megabytes: int = 4) -> Iterator[Path]:
    """A tmpfs on a folder while the block runs; where nobody may mount, the test is left out."""
    folder.mkdir(exist_ok=True)
    _mounted_or_left_out("-t", "tmpfs", "-o", f"size={megabytes}m", "sapa-tests", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "-l", str(folder))


def fill(folder: Path, leave_blocks: int = 0) -> None:
    """Puts ballast on the disk until only so many blocks are free."""
    free = os.statvfs(folder).f_bavail - leave_blocks
    with (folder / BALLAST).open("ab") as ballast:
        os.posix_fallocate(ballast.fileno(), ballast.tell(), max(1, free) * BLOCK)


def make_room(folder: Path) -> None:
    """The ballast goes overboard."""
    (folder / BALLAST).unlink()


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """Nothing in a folder, or nothing of a file, can be written while the block runs."""
    _mounted_or_left_out("--bind", str(path), str(path))
    try:
        problem = _run("mount", "-o", "remount,ro,bind", str(path))
        assert not problem, problem
        yield
    finally:
        _run("umount", "-l", str(path))


def _mounted_or_left_out(*words: str) -> None:
    problem = _run("mount", *words)
    if problem:
        pytest.skip(f"nothing can be mounted here, which needs root: {problem}")


def _run(*words: str) -> str:
    """What went wrong; empty when nothing did."""
    done = subprocess.run(words, capture_output=True, text=True)
    return (done.stderr.strip() or "no reason given") if done.returncode else ""
