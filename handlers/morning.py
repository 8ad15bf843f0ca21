"""The morning's word to staff: what waits on us, so that we forget nobody either."""

from datetime import datetime

from sqlmodel import Session

from deals.channel import Address
from deals.hours import next_morning
from deals.says.notices import Morning
from handlers.turn import Turn
from storage import due, settings, staff

ZONE = "Asia/Jakarta"
NEXT = "morning_at"


def due_at(session: Session) -> datetime | None:
    """When the next word is due; None before the first tick."""
    at = settings.get(session, NEXT)
    return datetime.fromisoformat(at) if at else None


def greet(turn: Turn) -> None:
    """Once each working morning: the owners hear of their own, the team or the leads of all."""
    at = due_at(turn.session)
    if at and at > turn.now:
        return
    settings.put(turn.session, NEXT, next_morning(turn.now, ZONE).isoformat())
    if at is None:
        return
    told = _tell_all(turn)
    for member in staff.everyone(turn.session):
        if staff.address_of(member) not in told:
            _tell(turn, staff.address_of(member), member.language, member.id)


def _tell_all(turn: Turn) -> set[Address]:
    """Where word of everything that waits goes."""
    team = staff.team_address(turn.session)
    whole = (
        [team]
        if team
        else [
            (staff.address_of(lead), lead.language) for lead in staff.everyone(turn.session, "lead")
        ]
    )
    for address, language in whole:
        _tell(turn, address, language)
    return {address for address, _ in whole}


def _tell(turn: Turn, address: Address, language: str, owner_id: int | None = None) -> None:
    """Word of everything, or of what is in that member's deals."""
    count, oldest = due.summed_up(turn.session, owner_id)
    if oldest:
        words = Morning(count, (turn.now - oldest).days, mine=owner_id is not None)
        turn.say(address, language, words)
