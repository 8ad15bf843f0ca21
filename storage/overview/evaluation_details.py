"""What a page of the evaluation tells beside the record: names, fees, and what is in the next month
already."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, not_, select
from sqlmodel import Session, col

from deals.brought.figures import Brought, Figures
from deals.reporting.evaluation import Evaluated, Record
from deals.stages import Stage
from deals.terms import Terms
from storage.deal import brought
from storage.shapes import read
from storage.tables import Brand, Campaign, Deal, History, Partner, Proof, Proposal

Pair = tuple[int, int]  # a partner and a brand
PROBLEMS = ("held_up", "problem_told", "ticket_helped", "ticket_told")  # each once


@dataclass
class Details:
    """Of the partners of one page; by deal where it is one deal's."""

    deals: dict[Pair, list[int]]
    partners: dict[int, tuple[str, str]] = field(default_factory=dict)
    brands: dict[int, str] = field(default_factory=dict)
    terms: dict[int, Terms] = field(default_factory=dict)
    late: Counter[int] = field(default_factory=Counter)
    problems: dict[int, int] = field(default_factory=dict)
    there: dict[Pair, int] = field(default_factory=dict)
    brought: dict[int, Brought] = field(default_factory=dict)

    def told(self, record: Record, partner_id: int, brand_id: int) -> Evaluated:
        name, handle = self.partners[partner_id]
        mine = self.deals.get((partner_id, brand_id), [])
        agreed = [self.terms[deal] for deal in mine if deal in self.terms]
        brought = self._brought(mine)
        return Evaluated(
            record,
            name,
            handle,
            self.brands[brand_id],
            late_pieces=sum(self.late[deal] for deal in mine),
            problems=sum(self.problems.get(deal, 0) for deal in mine),
            fee_idr=sum(terms.fee_idr for terms in agreed),
            barter_idr=sum(terms.barter_value_idr for terms in agreed),
            views=brought.views,
            likes=brought.likes,
            next_deal=self.there.get((partner_id, brand_id)),
        )

    def _brought(self, deals: Sequence[int]) -> Figures:
        """Of all these deals together, if each has told and none is doubted: what was paid was paid
        for all of them."""
        told = [self.brought[deal] for deal in deals if deal in self.brought]
        if len(told) < len(deals) or any(one.doubted for one in told):
            return Figures()
        both = sum((one.figures for one in told), Figures())
        counted = {n: all(n in one.figures.known for one in told) for n in ("views", "likes")}
        return Figures(**{n: both.known[n] for n, by_all in counted.items() if by_all and told})


def of(
    session: Session, pairs: Sequence[Pair], campaigns: Sequence[int], next_month: str
) -> Details:
    """Of these partners and brands, in the campaigns of one month."""
    partners, brands = ({pair[place] for pair in pairs} for place in (0, 1))
    details = Details(_deals(session, partners, campaigns))
    deals = [deal for found in details.deals.values() for deal in found]
    details.partners = _named(session, partners)
    query: Any = select(col(Brand.id), col(Brand.name)).where(col(Brand.id).in_(brands))
    details.brands = dict(session.execute(query).all())
    details.terms = _agreed(session, deals)
    details.late = _late(session, deals)
    details.problems = _problems(session, deals)
    details.brought = brought.summed(session, deals)
    details.there = _there(session, partners, next_month)
    return details


def in_month(month: str, *columns: Any) -> Any:
    """Of the deals of a month's campaigns those that are more than a line on a list, and were not
    let go with a campaign that is closed."""
    query: Any = select(*columns).join_from(Deal, Campaign, col(Campaign.id) == Deal.campaign_id)
    let_go = and_(col(Campaign.state) != "open", col(Deal.stage) == Stage.STRUCK.value)
    return query.where(
        col(Campaign.month) == month, col(Deal.stage) != Stage.LISTED.value, not_(let_go)
    )


def _named(session: Session, partners: set[int]) -> dict[int, tuple[str, str]]:
    query: Any = select(col(Partner.id), col(Partner.name), func.coalesce(Partner.handle, ""))
    found = session.execute(query.where(col(Partner.id).in_(partners)))
    return {number: (name, handle) for number, name, handle in found}


def _deals(session: Session, partners: set[int], campaigns: Sequence[int]) -> dict[Pair, list[int]]:
    query: Any = select(col(Deal.id), col(Deal.partner_id), col(Campaign.brand_id))
    query = query.join(Campaign, col(Campaign.id) == Deal.campaign_id)
    query = query.where(col(Deal.partner_id).in_(partners), col(Deal.campaign_id).in_(campaigns))
    found: dict[Pair, list[int]] = defaultdict(list)
    for deal, partner, brand in session.execute(query.where(col(Deal.agreed_at).is_not(None))):
        found[partner, brand].append(deal)
    return found


def _agreed(session: Session, deals: Sequence[int]) -> dict[int, Terms]:
    """The terms that stand: the last that were agreed to."""
    query: Any = select(col(Proposal.deal_id), col(Proposal.terms)).where(
        col(Proposal.deal_id).in_(deals), col(Proposal.state) == "agreed"
    )
    rows = session.execute(query.order_by(col(Proposal.number)))
    return {deal: read(Terms, terms) for deal, terms in rows}


def _late(session: Session, deals: Sequence[int]) -> Counter[int]:
    """How many pieces were handed in after the last day, in the campaign's zone."""
    last = func.max(Proof.handed_in_at)
    query: Any = (
        select(col(Proof.deal_id), last, col(Deal.post_by), col(Campaign.zone))
        .join(Deal, col(Deal.id) == Proof.deal_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(col(Proof.deal_id).in_(deals), col(Proof.state) != "sent_back")
        .where(col(Deal.post_by).is_not(None))
        .group_by(col(Proof.deal_id), col(Proof.deliverable), col(Deal.post_by), col(Campaign.zone))
    )
    rows = session.execute(query).all()
    return Counter(
        deal for deal, at, post_by, zone in rows if at.astimezone(ZoneInfo(zone)).date() > post_by
    )


def _problems(session: Session, deals: Sequence[int]) -> dict[int, int]:
    query: Any = select(col(History.deal_id), func.count()).where(
        col(History.deal_id).in_(deals), col(History.happened).in_(PROBLEMS)
    )
    return dict(session.execute(query.group_by(col(History.deal_id))).all())


def _there(session: Session, partners: set[int], month: str) -> dict[Pair, int]:
    query = in_month(month, col(Deal.partner_id), col(Campaign.brand_id), func.max(Deal.id))
    query = query.where(col(Deal.partner_id).in_(partners))
    rows = session.execute(query.group_by(col(Deal.partner_id), col(Campaign.brand_id)))
    return {(partner, brand): deal for partner, brand, deal in rows}
