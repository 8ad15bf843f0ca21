"""The morning's word to staff: the day, the month, and what waits on us.

The team (its chat, else each lead) gets the whole of it, and owners hear what waits on them.
"""

from datetime import date, datetime

from sqlmodel import Session

from deals.channel import Address, Button, Rows
from deals.hours import HERE, day_here, next_morning
from deals.reporting.months import month_of
from deals.reporting.report import pace
from deals.says.desk import morning as says
from handlers.paying import asking
from handlers.turn import Turn
from storage import settings
from storage.conduct import findings
from storage.overview import (
    deadlines,
    due,
    reports,
)
from storage.overview.deadlines import Deadline
from storage.staff import members

NEXT = "morning_at"
OLDEST = 3  # debts that are named


def due_at(session: Session) -> datetime | None:
    """When the next word is due; None before the first tick."""
    at = settings.get(session, NEXT)
    return datetime.fromisoformat(at) if at else None


def greet(turn: Turn) -> None:
    """Once each working morning."""
    at = due_at(turn.session)
    if at and at > turn.now:
        return
    settings.put(turn.session, NEXT, next_morning(turn.now, HERE.key).isoformat())
    if at is None:
        return
    asking.fall_due(turn)
    findings.compare(turn.session, turn.now)
    told = _tell_team(turn)
    for member in members.everyone(turn.session):
        address = members.address_of(member)
        if address not in told and member.id:
            _tell_owner(turn, address, member.language, member.id)


def _tell_team(turn: Turn) -> set[Address]:
    """Where word of everything goes."""
    team = members.team_address(turn.session)
    leads = [
        (members.address_of(one), one.language) for one in members.everyone(turn.session, "lead")
    ]
    whole = [team] if team else leads
    digest = _digest(turn)
    for address, language in whole:
        if digest.due or digest.late or digest.debts:
            turn.say(address, language, digest, _buttons(digest))
    return {address for address, _ in whole}


def _tell_owner(turn: Turn, address: Address, language: str, owner_id: int) -> None:
    count, oldest = due.summed_up(turn.session, owner_id)
    if oldest:
        turn.say(address, language, says.Morning(count, (turn.now - oldest).days))


def _digest(turn: Turn) -> says.Digest:
    today = day_here(turn.now)
    due_today, due_in_all = deadlines.due_on(turn.session, today)
    late, late_in_all = deadlines.late_on(turn.session, today)
    waiting, _ = due.summed_up(turn.session)
    return says.Digest(
        today,
        tuple(_line(one, today) for one in due_today),
        due_in_all,
        tuple(_line(one, today) for one in late),
        late_in_all,
        _paces(turn.session, today),
        tuple(
            says.DebtLine(one.kind, one.partner, (turn.now - one.since).days, one.deal_id)
            for one in due.waiting(turn.session, size=OLDEST)
        ),
        waiting,
    )


def _line(one: Deadline, today: date) -> says.DeadlineLine:
    promised = one.promised if one.promised and one.promised >= today else None
    late = (today - one.post_by).days
    return says.DeadlineLine(one.deal_id, one.partner, one.campaign, late, promised)


def _paces(session: Session, today: date) -> tuple[says.PaceLine, ...]:
    """How this month goes, brand by brand."""
    found = []
    for brand in reports.brands_of(session, month_of(today)):
        report = reports.report(session, (month_of(today),), brand)
        left = pace(report, today)
        counts = (report.steps.accepted, report.target, left.missing, left.days_left)
        found.append(says.PaceLine(brand.name, *counts))
    return tuple(found)


def _buttons(digest: says.Digest) -> Rows:
    month = month_of(digest.day)
    report = Button("report", f"s.report:{month}:{month}:")
    return ((Button("all_due", "s.due:d0"), report),) if digest.waiting else ((report,),)
