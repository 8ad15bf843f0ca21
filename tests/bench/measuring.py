"""What is measured: each group takes turns with Sapa and with what it is compared with, so that a
slow spell of the machine falls on all of them; and each turn is a fresh process."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles

from tests.bench import book
from tests.bench.book import DEALS, GREETING, WORDS
from tests.bench.load import Bench, Figure, Load
from tests.bench.processes import (
    AIOGRAM,
    Program,
    aiogram_echo,
    bare_loop,
    core_s,
    memory_mb,
    running,
    sapa,
    telegram_echo,
)
from tests.bench.shelf import copied, on_shelf

SLOW_S = 0.05  # added to every send: nearer to life than loopback
ONE_BY_ONE_A_SECOND = 18  # what is left then of a bot that answers one after the other
WARM_UP = 50
QUIET_S = 0.5
EVENLY_A_SECOND = 50
REPLIES = Path(__file__).parents[1] / "data/replies_visible.jsonl"


def updates(bench: Bench) -> Iterator[Figure]:
    """Updates that wait all at once, answered as fast as each bot can; and each bot at rest."""
    copied(on_shelf(bench.shelf, 1000), bench.folder)
    one_by_one = telegram_echo(bench.url)
    yield from _answers(bench, "sapa", sapa())
    yield from _answers(bench, "ptb", one_by_one)
    if AIOGRAM.exists():
        yield from _answers(bench, "aiogram", aiogram_echo(bench.url))
    yield from _answers(bench, "sapa_deal", sapa(), DEALS)
    yield from _answers(bench, "sapa", sapa(), slow_s=SLOW_S)
    yield from _answers(bench, "ptb", one_by_one, slow_s=SLOW_S, seconds=3)
    if AIOGRAM.exists():
        at_once = aiogram_echo(bench.url, all_at_once=True)
        yield from _answers(bench, "aiogram_at_once", at_once, slow_s=SLOW_S)


def latency(bench: Bench) -> Iterator[Figure]:
    """How long each waits for an answer while updates come evenly, 50 a second."""
    copied(on_shelf(bench.shelf, 1000), bench.folder)
    for who, program in (("sapa", sapa()), ("ptb", telegram_echo(bench.url))):
        with running(program, bench.url, bench.folder):
            _warm_up(bench, GREETING)
            count = min(bench.load.updates, 500)
            waited = bench.stand_in.write_evenly(
                GREETING + WARM_UP, count, WORDS[GREETING], EVENLY_A_SECOND
            )
        yield "latency_p50_ms", who, median(waited) * 1000
        yield "latency_p99_ms", who, quantiles(waited, n=100)[98] * 1000


def sends(bench: Bench) -> Iterator[Figure]:
    """An outbox that is full at the start, beside a bare loop over the same client."""
    database = copied(on_shelf(bench.shelf, 1000), bench.folder)
    for slow_s in (0.0, SLOW_S):
        bench.turn += 1
        count = bench.load.letters
        book.queue_letters(database, count, f"turn {bench.turn}")
        name = _slowed("sends_per_s", slow_s)
        loop = bare_loop(bench.url, GREETING, count)
        for who, program in (("sapa", sapa()), ("loop", loop)):
            yield name, who, _sent_per_s(bench, program, count, slow_s)


def together(bench: Bench) -> Iterator[Figure]:
    """Two processes share an outbox on one PostgreSQL, whose commits last."""
    database, count = bench.postgresql(), bench.load.letters_of_two
    book.prepare(database, 10, 10)
    worker = sapa("worker")
    with ExitStack() as both:
        for _ in range(2):
            both.enter_context(running(worker, bench.url, bench.folder, database))
        bench.stand_in.introduced(2)
        time.sleep(2 * QUIET_S)
        book.queue_letters(database, count, "two")
        first, last = bench.stand_in.sent(count)
    yield "sends_per_s_by_two", "sapa", (count - 1) / (last - first)


def growth(bench: Bench) -> Iterator[Figure]:
    """Updates a second, and reminders, against the size of the book."""
    for deals in bench.load.books:
        kept = on_shelf(bench.shelf, deals)
        size = f"of_{deals}"
        copied(kept, bench.folder)
        for name, _, figure in _answers(bench, size, sapa(), DEALS):
            if name == "updates_per_s":
                yield "growth_updates_per_s", size, figure
        for name, figure in _told_by("tests.bench.ticking", copied(kept, bench.folder)).items():
            yield name, size, figure


def desk(bench: Bench) -> Iterator[Figure]:
    """What staff's commands ask, beside SQL by hand, against the size of the book."""
    for deals in bench.load.books:
        database = copied(on_shelf(bench.shelf, deals), bench.folder)
        for name, figure in _told_by("tests.bench.desk", database).items():
            yield name, f"of_{deals}", figure


