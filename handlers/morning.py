"""The morning's word to staff: what waits on us, so that we forget nobody either."""

from datetime import datetime

from sqlmodel import Session

from deals.channel import Address
from deals.hours import next_morning
from deals.says.notices import Morning
from handlers.turn import Turn
from storage import due, settings, staff
from storage.due import Waiting

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
            own = due.waiting(turn.session, member.id)
            _tell(turn, staff.address_of(member), member.language, own, mine=True)


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
        _tell(turn, address, language, due.waiting(turn.session), mine=False)
    return {address for address, _ in whole}


def _tell(turn: Turn, address: Address, language: str, waiting: list[Waiting], mine: bool) -> None:
    if waiting:
        oldest = (turn.now - waiting[0].since).days
        turn.say(address, language, Morning(len(waiting), oldest, mine))
