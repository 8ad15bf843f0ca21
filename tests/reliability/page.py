"""The parts of docs/reliability.md that are made from one run."""

import re
from pathlib import Path

from tests.reliability.measured import COUNTS, DATABASES, Measured, promises

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/reliability.md"
RECORD = ROOT / "docs/reliability.json"
HEADS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def parts(measured: Measured) -> dict[str, str]:
    """Each part by its name in the page."""
    return {
        "counts": _counts(measured),
        "long runs": _long_runs(measured),
        "faults": _faults(measured),
        "planted": _planted(),
    }


def filled(text: str, made: dict[str, str]) -> str:
    """The page with its parts renewed; raises ValueError when one has no place in it."""
    for name, part in made.items():
        place = re.compile(rf"(<!-- {name} -->\n).*(<!-- /{name} -->)", re.DOTALL)
        if not place.search(text):
            raise ValueError(f"the page has no part {name}")
        text = place.sub(lambda found, part=part: found[1] + part + found[2], text)
    return text


def _counts(measured: Measured) -> str:
    lines = ["| counted | " + " | ".join(HEADS.values()) + " |", "| --- | --: | --: |"]
    for name in COUNTS:
        cells = [f"{measured.counts[database].get(name, 0):,}" for database in DATABASES]
        lines.append(f"| {name.replace('_', ' ')} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _long_runs(measured: Measured) -> str:
    lines = ["| command | what it counted |", "| --- | --- |"]
    for command, counts in measured.long_runs.items():
        told = [
            f"{name.replace('_', ' ')} {shown}"
            for name, n in counts.items()
            if (shown := _figure(n))
        ]
        lines.append(f"| `{command}` | {', '.join(told)} |")
    return "\n".join(lines) + "\n"


def _figure(value: object) -> str:
    """A number or a word; what is counted by kind stands in the record alone."""
    if isinstance(value, list | dict | bool):
        return ""
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _faults(measured: Measured) -> str:
    lines = [
        "| | fault | what holds | SQLite | PostgreSQL |",
        "| --- | --- | --- | --- | --- |",
    ]
    for fault, told in promises().items():
        cells = [_shown(measured, fault, database, told) for database in DATABASES]
        lines.append(f"| {fault} | {told['fault']} | {told['promise']} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _shown(measured: Measured, fault: str, database: str, told: dict[str, str]) -> str:
    """The tests that have shown it there, or why there are none."""
    tests = measured.shown.get(fault, {}).get(database, [])
    if tests:
        return "<br>".join(_link(test) for test in tests)
    if told.get("only", database) != database:
        return f"not there: {told['why']}"
    if database == "postgresql" and "not_yet" in told:
        return f"not yet: {told['not_yet']}"
    return f"left out: {told.get('left_out', 'NOT SHOWN')}"


def _planted() -> str:
    lines = ["| bug | caught by |", "| --- | --- |"]
    for patch in sorted((ROOT / "tests/planted").glob("*.patch")):
        head = dict(re.findall(r"^(Bug|Caught by): (.*)$", patch.read_text("utf-8"), re.MULTILINE))
        caught = "<br>".join(f"`{test}`" for test in head["Caught by"].split())
        lines.append(f"| {head['Bug']} | {caught} |")
    return "\n".join(lines) + "\n"


def _link(test: str) -> str:
    path, _, name = test.partition("::")
    words = name.removeprefix("test_").replace("_", " ")
    return f"[{words}](../{path})"
