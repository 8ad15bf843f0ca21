"""`make bench`: everything that is measured, from one run.

python -m tests.bench            all groups, in less than twenty minutes
python -m tests.bench latency    one group again
python -m tests.bench page       renews docs/performance.md from what was measured last
"""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests import postgres
from tests.bench import page
from tests.bench.goals import GOALS, WHAT, WHO
from tests.bench.measuring import FULL, GROUPS, QUICK, Bench, Load, loop_s, rounds
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
    if measured := [group for group in wanted if group in GROUPS]:
        record.take(_measured(measured, QUICK if quick else FULL, results))
        (results / RECORD).write_text(record.written(), "utf-8")
        _tell(record)
    if "page" in wanted:
        page.renew(record, results)


def _measured(groups: list[str], load: Load, results: Path) -> Record:
    if not AIOGRAM.exists():
        CLEAR.print("aiogram is left out: `make bench` installs it")
    record = Record({**around(), "on": date.today().isoformat()}, {**vars(load)})  # noqa: DTZ011
    server = cache(lambda: postgres.Server(durable=True))
    with tempfile.TemporaryDirectory() as folder, standing_in() as stand_in:
        shelf = results / "books"
        bench = Bench(stand_in, Path(folder), shelf, load, lambda: server().empty())
        for group in groups:
            for _ in track(range(rounds(group, load)), group, transient=True):
                record.loop_s.setdefault(group, []).append(round(loop_s(), 3))
                for figure in GROUPS[group](bench):
                    record.add(figure)
    return record


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
