"""docs/two-months.md: its parts, made from the record of one replay."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tests.two_months.counting import complete, share, total
from tests.two_months.habits import TIERS
from tests.two_months.record import MONTHS, Record
from tests.two_months.replay import Figures

DOCS = Path(__file__).parents[2] / "docs"
PAGE, PICTURE = DOCS / "two-months.md", DOCS / "two-months.svg"
REPORT = DOCS / "two-months-report.png"
# What each number of Habits means.
ASSUMED = {
    "answers": "reads and answers an offer, or one follow-up of it",
    "tells_of_pack": "says by themselves that the parcel has come; asked by the bot, all do",
    "forgets": "within a week, the post slips their mind; swept below",
    "recalls": "it comes back by itself, each day after that",
    "heeds": "a reminder brings it back",
    "needs_time": "reminded after the day they had chosen, asks for four days more",
    "promises": "… or promises tomorrow; all others post within two days, unless it slips again",
    "drops_out": "never posts, whatever is said",
}


def parts(record: Record) -> dict[str, str]:
    """Each part of the page by its name."""
    return {
        "report": f"```text\n{record.words.strip()}\n```\n",
        "seeds": _seeds(record),
        "sums": _sums(record),
        "forgetting": _forgetting(record),
        "ways": _ways(record),
        "assumed": _assumed(record),
    }


def _seeds(record: Record) -> str:
    """What was handed down of the two months, beside what the replay gives."""
    one, two = (record.usual[month] for month in MONTHS)
    rows = [
        ("listed a month", "20 (the target)", f"{record.people} in each of {record.crowds} crowds"),
        ("month one", "not everyone who had agreed posted", _posted(one)),
        ("month two", "terms changed so that all who agree deliver; it succeeded", _posted(two)),
        ("how many agreed and posted", "not handed down", "the table below"),
        (
            "contacted → made a deal",
            "46 → 10 in August (another desk's: affiliates)",
            f"{total(one, 'approached')} → {total(one, 'agreed')}, as assumed below",
        ),
    ]
    return _table(("", "the seeds say", "the replay"), rows, "---")


def _sums(record: Record) -> str:
    one, two = (record.usual[month] for month in MONTHS)
    steps = {
        "listed": "listed",
        "approached": "approached",
        "answered": "answered",
        "agreed": "agreed",
        "posted": "posted",
        "accepted": "done (accepted by staff)",
        "on_time": "all handed in by the last day",
        "reminders": "reminders of posting that the bot sent",
    }
    rows = [(told, str(total(one, name)), str(total(two, name))) for name, told in steps.items()]
    shares = (
        "posted, of those who agreed",
        *(str(share(crowds, "posted")) for crowds in (one, two)),
    )
    return _table((f"{record.crowds} crowds of {record.people}", *MONTHS), [*rows, shares])


def _forgetting(record: Record) -> str:
    heads = ("slips the mind within a week", "month one: posted", "lowest–highest crowd",
             "month two: posted", "lowest–highest crowd", "difference",
             "on time, one", "on time, two")  # fmt: skip
    rows = []
    for forgets, months in record.swept.items():
        one, two = (share(months[month], "posted") for month in MONTHS)
        on_time = [str(share(months[month], "on_time")) for month in MONTHS]
        more = f"{round(two.whole) - round(one.whole):+d} points"
        told = f"{100 * float(forgets):g} %"
        rows.append((told, str(one), one.span, str(two), two.span, more, *on_time))
    return _table(heads, rows)


def _ways(record: Record) -> str:
    heads = ("October, run as", "agreed", "posted", "on time", "posted, of those who agreed",
             "reminders")  # fmt: skip
    tell: Callable[[list[Figures]], tuple[str, ...]] = lambda crowds: (  # noqa: E731
        *(str(total(crowds, step)) for step in ("agreed", "posted", "on_time")),
        str(share(crowds, "posted")),
        str(total(crowds, "reminders")),
    )
    return _table(heads, [(name, *tell(crowds)) for name, crowds in record.ways.items()])


def _assumed(record: Record) -> str:
    rows = [(told, f"{100 * record.habits[name]:g} %") for name, told in ASSUMED.items()]
    for tier, of_all, says_yes in TIERS:
        told = f"{tier} ({100 * of_all:g} % of all): once they answer, says yes"
        rows.append((told, f"{100 * says_yes:g} %"))
    return _table(("somebody …", "chance"), rows)


def _posted(crowds: Sequence[Figures]) -> str:
    posted = f"{total(crowds, 'posted')} of {total(crowds, 'agreed')} posted"
    return f"{posted}; everybody in {complete(crowds)} of {len(crowds)} crowds"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], rest: str = "--:") -> str:
    lines = [heads, ["---", *[rest] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
