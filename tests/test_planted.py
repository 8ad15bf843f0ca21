"""The tests' own check: deliberate bugs, each of which a named test has to catch.

A patch in tests/planted begins with `Bug:` and `Caught by:` (what pytest is given). It is applied
to a copy of the program; there the named tests must fail, and fail by an assertion of theirs.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
PATCHES = sorted((ROOT / "tests/planted").glob("*.patch"))
PARTS = ("deals", "storage", "handlers", "bot", "templates", "tests", "pyproject.toml")
WITHIN_S = 240  # longer than a test waits for what the bug keeps from coming
FAILED = 1  # pytest's exit code for tests that failed; others mean that nothing was tested


def said(patch: Path, what: str) -> str:
    """A line of the patch's head."""
    found = re.search(rf"^{what}: (.*)$", patch.read_text("utf-8"), re.MULTILINE)
    assert found, f"{patch.name} does not say '{what}:'"
    return found[1]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, tmp_path / part)  # with what is compiled, which saves time
        else:
            shutil.copy(ROOT / part, tmp_path / part)
    return tmp_path


def test_there_are_ten_bugs():
    assert len(PATCHES) >= 10


@pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: patch.stem)
def test_a_planted_bug_is_caught(patch: Path, copy: Path, record_property) -> None:
    apply = ["git", "apply", "--whitespace=nowarn", str(patch)]
    applied = subprocess.run(apply, cwd=copy, capture_output=True, text=True, check=False)
    assert applied.returncode == 0, f"the patch no longer applies: {applied.stderr}"
    began = time.monotonic()
    tests = said(patch, "Caught by").split()
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        timeout=WITHIN_S,
        check=False,
    )
    assert run.returncode == FAILED, f"not caught:\n{run.stdout[-2000:]}"
    record_property(said(patch, "Bug"), f"caught within {time.monotonic() - began:.0f} s")
