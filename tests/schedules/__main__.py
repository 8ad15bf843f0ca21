"""`python -m tests.schedules --seeds 1-2000`: runs schedules, and prints what came of them."""

import json
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from unittest.mock import patch

import structlog
import typer

from tests.schedules import checks, door
from tests.schedules.world import World

TRACE = 60
FIRST = (
    "schedules", "crashes", "faults", "database errors", "sleeps", "clock jumps", "turned off",
    "sent", "handled", "lost", "twice", "said", "unknown",
)  # fmt: skip


@dataclass
class Report:
    """Counts over all schedules, and the first that broke a promise, with its trace."""

    counts: Counter[str] = field(default_factory=Counter)
    failed: list[int] = field(default_factory=list)
    trace: str = ""
    cpu_s: float = 0.0

    @property
    def lines(self) -> str:
        names = [*FIRST, *sorted({*self.counts} - {*FIRST, "seconds"})]
        rows = [f"{name:<24}{self.counts[name]:>12,}" for name in names]
        rows.append(f"{'virtual hours':<24}{self.counts['seconds'] / 3600:>12,.0f}")
        rate = self.counts["schedules"] / self.cpu_s if self.cpu_s else 0
        return "\n".join([*rows, f"{'schedules per CPU second':<24}{rate:>12.1f}"])


def run_one(seed: int) -> tuple[World, list[str]]:
    """One schedule, and the promises that it broke."""
    world = World(seed)
    with ExitStack() as stack:
        stack.enter_context(patch("bot.reception.door", door))
        stack.enter_context(patch("bot.handling.door", door))
        stack.enter_context(patch("bot.postman.monotonic", world.loop.time))
        try:
            world.run()
        except Exception as error:
            world.wrongs.append(f"the schedule ended with {error!r}")
    return world, checks.wrongs(world)


def run_many(seeds: range, for_s: float = float("inf"), to_the_first: bool = False) -> Report:
    """So many schedules as fit into that time."""
    report, until, began = Report(), time.monotonic() + for_s, time.process_time()
    with _quiet():
        for seed in seeds:
            world, wrongs = run_one(seed)
            report.counts += checks.told(world)
            if wrongs:
                report.failed.append(seed)
                report.trace = report.trace or _trace(world, wrongs)
            if time.monotonic() > until or (wrongs and to_the_first):
                break
    report.cpu_s = time.process_time() - began
    return report


def _trace(world: World, wrongs: list[str]) -> str:
    return "\n".join([f"--seeds {world.seed}", *world.notes[-TRACE:], "BROKEN:", *wrongs])


def _quiet() -> ExitStack:
    """The product's log says nothing meanwhile: every fault of ours would fill it."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    stack = ExitStack()
    stack.callback(structlog.configure, **before)
    return stack


def main(
    seeds: Annotated[str, typer.Option(help="One seed, or from-to.")] = "1-500",
    trace: Annotated[bool, typer.Option(help="Print the trace though all went well.")] = False,
    for_s: Annotated[float, typer.Option(help="Begin no other after so many seconds.")] = 3600,
    json_to: Annotated[Path | None, typer.Option("--json", help="Write the counts there.")] = None,
) -> None:
    """Runs the schedules of those seeds; the answer is 1 when a promise was broken."""
    first, _, last = seeds.partition("-")
    report = run_many(range(int(first), int(last or first) + 1), for_s)
    if trace:
        with _quiet():
            print("\n".join(run_one(int(first))[0].notes))
    print(report.lines)
    if json_to:
        json_to.write_text(json.dumps({name: report.counts[name] for name in FIRST}), "utf-8")
    if report.failed:
        print(f"{len(report.failed)} broke a promise: {report.failed[:20]}\n{report.trace}")
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
