"""What we answer to a partner's own terms, inside the limits: a pure function of the course of
offers, so that the same course always has the same answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from deals.bargaining import exchanges
from deals.bargaining.limits import Limits
from deals.bargaining.money import next_fee, next_share
from deals.bargaining.table import Table, laid, later_of, no_later
from deals.deal import Proposal
from deals.terms import PostBy, Terms, problems


@dataclass(frozen=True)
class Accept:
    """Their terms, exactly."""

    terms: Terms


@dataclass(frozen=True)
class Propose:
    """Terms that come to meet them. `reason` says why no more, `asks` what we want in return;
    both are keys of the words."""

    terms: Terms
    reason: str  # middle | near_limit | time | product_instead ...
    asks: str  # keep_contents | keep_day | keep_fee | answer_soon


@dataclass(frozen=True)
class ToStaff:
    """A person decides. `why` is a key of the words."""

    why: str


Answer = Accept | Propose | ToStaff


def answer(course: Sequence[Proposal], limits: Limits, tier: str, today: date) -> Answer:
    """The answer to the last of these offers, which has to be the partner's.

    Never beyond a limit, never worse for the partner than what we offered before, and at most
    `limits.rounds` times anything but ToStaff. Raises ValueError when it is not our turn.
    """
    table = laid(course, limits, tier)
    why = _for_staff(table, today)
    if why:
        return ToStaff(why)
    beyond = table.beyond(table.theirs)
    nearer = _nearer(table)
    if not beyond and (table.rounds_left == 1 or not _gives_money(table, nearer)):
        return Accept(table.theirs)
    if nearer == table.ours:
        other = exchanges.instead_of_money(table)
        return Propose(*other) if other else ToStaff(_stuck(table, beyond))
    return Propose(nearer, _reason(table, nearer), _asks(table, nearer))


def _for_staff(table: Table, today: date) -> str:
    """Why a person has to look, whatever the money; "" when nobody has."""
    days = [by.on for by in (table.ours.post_by, table.theirs.post_by) if by.on]
    whys = {
        "rounds_used": table.rounds_left < 1,
        "terms_unfit": bool(problems(table.theirs)),
        "day_is_past": any(day < today for day in days),
        "other_terms": table.asks_other_terms,
        "other_contents": table.asks_other_work,
        "asks_less": table.asks_less,
        "offer_beyond": bool(table.beyond(table.ours)),
    }
    return next((why for why, holds in whys.items() if holds), "")


def _nearer(table: Table) -> Terms:
    """Our last offer with a step towards theirs: money by halves, the day as far as may be."""
    ours, theirs = table.ours, table.theirs
    fee = next_fee(
        ours.fee_idr, theirs.fee_idr, table.highest_fee(ours.contents), table.last_fee_step
    )
    share = next_share(
        ours.commission_pct, theirs.commission_pct, table.highest_share, table.last_share_step
    )
    return replace(ours, fee_idr=fee, commission_pct=share, post_by=_day(table))


def _day(table: Table) -> PostBy:
    """Theirs as far as it may be later; an earlier one they keep within ours anyway."""
    ours, theirs = table.ours.post_by, table.theirs.post_by
    if no_later(theirs, ours):
        return ours
    if table.may_be_by(theirs):
        return theirs
    return later_of(ours, table.limits.latest) if "time" in table.limits.exchanges else ours


def _gives_money(table: Table, terms: Terms) -> bool:
    ours = table.ours
    return (terms.fee_idr, terms.commission_pct) != (ours.fee_idr, ours.commission_pct)


def _reason(table: Table, terms: Terms) -> str:
    if not _gives_money(table, terms):
        return "time"
    left = table.highest_fee(terms.contents) - terms.fee_idr
    near = terms.fee_idr > table.ours.fee_idr and 10 * left <= terms.fee_idr
    return "near_limit" if near else "middle"


def _asks(table: Table, terms: Terms) -> str:
    """What they wanted and do not get, else a soon answer."""
    if table.asks_fewer:
        return "keep_contents"
    if not no_later(table.theirs.post_by, terms.post_by):
        return "keep_day"
    return "answer_soon"


def _stuck(table: Table, beyond: tuple[str, ...]) -> str:
    """At a limit, or at something for which nobody has set one."""
    unknown = table.limits.fee_for(table.ours.contents, table.tier) is None
    return "no_limit" if "fee_idr" in beyond and unknown else "at_limit"
