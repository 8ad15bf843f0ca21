"""`make bench`: everything that is measured, from one run.

python -m tests.bench            all groups, in half an hour
python -m tests.bench latency    one group again
python -m tests.bench page       renews docs/performance.md from what was measured last
"""

import tempfile
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from tests import postgres
from tests.bench import page
from tests.bench.goals import GOALS, WHAT, WHO
from tests.bench.load import FULL, QUICK, Bench, Load
from tests.bench.measuring import GROUPS, loop_s, rounds
from tests.bench.processes import AIOGRAM
from tests.bench.record import Record, Spread, around
from tests.bench.standin import standing_in

RESULTS = Path("bench-results")
RECORD = "performance.json"
CLEAR = Console(highlight=False, width=130)


def main(
    groups: Annotated[
        list[str] | None, typer.Argument(help=f"Some of {', '.join(GROUPS)}; or page.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A minute, rough figures.")] = False,
    results: Annotated[Path, typer.Option(help="Where to keep the figures.")] = RESULTS,
) -> None:
    """Measures Sapa beside bare bots against the same stand-in for Telegram."""
    wanted = groups or list(GROUPS)
    if unknown := set(wanted) - {*GROUPS, "page"}:
        raise typer.BadParameter(f"no such group: {', '.join(unknown)}")
    results.mkdir(parents=True, exist_ok=True)
    record = Record.read(results / RECORD)
    if measured := [group for group in GROUPS if group in wanted]:
        _measure(measured, QUICK if quick else FULL, results, record)
        _tell(record)
    if "page" in wanted:
        if missing := [goal.told for goal in GOALS if not goal.reached(record)]:
            raise typer.BadParameter(f"no whole run in {results}: {'; '.join(missing)}")
        page.renew(record, results)


def _measure(groups: list[str], load: Load, results: Path, record: Record) -> None:
    """Group by group, each kept as soon as it is done."""
    if not AIOGRAM.exists():
        CLEAR.print("aiogram is left out: `make bench` installs it")
    server = cache(lambda: postgres.Server(durable=True))
    with tempfile.TemporaryDirectory() as folder, standing_in() as stand_in:
        shelf = results / "books"
        bench = Bench(stand_in, Path(folder), shelf, load, lambda: server().empty())
        for group in groups:
            began = time.monotonic()
            record.take(_measured(bench, group))
            (results / RECORD).write_text(record.written(), "utf-8")
            CLEAR.print(f"{group}: measured in {time.monotonic() - began:.0f} s")


def _measured(bench: Bench, group: str) -> Record:
    on = date.today().isoformat()  # noqa: DTZ011
    found = Record({**around(), "on": on}, {**vars(bench.load)})
    for _ in range(rounds(group, bench.load)):
        found.loop_s.setdefault(group, []).append(round(loop_s(), 3))
        for figure in GROUPS[group](bench):
            found.add(figure)
    return found


def _tell(record: Record) -> None:
    figures = Table("figures", "of", "median (lowest–highest)", box=None)
    for name, of_whom in record.figures.items():
        told, form = WHAT[name]
        for who, values in of_whom.items():
            figures.add_row(told, WHO[who], Spread.of(values).told(form))
            told = ""
    goals = Table("goals", "wanted", "median (lowest–highest)", "", box=None)
    for goal in GOALS:
        if ratio := goal.reached(record):
            holds = "holds" if goal.holds(ratio.middle) else "not yet"
            goals.add_row(goal.told, goal.wanted, ratio.told("{:,.2f}"), holds)
    for table in (figures, goals):
        CLEAR.print(table)


if __name__ == "__main__":
    typer.run(main)
