"""docs/performance.md and its pictures, made from the record of one run."""

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.curves import Curve, Line
from tests.bench.goals import DESK, GOALS, SCREENS, WHAT, WHO
from tests.bench.record import Record, Spread
from tests.reliability.page import filled

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "performance.md"
RECORD = DOCS / "performance.json"
SIDE_BY_SIDE = (
    "updates_per_s",
    "updates_per_s_50ms",
    "latency_p50_ms",
    "latency_p99_ms",
    "sends_per_s",
    "sends_per_s_50ms",
    "sends_per_s_by_two",
    "replies_per_s",
    "reply_p50_ms",
    "reply_p99_ms",
    "first_reply_ms",
    "sales_rows_per_s",
    "sales_wait_ms",
    "rank_ms",
    "start_s",
    "idle_mb",
    "loaded_mb",
    "core_busy",
    "stand_in_busy",
)
GROWING = ("growth_updates_per_s", "claim_ms", "claim_raw_ms", "tick_ms")
DESK_PICTURE = "performance-desk.svg"
SCREENS_PICTURE = "performance-screens.svg"


def renew(record: Record, results: Path) -> None:
    """Keeps the record in docs/ with the last soak, and makes the page and pictures of it."""
    soak = results / "soak.json"
    if soak.exists():
        record.soak = json.loads(soak.read_text("utf-8"))
    RECORD.write_text(record.written(), "utf-8")
    PAGE.write_text(filled(PAGE.read_text("utf-8"), parts(record)), "utf-8")
    for name, picture in pictures(record).items():
        (DOCS / name).write_text(picture, "utf-8")


def parts(record: Record) -> dict[str, str]:
    """Each part of the page by its name."""
    return {
        "goals": _goals(record),
        "around": _around(record),
        "figures": _figures(record),
        "growth": _growth(record),
        "desk": _desk(record),
        "screens": _screens(record),
        "soak": _soak(record),
    }


def pictures(record: Record) -> dict[str, str]:
    """Each picture by the name of its file."""
    deals = "live deals in the book"
    curves = {
        "performance-updates.svg": Curve(
            "Updates a second, about a deal", deals, [_line(record, "growth_updates_per_s", "Sapa")]
        ),
        "performance-reminders.svg": Curve(
            "Finding and claiming 500 due reminders, ms",
            deals,
            [_line(record, "claim_ms", "Sapa"), _line(record, "claim_raw_ms", "SQL by hand")],
        ),
        "performance-tick.svg": Curve(
            "A whole tick of 500 reminders, ms", deals, [_line(record, "tick_ms", "Sapa")]
        ),
        DESK_PICTURE: Curve(
            "What staff ask, ms",
            deals,
            [_line(record, f"{name}_ms", told) for name, told in DESK.items()],
            up_in_tens=True,
        ),
        SCREENS_PICTURE: Curve(
            "Looking a screenshot up, ms, on SQLite",
            "screenshots that were kept",
            [_line(record, f"{name}_ms_sqlite", told) for name, told in SCREENS.items()],
            up_in_tens=True,
        ),
        "performance-memory.svg": Curve(
            "Memory, MB", "updates answered", [_memory(record)], in_tens=False
        ),
    }
    return {name: curve.drawn() for name, curve in curves.items() if curve.lines[0].points}


def _goals(record: Record) -> str:
    rows = [
        (goal.told, goal.wanted, ratio.told("{:,.2f}"), "holds" if holds else "**not yet**")
        for goal in GOALS
        if (ratio := goal.reached(record))
        for holds in [goal.holds(ratio.middle)]
    ]
    return _table(("what", "goal", "median (lowest–highest)", ""), rows)


def _around(record: Record) -> str:
    on = dict(record.around)
    slow = [took for loops in record.loop_s.values() for took in loops]
    fixed = Spread.of(slow).told("{:.2f}") if slow else "–"
    packages = ", ".join(f"{name} {of}" for name, of in on.items() if name != "on")
    return (
        f"Measured on {on.get('on', '–')} with {packages}. A fixed piece of Python took {fixed} s"
        " before each round: by so much was the machine slower at times.\n"
    )


def _figures(record: Record) -> str:
    whose = [who for who in WHO if any(record.of(name, who) for name in SIDE_BY_SIDE)]
    rows = [
        (WHAT[name][0], *(_told(record, name, who) for who in whose))
        for name in SIDE_BY_SIDE
        if name in record.figures
    ]
    return _table(("", *(WHO[who] for who in whose)), rows)


def _growth(record: Record) -> str:
    sizes = list(record.figures.get(GROWING[0], {}))
    measured = [name for name in GROWING if name in record.figures]
    rows = [(WHAT[name][0], *(_told(record, name, size) for size in sizes)) for name in measured]
    return _table(("live deals", *(WHO[size] for size in sizes)), rows)


def _desk(record: Record) -> str:
    """What staff ask beside SQL by hand, and how many times that, round by round."""
    sizes = list(record.figures.get(f"{next(iter(DESK))}_ms", {}))
    if not sizes:
        return "Not measured yet.\n"
    rows = []
    for name in DESK:
        ours, by_hand = f"{name}_ms", f"{name}_raw_ms"
        rows.append((WHAT[ours][0], *(_told(record, ours, size) for size in sizes)))
        rows.append((WHAT[by_hand][0], *(_told(record, by_hand, size) for size in sizes)))
        rows.append(("… times that", *(_times(record, ours, by_hand, size) for size in sizes)))
    table = _table(("deals", *(WHO[size] for size in sizes)), rows)
    return f"{table}\n![What staff ask against the size of the book]({DESK_PICTURE})\n"


def _screens(record: Record) -> str:
    """How long it takes to look one up, by how many were kept."""
    names = [f"{name}_ms_{kind}" for name in SCREENS for kind in ("sqlite", "postgresql")]
    sizes = list(record.figures.get(names[0], {}))
    if not sizes:
        return "Not measured yet.\n"
    rows = [(WHAT[name][0], *(_told(record, name, size) for size in sizes)) for name in names]
    table = _table(("screenshots kept", *(WHO[size] for size in sizes)), rows)
    return f"{table}\n![Looking a screenshot up]({SCREENS_PICTURE})\n"


def _times(record: Record, ours: str, by_hand: str, size: str) -> str:
    pairs = zip(record.of(ours, size), record.of(by_hand, size), strict=True)
    return f"**{Spread.of([one / other for one, other in pairs]).told('{:.2f}')}**"


def _soak(record: Record) -> str:
    told = record.soak
    if not told:
        return "Not run yet.\n"
    return (
        f"{told['updates']:,} updates in {told['took_s']:,} s: {told['mb_at_rest']} MB at rest,"
        f" {told['mb_in_the_middle']} MB in the middle, {told['mb_at_the_end']} MB at the end;"
        f" {told['mb_each_100000']:+.2f} MB for each 100,000 updates of the last half.\n"
    )


def _told(record: Record, name: str, who: str) -> str:
    values = record.of(name, who)
    return Spread.of(values).told(WHAT[name][1]) if values else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _line(record: Record, name: str, told: str) -> Line:
    of = record.figures.get(name, {})
    points = [(float(who.removeprefix("of_")), Spread.of(values)) for who, values in of.items()]
    return Line(told, points)


def _memory(record: Record) -> Line:
    samples = record.soak.get("samples", [])
    return Line("Sapa", [(float(at), Spread.of([mb])) for at, mb in samples])
