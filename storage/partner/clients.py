"""What clients said of those who are listed for them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from deals.stages import NOT_APPROACHED
from storage.bare import in_parts
from storage.tables import ClientAnswer, Deal, Partner


def asked_about(session: Session, campaign_id: int, most: int) -> Sequence[tuple[Deal, Partner]]:
    """Who of a campaign is listed and was not approached yet: the first ones."""
    query = (
        select(Deal, Partner)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .where(Deal.campaign_id == campaign_id, col(Deal.stage).in_(NOT_APPROACHED))
        .order_by(col(Deal.id))
        .limit(most)
    )
    return session.exec(query).all()


def named(session: Session, campaign_id: int, numbers: Iterable[int]) -> dict[int, Partner]:
    """Those of a campaign whose deals have these numbers, by their number."""
    query = select(Deal.id, Partner).join(Partner, col(Partner.id) == Deal.partner_id)
    query = query.where(Deal.campaign_id == campaign_id)
    return {
        number or 0: partner
        for some in in_parts(sorted(set(numbers)))
        for number, partner in session.exec(query.where(col(Deal.id).in_(some)))
    }


def answer_of(session: Session, deal_id: int) -> ClientAnswer | None:
    return session.exec(select(ClientAnswer).where(ClientAnswer.deal_id == deal_id)).first()


def keep(session: Session, deal_id: int, yes: bool, remark: str, now: datetime) -> bool:
    """The client's answer in place of an earlier one; False when it says the same."""
    row = answer_of(session, deal_id)
    if row and (row.yes, row.remark) == (yes, remark):
        return False
    row = row or ClientAnswer(deal_id=deal_id, yes=yes, said_at=now)
    row.yes, row.remark, row.said_at = yes, remark, now
    session.add(row)
    session.flush()
    return True
