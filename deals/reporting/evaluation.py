"""Who to continue with: what a month has on record of each partner, what those figures suggest, and
in which order the team reads them. A suggestion is no verdict: people decide."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from deals.reporting.months import shifted


class Suggestion(StrEnum):
    """In the order in which they are listed."""

    GO_ON = "go_on"
    CONSIDER = "consider"
    TOO_EARLY = "too_early"  # something is still to come, and its day has not passed
    RATHER_NOT = "rather_not"


@dataclass(frozen=True)
class Record:
    """What became of one partner's agreements with one brand in one month. Pieces are contents,
    excused ones left out; the other figures count agreements, or how often something was.

    `deal`: the newest agreement; `delivered`: pieces handed in and not sent back; `broken`: they
    called it off, or broke it; `called_off`: we did; `running`: pieces are missing, and their last
    day has not passed; `overdue`: it has; `days_late`: of the latest that was complete.
    """

    deal: int
    pieces: int = 0
    delivered: int = 0
    broken: int = 0
    called_off: int = 0
    running: int = 0
    overdue: int = 0
    days_late: int = 0
    more_time: int = 0
    sent_back: int = 0
    reminders: int = 0

    @property
    def missing(self) -> int:
        return self.pieces - self.delivered


@dataclass(frozen=True)
class Rule:
    """What is suggested where each of these figures is at least, and at most, so high."""

    suggests: Suggestion
    at_least: dict[str, int] = field(default_factory=dict)
    at_most: dict[str, int] = field(default_factory=dict)

    def fits(self, record: Record) -> bool:
        return all(getattr(record, name) >= least for name, least in self.at_least.items()) and all(
            getattr(record, name) <= most for name, most in self.at_most.items()
        )


# The first that fits; the database reads the same table. Whom none fits may be considered.
RULES = (
    Rule(Suggestion.RATHER_NOT, {"broken": 1}),
    Rule(Suggestion.TOO_EARLY, {"running": 1}),
    Rule(Suggestion.CONSIDER, {"called_off": 1}),
    Rule(Suggestion.RATHER_NOT, {"missing": 1}, {"delivered": 0}),
    Rule(
        Suggestion.GO_ON,
        {"delivered": 1},
        {"missing": 0, "days_late": 2, "more_time": 1, "sent_back": 2},
    ),
)
ELSE = Suggestion.CONSIDER
SUGGESTIONS = tuple(Suggestion)
FEWER_FIRST = ("missing", "days_late", "more_time", "sent_back", "reminders")


def suggestion(record: Record) -> Suggestion:
    """What the figures suggest."""
    return next((rule.suggests for rule in RULES if rule.fits(record)), ELSE)


def ranked(records: Iterable[Record]) -> list[Record]:
    """Whom the figures speak for first; of those who are alike who delivered more, then the older
    agreement."""
    return sorted(records, key=_place)


def _place(record: Record) -> tuple[int, ...]:
    fewer = (getattr(record, name) for name in FEWER_FIRST)
    suggested = SUGGESTIONS.index(suggestion(record))
    return (suggested, *fewer, -record.delivered, record.deal)


@dataclass(frozen=True)
class Evaluated:
    """A record with whose it is, what was paid for it and what it brought.

    `late_pieces`: handed in after the last day; `problems`: how often they told of one; `views` and
    `likes`: as the partner told them, None where nobody has; `next_deal`: their deal in the next
    month's campaign, once it is more than a line on its list.
    """

    record: Record
    partner: str
    handle: str
    brand: str
    late_pieces: int = 0
    problems: int = 0
    fee_idr: int = 0
    barter_idr: int = 0
    views: int | None = None
    likes: int | None = None
    next_deal: int | None = None

    @property
    def suggestion(self) -> Suggestion:
        return suggestion(self.record)

    @property
    def idr_per_1000_views(self) -> int | None:
        """What a thousand views cost in fee and goods; None where either is not known."""
        paid = self.fee_idr + self.barter_idr
        return round(paid * 1000 / self.views) if paid and self.views else None


def next_month(month: str, this_month: str) -> str:
    """The month (`2026-10`) to invite for after that one: never one that is over."""
    return max(shifted(month, 1), this_month)
