"""What a deal has on record of how it was kept."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from storage.overview.evaluation_details import PROBLEMS
from storage.tables import Deal, Heard, History

REMINDED = ("reminded", "follow_up_by_hand")  # staff alone hear of what is escalated
PROMISED, CAME = "promised", "proof_handed_in"
TROUBLES = (*PROBLEMS, "pack_not_here", "pack_damaged", "ticket_solved")


def lines(session: Session, deal_id: int) -> Sequence[History]:
    """Since it was agreed, the oldest first."""
    agreed_at = session.get_one(Deal, deal_id).agreed_at
    told = (*REMINDED, PROMISED, CAME, *TROUBLES)
    query = select(History).where(History.deal_id == deal_id, col(History.happened).in_(told))
    if agreed_at:
        query = query.where(History.at >= agreed_at)
    return session.exec(query.order_by(col(History.version))).all()


def agreed_at(session: Session, deal_id: int) -> datetime | None:
    return session.get_one(Deal, deal_id).agreed_at


def heard_last(session: Session, deal_id: int, partner_id: int) -> datetime | None:
    """When they wrote last, or did something about this deal: a press is an answer, too."""
    wrote = select(func.max(Heard.at)).where(Heard.partner_id == partner_id)
    acted = select(func.max(History.at)).where(History.deal_id == deal_id, History.by == "partner")
    both = (session.exec(wrote).first(), session.exec(acted).first())
    return max((at for at in both if at), default=None)
