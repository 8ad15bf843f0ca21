"""S17: what is installed is what was locked, byte for byte."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_one_version_and_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    whole = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    packages = re.split(r"\n(?=\S)", whole)
    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[a-z0-9_.\[\],-]+==\S+", package, re.IGNORECASE), package
        assert HASH.search(package), package


def test_only_locked_packages_are_installed() -> None:
    installs = [
        line
        for name in ("Makefile", "deploy/Containerfile")
        for line in (ROOT / name).read_text("utf-8").splitlines()
        if "pip install" in line
    ]
    assert installs
    makes_the_lock = installs.pop(0)
    assert makes_the_lock.endswith("uv")
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs), installs
