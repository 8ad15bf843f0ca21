"""What a month has on record of each partner: counted, judged and sorted by the database, page by
page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Subquery, and_, case, func, select
from sqlmodel import Session, col

from deals.reporting.evaluation import (
    ELSE,
    FEWER_FIRST,
    RULES,
    SUGGESTIONS,
    Evaluated,
    Record,
    Rule,
    Suggestion,
)
from deals.stages import BINDING, OVER, Stage
from storage.overview import evaluation_details
from storage.overview.reports import campaigns_of
from storage.states import aside, there_is
from storage.tables import Brand, Campaign, Deal, Deliverable, Partner, Proof, Reminder, Ticket

_FIGURES = tuple(one.name for one in fields(Record))
_NUDGES = ("remind", "promise")
_CALLED_OFF_BY_THEM = (Stage.DECLINED, Stage.BREACHED)


@dataclass(frozen=True)
class Asked:
    """A month (`2026-09`) of one brand or of all, as it stands on a day, and the month to invite
    for."""

    month: str
    brand: Brand | None
    today: date
    next_month: str


class Again(NamedTuple):
    """Somebody whom the figures speak for, and who is not in the next month yet."""

    deal: int
    partner: str
    brand_id: int
    brand: str


def counts(session: Session, asked: Asked) -> dict[Suggestion, int]:
    """For how many partners the figures suggest what."""
    judged = _judged(session, asked)
    query = select(judged.c.suggests, func.count()).group_by(judged.c.suggests)
    return {SUGGESTIONS[place]: number for place, number in session.execute(query)}


def page(session: Session, asked: Asked, number: int, size: int) -> list[Evaluated]:
    """One page (from 0), in the order of `ranked`."""
    judged = _judged(session, asked)
    query = select(judged).order_by(judged.c.suggests, *_best_first(judged))
    rows = session.execute(query.offset(number * size).limit(size)).all()
    campaigns = campaigns_of(session, [asked.month], asked.brand)
    known = evaluation_details.of(
        session, [(row.partner_id, row.brand_id) for row in rows], campaigns, asked.next_month
    )
    return [known.told(_record(row), row.partner_id, row.brand_id) for row in rows]


def pages(session: Session, asked: Asked, size: int, most: int) -> Iterator[Evaluated]:
    """All of them up to so many, read page by page."""
    for number in range(-(-most // size)):
        found = page(session, asked, number, size)
        yield from found
        if len(found) < size:
            return


def again(session: Session, asked: Asked, most: int) -> list[Again]:
    """Whom to invite again, the best first; nobody who is in it, or said stop."""
    judged = _judged(session, asked)
    partner, brand = col(Partner.id) == judged.c.partner_id, col(Brand.id) == judged.c.brand_id
    there = evaluation_details.in_month(asked.next_month, col(Deal.id)).where(
        col(Deal.partner_id) == judged.c.partner_id, col(Campaign.brand_id) == judged.c.brand_id
    )
    query = (
        select(judged.c.deal, col(Partner.name), judged.c.brand_id, col(Brand.name))
        .join_from(judged, Partner, partner)
        .join(Brand, brand)
        .where(judged.c.suggests == SUGGESTIONS.index(Suggestion.GO_ON))
        .where(col(Partner.stopped_at).is_(None), ~there_is(there))
        .order_by(*_best_first(judged))
        .limit(most)
    )
    return [Again(*row) for row in session.execute(query)]


def _judged(session: Session, asked: Asked) -> Subquery:
    """The record of each partner and brand, with the place of its suggestion in SUGGESTIONS."""
    figures = _recorded(campaigns_of(session, [asked.month], asked.brand), asked.today)
    missing = (figures.c.pieces - figures.c.delivered).label("missing")
    counted = select(figures, missing).subquery()
    rules = [(_fits(rule, counted), SUGGESTIONS.index(rule.suggests)) for rule in RULES]
    suggests = case(*rules, else_=SUGGESTIONS.index(ELSE)).label("suggests")
    return select(counted, suggests).subquery("judged")


def _best_first(judged: Subquery) -> list[Any]:
    """Of those of one suggestion, as `ranked` does."""
    fewer = [judged.c[name] for name in FEWER_FIRST]
    return [*fewer, judged.c.delivered.desc(), judged.c.deal]


def _fits(rule: Rule, counted: Subquery) -> Any:
    least = [counted.c[name] >= least for name, least in rule.at_least.items()]
    return and_(*least, *(counted.c[name] <= most for name, most in rule.at_most.items()))


def _recorded(campaigns: Sequence[int], today: date) -> Subquery:
    """Whoever agreed to something in these campaigns; of whom was forgotten nothing is told."""
    agreed = (col(Deal.campaign_id).in_(campaigns), col(Deal.agreed_at).is_not(None))
    pieces = _of_deals(agreed, Deliverable, _PIECES)
    nudges = _of_deals(agreed, Reminder, {"reminders": _NUDGED})
    waited = _of_deals(agreed, Ticket, {"for_us": func.sum(Ticket.moves)})
    back = _of_deals(agreed, Proof, {"sent_back": sum_if(col(Proof.state) == "sent_back")})
    whose = aside(Deal.partner_id)  # else SQLite goes through all deals in this order
    query: Any = (
        select(
            whose.label("partner_id"),
            col(Campaign.brand_id),
            func.max(Deal.id).label("deal"),
            *(_total(pieces.c[name]).label(name) for name in _PIECES),
            *(sum_if(found).label(name) for name, found in _ways(today).items()),
            func.max(func.coalesce(Deal.days_late, 0)).label("days_late"),
            _total(_asked_for(waited.c.for_us)).label("more_time"),
            _total(back.c.sent_back).label("sent_back"),
            _total(nudges.c.reminders).label("reminders"),
        )
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .where(*agreed, col(Partner.forgotten_at).is_(None), col(Partner.merged_into).is_(None))
        .group_by(whose, col(Campaign.brand_id))
    )
    for counted in (pieces, nudges, back, waited):
        query = query.join(counted, counted.c.deal_id == Deal.id, isouter=True)
    return query.subquery()


def _of_deals(agreed: tuple[Any, ...], table: Any, sums: dict[str, Any]) -> Subquery:
    """What another table counts of each of these deals."""
    query: Any = select(col(table.deal_id), *(found.label(name) for name, found in sums.items()))
    query = query.join(Deal, col(Deal.id) == table.deal_id).where(*agreed)
    return query.group_by(col(table.deal_id)).subquery()


def _ways(today: date) -> dict[str, Any]:
    """How an agreement stands, or ended otherwise than well."""
    open_still = and_(col(Deal.stage).in_(sorted(BINDING)), col(Deal.delivered_at).is_(None))
    past = and_(col(Deal.post_by).is_not(None), col(Deal.post_by) < today)
    return {
        "broken": col(Deal.stage).in_(_CALLED_OFF_BY_THEM),
        "called_off": col(Deal.stage).in_(sorted(OVER - {Stage.DONE, *_CALLED_OFF_BY_THEM})),
        "running": and_(open_still, ~past),
        "overdue": and_(open_still, past),
    }


def sum_if(found: Any) -> Any:
    """How many rows of a group fulfil that."""
    return func.sum(case((found, 1), else_=0))


def _asked_for(given_by_us: Any) -> Any:
    """How often they wanted more time; what they waited for our help does not count."""
    return func.json_array_length(Deal.extensions) - func.coalesce(given_by_us, 0)


def _total(counted: Any) -> Any:
    return func.coalesce(func.sum(counted), 0)


PIECES = sum_if(col(Deliverable.state) != "excused")
DELIVERED = sum_if(col(Deliverable.state).in_(("submitted", "accepted")))
_PIECES = {"pieces": PIECES, "delivered": DELIVERED}
_NUDGED = sum_if(and_(col(Reminder.state) == "done", col(Reminder.name).in_(_NUDGES)))


def _record(row: Any) -> Record:
    return Record(**{name: int(getattr(row, name)) for name in _FIGURES})
