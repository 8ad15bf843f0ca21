"""`make bench`: interleaved rounds, medians with their spread, and ratios in one table."""

import json
import platform
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.bench.measuring import Bench, Load, loop_s
from tests.bench.room import bench_room
from tests.bench.sapa import prepare

FULL = Load(rounds=5, updates=500, letters=500)
QUICK = Load(rounds=2, updates=150, letters=150)
RESULTS = Path("bench-results")
ROWS = {
    "updates_per_s": ("updates answered a second", "{:.0f}"),
    "messages_per_s": ("messages sent a second, 8 at once", "{:.0f}"),
    "idle_mb": ("memory when idle, MB", "{:.0f}"),
    "loaded_mb": ("memory after the load, MB", "{:.0f}"),
    "start_s": ("start to first getUpdates, s", "{:.2f}"),
}

Figures = dict[str, dict[str, list[float]]]


def main(
    quick: Annotated[bool, typer.Option("--quick", help="Half a minute, rough figures.")] = False,
    results: Annotated[Path, typer.Option(help="Where to keep the figures.")] = RESULTS,
) -> None:
    """Measures Sapa beside a bare bot against the same practice room."""
    load = QUICK if quick else FULL
    loops = [loop_s()]
    with (
        tempfile.TemporaryDirectory() as folder,
        bench_room(max(load.updates, load.letters)) as room,
    ):
        prepare(Path(folder), max(load.updates, load.letters))
        figures = _rounds(Bench(room, Path(folder), load))
    loops.append(loop_s())
    Console().print(_table(figures, loops))
    kept = _keep(results, load, figures, loops)
    Console().print(f"Every figure: {kept}")


def _rounds(bench: Bench) -> Figures:
    """All measurements, in turn, so that a slow spell of the machine falls on both."""
    figures: Figures = {"sapa": {}, "bare": {}}
    turns: list[tuple[str, Callable[[], dict[str, float]]]] = [
        ("sapa", bench.sapa),
        ("bare", bench.bare),
        ("sapa", bench.sapa_sends),
        ("bare", bench.bare_sends),
    ]
    for _ in track(range(bench.load.rounds), "Measuring", transient=True):
        for who, measure in turns:
            for name, figure in measure().items():
                figures[who].setdefault(name, []).append(figure)
    return figures


def _table(figures: Figures, loops: list[float]) -> Table:
    rounds = len(figures["sapa"]["updates_per_s"])
    table = Table(
        title=f"Sapa beside a bare python-telegram-bot, {rounds} rounds: median (lowest-highest)",
        caption=f"A fixed Python loop took {loops[0]:.2f} s before and {loops[1]:.2f} s after.",
    )
    for heading in ("", "Sapa", "bare bot", "Sapa : bare"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, (label, form) in ROWS.items():
        sapa, bare = figures["sapa"][name], figures["bare"][name]
        ratio = median(sapa) / median(bare)
        table.add_row(label, _spread(sapa, form), _spread(bare, form), f"{ratio:.2f}")
    return table


def _spread(values: list[float], form: str) -> str:
    low, high = form.format(min(values)), form.format(max(values))
    return f"{form.format(median(values))} ({low}-{high})"


def _keep(folder: Path, load: Load, figures: Figures, loops: list[float]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{time.strftime('%Y-%m-%d-%H%M%S')}.json"
    around = {
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        **{name: version(name) for name in ("python-telegram-bot", "httpx", "sqlalchemy")},
    }
    kept = {"load": vars(load), "around": around, "loop_s": loops, "figures": figures}
    path.write_text(json.dumps(kept, indent=2) + "\n")
    return path


if __name__ == "__main__":
    typer.run(main)