def screens(bench: Bench) -> Iterator[Figure]:
    """Looking a screenshot up, against how many were kept, on either database."""
    for kept in bench.load.screens:
        for kind in ("sqlite", "postgresql"):
            bench.turn += 1
            file = f"sqlite:///{bench.folder}/screens-{bench.turn}.db"
            database = file if kind == "sqlite" else bench.postgresql()
            for name, figure in _told_by("tests.bench.screens", database, str(kept)).items():
                yield f"{name}_{kind}", f"of_{kept}", figure


def replies(bench: Bench) -> Iterator[Figure]:
    """How fast the worked examples of replies are read."""
    for name, figure in _told_by("tests.bench.replies", str(REPLIES)).items():
        yield name, "sapa", figure


def sales(bench: Bench) -> Iterator[Figure]:
    """A sales file that is taken in, and comes again, and its best sellers, beside SQL by hand."""
    rows = bench.load.sales
    told = _told_by("tests.bench.sales", str(rows))
    yield "sales_wait_ms", "sapa", 1000 * told.pop("waited")
    for who, taken_s in told.items():
        yield "sales_rows_per_s", who, rows / taken_s
    for who, took_ms in _told_by("tests.bench.ranking", str(rows // 10)).items():
        yield "rank_ms", who, took_ms


GROUPS: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "updates": updates,
    "latency": latency,
    "sends": sends,
    "together": together,
    "growth": growth,
    "desk": desk,
    "screens": screens,
    "replies": replies,
    "sales": sales,
}


def rounds(group: str, load: Load) -> int:
    growing = ("growth", "desk", "sales", "screens")
    return load.rounds_of_growth if group in growing else load.rounds


def loop_s() -> float:
    """How long a fixed piece of Python takes: how fast this machine is just now."""
    began = time.perf_counter()
    sum(number * number % 7 for number in range(2_000_000))
    return time.perf_counter() - began


def _answers(
    bench: Bench,
    who: str,
    program: Program,
    first: int = GREETING,
    slow_s: float = 0.0,
    seconds: int = 0,
) -> Iterator[Figure]:
    """`seconds`: for about so long, of a bot that is slowed to one by one."""
    stand_in, count = bench.stand_in, bench.load.updates
    count = min(count, seconds * ONE_BY_ONE_A_SECOND) if seconds else count
    began = time.monotonic()
    with running(program, bench.url, bench.folder) as pid:
        start_s = stand_in.first_poll_at(began) - began
        time.sleep(2 * QUIET_S)
        idle_mb = memory_mb(pid)
        _warm_up(bench, first)
        stand_in.slow(slow_s)
        theirs, its = stand_in.busy_s(), core_s(pid)
        written_at = stand_in.write(first + WARM_UP, count, WORDS[first])
        _, last = stand_in.sent(count)
        took_s = last - written_at
        yield _slowed("updates_per_s", slow_s), who, count / took_s
        if not slow_s:
            yield "core_busy", who, (core_s(pid) - its) / took_s
            yield "stand_in_busy", who, (stand_in.busy_s() - theirs) / took_s
            yield "start_s", who, start_s
            yield "idle_mb", who, idle_mb
            yield "loaded_mb", who, memory_mb(pid)
        stand_in.slow(0)


def _warm_up(bench: Bench, first: int) -> None:
    bench.stand_in.write(first, WARM_UP, WORDS[first])
    bench.stand_in.sent(WARM_UP)
    time.sleep(QUIET_S)


def _sent_per_s(bench: Bench, program: Program, count: int, slow_s: float) -> float:
    bench.stand_in.slow(slow_s)
    with running(program, bench.url, bench.folder):
        first, last = bench.stand_in.sent(count)
    bench.stand_in.slow(0)
    return (count - 1) / (last - first)


def _told_by(module: str, *about: str) -> dict[str, float]:
    """What a module measures in a process of its own."""
    command = [sys.executable, "-m", module, *about]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _slowed(name: str, slow_s: float) -> str:
    return f"{name}_{slow_s * 1000:.0f}ms" if slow_s else name
