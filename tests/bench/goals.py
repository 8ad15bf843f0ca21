"""What Sapa is held to: ratios of figures from one run, and how each figure is called."""

from dataclasses import dataclass

from tests.bench.record import Record, Spread

BIG, SMALL = "of_1000000", "of_10000"
Of = tuple[str, str]  # what, whose


@dataclass(frozen=True)
class Goal:
    """`of` divided by `to`, or `of` alone, is to be at least or at most so much."""

    told: str
    of: Of
    to: Of | None
    bound: float
    at_least: bool = True

    def reached(self, record: Record) -> Spread | None:
        """The ratio, round by round; None where a side was not measured."""
        ours = record.of(*self.of)
        theirs = record.of(*self.to) if self.to else [1.0] * len(ours)
        ratios = [one / other for one, other in zip(ours, theirs, strict=False)]
        return Spread.of(ratios) if ratios else None

    def holds(self, ratio: float) -> bool:
        return ratio >= self.bound if self.at_least else ratio <= self.bound

    @property
    def wanted(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.bound:,g}"


# What staff ask of a book, each within twice the same in SQL by hand.
DESK = {
    "list": "a page of /list",
    "find": "/find",
    "recap": "a page of /recap",
    "report": "/report",
    "import": "an import of 200",
}

GOALS = (
    Goal(
        "Updates a second, end to end: Sapa to an aiogram echo that stores nothing",
        ("updates_per_s", "sapa"),
        ("updates_per_s", "aiogram"),
        1.0,
    ),
    Goal(
        "… with 50 ms added to every send: Sapa to that same echo without them",
        ("updates_per_s_50ms", "sapa"),
        ("updates_per_s", "aiogram"),
        0.5,
    ),
    Goal(
        "Waiting for an answer at 50 updates a second, half of all: Sapa to PTB",
        ("latency_p50_ms", "sapa"),
        ("latency_p50_ms", "ptb"),
        1.5,
        at_least=False,
    ),
    Goal(
        "… 99 of 100",
        ("latency_p99_ms", "sapa"),
        ("latency_p99_ms", "ptb"),
        1.5,
        at_least=False,
    ),
    Goal(
        "Messages a second, durably claimed: Sapa to a bare loop over the same client",
        ("sends_per_s", "sapa"),
        ("sends_per_s", "loop"),
        0.8,
    ),
    Goal(
        "… with 50 ms added to every send",
        ("sends_per_s_50ms", "sapa"),
        ("sends_per_s_50ms", "loop"),
        0.95,
    ),
    Goal(
        "Messages a second of two processes on one PostgreSQL",
        ("sends_per_s_by_two", "sapa"),
        None,
        1000,
    ),
    Goal(
        "Finding and claiming 500 due reminders of 1,000,000: Sapa to SQL by hand",
        ("claim_ms", BIG),
        ("claim_raw_ms", BIG),
        2.0,
        at_least=False,
    ),
    Goal(
        "… of 1,000,000 to of 10,000",
        ("claim_ms", BIG),
        ("claim_ms", SMALL),
        1.3,
        at_least=False,
    ),
    Goal(
        "Memory at rest: Sapa to PTB",
        ("idle_mb", "sapa"),
        ("idle_mb", "ptb"),
        2.0,
        at_least=False,
    ),
    Goal(
        "From start to first getUpdates: Sapa to PTB",
        ("start_s", "sapa"),
        ("start_s", "ptb"),
        3.0,
        at_least=False,
    ),
    Goal(
        "Rows of a sales file taken in a second, 100,000 at once: Sapa to SQL by hand, unchecked",
        ("sales_rows_per_s", "sapa"),
        ("sales_rows_per_s", "by_hand"),
        0.25,
    ),
    *(
        Goal(
            f"{told[0].upper()}{told[1:]} in a book of 1,000,000 deals: Sapa to SQL by hand",
            (f"{name}_ms", BIG),
            (f"{name}_raw_ms", BIG),
            2.0,
            at_least=False,
        )
        for name, told in DESK.items()
    ),
)

WHO = {
    "sapa": "Sapa",
    "sapa_deal": "Sapa, about a deal",
    "ptb": "PTB echo",
    "aiogram": "aiogram echo",
    "aiogram_at_once": "aiogram echo, all at once",
    "loop": "bare loop",
    "by_hand": "SQL by hand",
    "again": "Sapa, known already",
    "of_1000": "1,000",
    "of_10000": "10,000",
    "of_100000": "100,000",
    "of_1000000": "1,000,000",
}
WHAT = {
    "updates_per_s": ("updates a second", "{:,.0f}"),
    "updates_per_s_50ms": ("updates a second, 50 ms added to every send", "{:,.0f}"),
    "latency_p50_ms": ("waiting at 50 a second, ms: half of all", "{:.1f}"),
    "latency_p99_ms": ("waiting at 50 a second, ms: 99 of 100", "{:.1f}"),
    "sends_per_s": ("messages a second", "{:,.0f}"),
    "sends_per_s_50ms": ("… with 50 ms added to every send", "{:,.0f}"),
    "sends_per_s_by_two": ("messages a second, two processes on one PostgreSQL", "{:,.0f}"),
    "replies_per_s": ("replies read a second", "{:,.0f}"),
    "reply_p50_ms": ("reading a reply, ms: half of all", "{:.2f}"),
    "reply_p99_ms": ("reading a reply, ms: 99 of 100", "{:.2f}"),
    "first_reply_ms": ("reading the first one, with all that was learned, ms", "{:.0f}"),
    "sales_rows_per_s": ("rows of a sales file taken in a second", "{:,.0f}"),
    "sales_wait_ms": (
        "the longest wait for an answer while it was looked at and taken in, ms",
        "{:,.0f}",
    ),
    "rank_ms": ("ranking 10,000 affiliates by what they sold, ms", "{:.0f}"),
    "idle_mb": ("memory at rest, MB", "{:.0f}"),
    "loaded_mb": ("memory after the updates, MB", "{:.0f}"),
    "start_s": ("start to first getUpdates, s", "{:.2f}"),
    "core_busy": ("of its core that it used meanwhile", "{:.0%}"),
    "stand_in_busy": ("of its core that the stand-in used", "{:.0%}"),
    "growth_updates_per_s": ("updates a second about a deal", "{:,.0f}"),
    "claim_ms": ("finding and claiming 500 due, ms", "{:,.1f}"),
    "claim_raw_ms": ("… in SQL by hand, ms", "{:,.1f}"),
    "tick_ms": ("the whole tick of those 500, with rules and words, ms", "{:,.0f}"),
}
SCREENS = {
    "screen_first": "the first one after a start",
    "screen_new_turn": "one that never came, in the turn",
    "screen_new_ahead": "… ahead of the turn",
    "screen_new": "… if all of it were in the turn",
    "screen_copy_turn": "a copy, in the turn",
    "screen_copy_ahead": "… ahead of the turn",
    "screen_copy": "… if all of it were in the turn",
}
for _name, _told in SCREENS.items():
    WHAT[f"{_name}_ms_sqlite"] = (f"{_told}, on SQLite, ms", "{:,.1f}")
    WHAT[f"{_name}_ms_postgresql"] = ("… on PostgreSQL, ms", "{:,.1f}")
for _name, _told in DESK.items():
    WHAT[f"{_name}_ms"] = (f"{_told}, ms", "{:,.1f}")
    WHAT[f"{_name}_raw_ms"] = ("… in SQL by hand, ms", "{:,.1f}")
