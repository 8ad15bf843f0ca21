"""The one door for everything that comes in: staff to staff functions, everybody else apart."""

from sqlmodel import Session

from deals.channel import Address, Incoming
from handlers import partner, staff
from handlers.turn import Turn
from storage import people
from storage import staff as members


def knows(session: Session, sender: Address) -> bool:
    """Whether somebody is staff or a partner's person: nobody else's files are fetched."""
    return bool(members.at(session, sender) or people.address_row(session, sender))


def receive(turn: Turn, incoming: Incoming) -> None:
    """Handles one update. In groups only staff are heard."""
    member = members.at(turn.session, incoming.sender)
    if member:
        turn.by = f"staff:{member.id}"
        staff.receive(turn, incoming, member)
    elif incoming.in_group:
        return
    elif not staff.join(turn, incoming):
        partner.receive(turn, incoming)
