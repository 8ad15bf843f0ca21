"""What partners asked or put forward and still wait for."""

from sqlmodel import Session, col, select

from deals.deal import Side, Unanswered
from deals.terms import Terms
from storage.partner import heard
from storage.shapes import read
from storage.tables import Deal, Proposal


def texts(session: Session, deal_id: int) -> dict[int, str]:
    """Their words by the number of each; empty where they are gone, or were none."""
    row = session.get_one(Deal, deal_id)
    waiting = [read(Unanswered, one) for one in row.unanswered]
    found = {one.number: heard.words_of(session, row.partner_id, one.about) for one in waiting}
    return {number: words.text if words else "" for number, words in found.items()}


def terms(session: Session, deal_id: int) -> tuple[int, Terms] | None:
    """The partner's own terms on the table, with the number of that version."""
    query = select(Proposal).where(Proposal.deal_id == deal_id, Proposal.state == "open")
    row = session.exec(query.order_by(col(Proposal.number).desc()).limit(1)).first()
    theirs = row is not None and row.by == Side.PARTNER.value
    return (row.number, read(Terms, row.terms)) if row and theirs else None
