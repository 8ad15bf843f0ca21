"""The program needs nothing but what its lock file installs."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

HOME = Path(__file__).parent.parent
OURS = ("bot", "handlers", "storage", "deals")
OF_AN_EXTRA = ("rapidocr",)  # sapa[ocr]; without it the program says so, and goes on


def test_nothing_is_imported_that_only_the_tests_install():
    locked = {
        _plain(name)
        for name in re.findall(r"^([\w.-]+)==", (HOME / "requirements.lock").read_text(), re.M)
    }
    of_package = packages_distributions()
    for package in sorted(_imported() - {*sys.stdlib_module_names, *OURS, *OF_AN_EXTRA}):
        given_by = {_plain(one) for one in of_package.get(package, ())}
        assert given_by & locked, f"{package} is not in requirements.lock"


def _imported() -> set[str]:
    """Also what is imported only where it is needed."""
    files = [file for folder in OURS for file in (HOME / folder).rglob("*.py")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    names = {one.name for node in nodes if isinstance(node, ast.Import) for one in node.names}
    names |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
