"""`python -m tests.bench.soak --updates 200000`: does memory stay flat? The real program answers so
many updates of partners with a deal, or as many as it can in the time given; ends with 1 if not."""

import json
import tempfile
import time
from itertools import count
from pathlib import Path
from statistics import linear_regression
from typing import Annotated, Any

import typer
from rich.console import Console

from tests.bench.book import DEALS, WORDS
from tests.bench.processes import memory_mb, running, sapa
from tests.bench.shelf import copied, on_shelf
from tests.bench.standin import StandIn, standing_in

PARTNERS = 5000  # each may hear one message a second
AHEAD = 400  # updates that wait at any time
LOOK_S = 0.1
SAMPLES_EVERY_S = 5
MOST_MB = 3.0  # for each 100,000 updates of the last half
CLEAR = Console(highlight=False, soft_wrap=True)
Samples = list[tuple[int, float]]  # after so many updates, so many MB


def main(
    updates: Annotated[int, typer.Option(help="How many updates are answered.")] = 200_000,
    for_s: Annotated[float, typer.Option(help="For how long at most.")] = 900,
    results: Annotated[Path, typer.Option(help="Where to keep what came out.")] = Path(
        "bench-results"
    ),
) -> None:
    """Answers updates as fast as it can, and looks at the memory meanwhile."""
    results.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, standing_in() as stand_in:
        copied(on_shelf(results / "books", PARTNERS), Path(folder))
        began = time.monotonic()
        with running(sapa(), stand_in.url, Path(folder)) as pid:
            stand_in.first_poll_at(began)
            samples = _samples(stand_in, pid, updates, for_s)
        took_s = time.monotonic() - began
    told = _told(samples, took_s)
    (results / "soak.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    CLEAR.print({name: figure for name, figure in told.items() if name != "samples"})
    raise typer.Exit(0 if told["mb_each_100000"] <= MOST_MB else 1)


def _samples(stand_in: StandIn, pid: int, updates: int, for_s: float) -> Samples:
    samples = [(0, memory_mb(pid))]
    began, written, answered = time.monotonic(), 0, 0
    looks = count(1)
    look = next(looks)
    while answered < updates and time.monotonic() < began + for_s:
        written += _written(stand_in, written, min(updates, answered + AHEAD))
        time.sleep(LOOK_S)
        answered = stand_in.answered()
        if time.monotonic() > began + look * SAMPLES_EVERY_S:
            samples.append((answered, memory_mb(pid)))
            look = next(looks)
    return [*samples, (answered, memory_mb(pid))]


def _written(stand_in: StandIn, before: int, until: int) -> int:
    """The next partners write; answers how many: never past the last of them at once."""
    first = before % PARTNERS
    more = max(0, min(until - before, PARTNERS - first))
    if more:
        stand_in.write(DEALS + first, more, WORDS[DEALS])
    return more


def _told(samples: Samples, took_s: float) -> dict[str, Any]:
    last_half = samples[(len(samples) - 1) // 2 :]
    slope = linear_regression(*zip(*last_half, strict=True)).slope
    return {
        "updates": samples[-1][0],
        "took_s": round(took_s),
        "mb_at_rest": round(samples[0][1], 1),
        "mb_in_the_middle": round(last_half[0][1], 1),
        "mb_at_the_end": round(samples[-1][1], 1),
        "mb_each_100000": round(slope * 100_000, 2),
        "samples": [[at, round(mb, 1)] for at, mb in samples],
    }


if __name__ == "__main__":
    typer.run(main)
