"""What partners have on record of keeping their word: of many at once, in a few statements."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Subquery, and_, func, or_, select
from sqlmodel import Session, col

from deals.conduct.reliability import UNKNOWN, Promised, Reliability, promises
from deals.stages import BINDING, Stage
from storage.bare import in_parts
from storage.overview.evaluation_details import PROBLEMS
from storage.overview.evaluations import DELIVERED, PIECES, sum_if
from storage.tables import Campaign, Deal, Deliverable, History

THEIRS = (Stage.DONE, Stage.BREACHED, Stage.DECLINED)  # whose outcome was up to them


def reliability_of(
    session: Session, partner_ids: Collection[int], today: date
) -> dict[int, Reliability]:
    """Each of these partners' record; `UNKNOWN` where there is nothing to tell yet."""
    found = dict.fromkeys(partner_ids, UNKNOWN)
    for part in in_parts(sorted(partner_ids)):
        for partner_id, one in _agreements(session, part, today):
            found[partner_id] += one
        for partner_id, one in _promises(session, part, today):
            found[partner_id] += one
    return found


def _agreements(
    session: Session, partner_ids: list[int], today: date
) -> Iterator[tuple[int, Reliability]]:
    """What became of their agreements, summed up by the database."""
    deals, pieces = _known(partner_ids, today), _pieces(partner_ids)
    broken = deals.c.stage == Stage.BREACHED.value
    in_time = and_(deals.c.delivered_at.is_not(None), deals.c.days_late == 0)
    query: Any = (
        select(
            deals.c.partner_id,
            func.count(),
            *(func.coalesce(func.sum(one), 0) for one in (pieces.c.pieces, pieces.c.delivered)),
            func.count(deals.c.post_by),
            *(sum_if(one) for one in (in_time, broken, _troubled(deals))),
        )
        .select_from(deals)
        .join(pieces, pieces.c.deal_id == deals.c.id, isouter=True)
        .group_by(deals.c.partner_id)
    )
    for partner_id, *counted in session.execute(query):
        of, due, handed, dated, on_time, breaches, troubled = map(int, counted)
        yield (
            partner_id,
            Reliability(of, due, handed, dated, on_time, breaches=breaches, troubled=troubled),
        )


def _promises(
    session: Session, partner_ids: list[int], today: date
) -> Iterator[tuple[int, Reliability]]:
    """The days that they named, and what came by then."""
    named: dict[tuple[int, int, str], list[Promised]] = defaultdict(list)
    day = col(History.details)["day"].as_string()
    found = _told(partner_ids, "promised", col(Deal.partner_id), col(Campaign.zone), day)
    for deal_id, at, partner_id, zone, told in session.execute(found):
        if told:
            named[deal_id, partner_id, zone].append(Promised(at, date.fromisoformat(told)))
    came: dict[int, list[datetime]] = defaultdict(list)
    if named:
        for deal_id, at in session.execute(_told(partner_ids, "proof_handed_in")):
            came[deal_id].append(at)
    for (deal_id, partner_id, zone), days in named.items():
        over, kept = promises(days, came[deal_id], zone, today)
        yield partner_id, Reliability(promises=over, kept=kept)


def _told(partner_ids: list[int], happened: str, *more: Any) -> Any:
    """When that happened in each of their deals."""
    query: Any = select(col(History.deal_id), col(History.at), *more)
    query = query.join(Deal, col(Deal.id) == History.deal_id)
    query = query.join(Campaign, col(Campaign.id) == Deal.campaign_id)
    theirs = query.where(col(Deal.partner_id).in_(partner_ids), col(History.happened) == happened)
    return theirs.order_by(col(History.id))


def _known(partner_ids: list[int], today: date) -> Subquery:
    """Their agreements whose outcome is known, and theirs."""
    running = col(Deal.stage).in_(sorted(BINDING))
    settled = or_(col(Deal.delivered_at).is_not(None), col(Deal.post_by) < today)
    outcome = or_(col(Deal.stage).in_(THEIRS), and_(running, settled))
    columns = ("id", "partner_id", "stage", "post_by", "delivered_at", "days_late")
    query: Any = select(*(col(getattr(Deal, name)) for name in columns))
    agreed = (col(Deal.partner_id).in_(partner_ids), col(Deal.agreed_at).is_not(None))
    known: Subquery = query.where(*agreed, outcome).subquery()
    return known


def _pieces(partner_ids: list[int]) -> Subquery:
    """What was due in each deal of theirs, and what was handed in of it."""
    query: Any = (
        select(col(Deliverable.deal_id), PIECES.label("pieces"), DELIVERED.label("delivered"))
        .join(Deal, col(Deal.id) == Deliverable.deal_id)
        .where(col(Deal.partner_id).in_(partner_ids))
    )
    made: Subquery = query.group_by(col(Deliverable.deal_id)).subquery()
    return made


def _troubled(deals: Subquery) -> Any:
    told: Any = select(col(History.id)).where(
        col(History.deal_id) == deals.c.id, col(History.happened).in_(PROBLEMS)
    )
    return told.exists()
