"""What is due: one partner's steps in one turn, folded into one message a day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from deals.buttons.lives import book_button
from deals.buttons.partner import (
    arrival_buttons,
    delay_buttons,
    held_up_buttons,
    no_codes_button,
    no_figures_button,
    numbered,
    offer_buttons,
    posted_button,
    read_button,
    sketch_again_button,
    trouble_button,
    unsolved_button,
    was_solved_buttons,
)
from deals.channel import Rows
from deals.deadlines import reminding
from deals.deadlines.reminding import StepTaken
from deals.deadlines.steps import (
    ARRIVAL,
    BOOST,
    FIGURES,
    OF_TICKETS,
    TICKET_OVER,
    UNPRESSED,
    Step,
    next_step,
)
from deals.deal import Deal
from deals.hours import allowed, next_morning
from deals.says import Words
from deals.says.boosting.to_partner import AskBoost
from deals.says.brought.to_partner import AskFigures
from deals.says.deadlines import to_partner as says
from deals.says.parcels.to_partner import AskArrival
from deals.tickets import reminding as ticket_steps
from handlers import boosting, lives
from handlers.turn import Turn
from storage.db import under_savepoint
from storage.deal import (
    deals,
    desk,
    reminders,
)
from storage.deal.reminders import Due
from storage.partner import people
from storage.post import outbox

MOST_ROWS = 8  # of buttons under a message on several deals
LONGEST_DAY = timedelta(hours=25)  # when clocks go back


def remind(
    session: Session, due: Sequence[Due], now: datetime, bot_name: str = ""
) -> dict[int, Exception]:
    """Takes every step that is due, and those of the same partners that are due later that day.

    What a partner would hear waits for allowed hours, and for tomorrow if they were reminded
    today; what only staff hear is done at once. Answers for which partners nothing could be done,
    and why: Busy when another process is at work for them.
    """
    partner_ids = list(dict.fromkeys(one.partner_id for one in due))
    free = people.reserve_free(session, partner_ids)
    failed: dict[int, Exception] = {one: people.Busy() for one in {*partner_ids} - {*free}}
    claimed = reminders.claim(session, [one for one in due if one.partner_id in free], now)
    others = _foresee(session, claimed, now)
    for partner_id, theirs in _by_partner(claimed).items():
        turn = Turn(session, now, f"due:{partner_id}:{now.isoformat()}", "clock", bot_name=bot_name)
        take = partial(_remind, turn, theirs, others.get(partner_id, []))
        outcome = under_savepoint(session, take)
        if isinstance(outcome, Exception):
            failed[partner_id] = outcome
            reminders.put_back(session, theirs)
    return failed


def _foresee(session: Session, claimed: Sequence[Due], now: datetime) -> dict[int, list[Due]]:
    """Reads at once what will be asked about each; answers what else is planned for a partner."""
    partner_ids = list({one.partner_id for one in claimed})
    people.foresee_partners(session, partner_ids)
    live = deals.foresee(session, partner_ids)
    desk.foresee(session, [one.deal_id for one in claimed])
    of_live = {row.id for rows in live.values() for row in rows}
    after_the_end = {one.partner_id for one in claimed if one.deal_id not in of_live}
    with_several = [
        partner_id
        for partner_id, rows in live.items()
        if len(rows) > 1 or partner_id in after_the_end
    ]
    if not with_several:
        return {}
    return _by_partner(reminders.others(session, with_several, now + LONGEST_DAY, now))


def _by_partner(due: Sequence[Due]) -> dict[int, list[Due]]:
    found: dict[int, list[Due]] = {}
    for one in due:
        found.setdefault(one.partner_id, []).append(one)
    return found


def _remind(turn: Turn, due: Sequence[Due], others: Sequence[Due], session: Session) -> None:
    first = deals.load(session, due[0].deal_id)
    wait_until = _not_before(turn, first)
    if wait_until is None:
        end = _end_of_day(turn.now, first)
        today = [one for one in others if one.at <= end]
        due = [*due, *reminders.claim(session, today, turn.now)]
    lines = [(deal, line) for one in due for deal, line in _take(turn, one, wait_until)]
    if wait_until is None:
        lines += [more for deal, _ in lines for more in _beside(turn, deal)]
    if lines:
        _say(turn, [deal for deal, _ in lines], tuple(line for _, line in lines))


def _beside(turn: Turn, deal: Deal) -> list[tuple[Deal, says.Due]]:
    """What else of this deal is due today: the code of one video and the day of the next."""
    planned = reminders.planned(turn.session, deal.id) if deal.boosts else None
    if planned is None or planned.due_at > _end_of_day(turn.now, deal):
        return []
    at = max(planned.due_at, turn.now)
    claimed = reminders.claim(
        turn.session, [Due(planned.id or 0, deal.id, deal.partner.id, at)], turn.now
    )
    return [line for one in claimed for line in _take(turn, one, None)]


def _unpressed(turn: Turn, deal: Deal) -> StepTaken:
    from handlers.partner import unsure  # with all that reads a reply: a start need not wait

    return unsure.unpressed(turn, deal)


def _somebody_talks(turn: Turn, deal: Deal) -> bool:
    """A person of ours talks with them about another deal: what an old one brought can wait."""
    return any(one.in_person for one in deals.live_of(turn.session, deal.partner.id))


def _take(turn: Turn, due: Due, wait_until: datetime | None) -> list[tuple[Deal, says.Due]]:
    deal = deals.load(turn.session, due.deal_id)
    step = next_step(deal, due.at)
    if step is None or step.due_at > due.at:
        reminders.put_back(turn.session, [due])
        reminders.plan(turn.session, deal, turn.now)
        return []
    if step.name in (FIGURES, BOOST) and _somebody_talks(turn, deal):
        wait = next_morning(max(turn.now, wait_until or turn.now), deal.campaign.zone)
        reminders.put_back(turn.session, [due], wait)
        return []
    taken = _taken(turn, deal, step)
    if taken.due and wait_until:
        reminders.put_back(turn.session, [due], wait_until)
        return []
    if not taken.due and due.at > turn.now:
        reminders.put_back(turn.session, [due])
        return []
    taken = lives.in_reminder(turn, taken)
    after = turn.decide(deal, taken)
    if not taken.due:
        return []
    of_videos = step.name == BOOST
    return [(after, boosting.with_links(turn, after, taken.due) if of_videos else taken.due)]


def _taken(turn: Turn, deal: Deal, step: Step) -> StepTaken:
    if step.name == UNPRESSED:
        return _unpressed(turn, deal)
    of_ticket = step.name in OF_TICKETS
    return (ticket_steps if of_ticket else reminding).take(deal, step, turn.now)


def _say(turn: Turn, of: list[Deal], lines: tuple[says.Due, ...]) -> None:
    partner = people.partner(turn.session, of[0].partner.id)
    partner.reminded_on = of[0].campaign.local_date(turn.now)
    words: Words = says.Reminder(partner.name, lines)
    for kind, alone in ((ARRIVAL, AskArrival), (FIGURES, AskFigures), (BOOST, AskBoost)):
        if all(line.kind == kind for line in lines):
            words = alone(partner.name, lines)
    outbox.overtake(turn.session, partner.id or 0, words.template())
    turn.tell_partner(of[0].partner.id, words, _buttons(of, lines), of[0], unasked=True)


def _buttons(of: list[Deal], lines: tuple[says.Due, ...]) -> Rows:
    """Where several deals are spoken of, each has a row of its own, by its number in the message.
    Who is late is asked what holds them up."""
    if len(of) > 1:
        first = list(zip(of, lines, strict=True))[:MOST_ROWS]
        rows = (numbered(_in_short(*one), place) for place, one in enumerate(first, start=1))
        return tuple(row for found in rows for row in found)
    line, number = lines[0], of[0].id
    if line.kind == ARRIVAL:
        return arrival_buttons(number)
    if line.kind == FIGURES:
        return no_figures_button(number)
    if line.ticket:
        return _of_ticket(number, line)
    if line.kind == BOOST:
        return no_codes_button(number)
    if line.kind == "follow_up":
        return offer_buttons(of[0])
    read = read_button(number) if line.unread else ()
    if line.kind == "unread":
        return read
    draft = sketch_again_button(number, "draft") if line.draft else ()
    late = line.kind == "remind" and line.days_left < 0
    why = (*posted_button(number), *held_up_buttons(of[0])) if late else delay_buttons(number)
    book = book_button(number) if line.unbooked else ()
    return (*book, *why, *draft, *read, *trouble_button(number))


def _of_ticket(deal_id: int, line: says.Due) -> Rows:
    over = line.kind == TICKET_OVER
    return (unsolved_button if over else was_solved_buttons)(deal_id, line.ticket)


def _in_short(deal: Deal, line: says.Due) -> Rows:
    """The buttons that are needed most."""
    if line.kind == ARRIVAL:
        return arrival_buttons(deal.id)[:1]
    if line.kind == FIGURES:
        return no_figures_button(deal.id)
    if line.ticket:
        return _of_ticket(deal.id, line)
    if line.kind == BOOST:
        return no_codes_button(deal.id)
    if line.kind == "follow_up":
        return offer_buttons(deal)[:1]
    read = read_button(deal.id) if line.unread else ()
    book = book_button(deal.id) if line.unbooked else ()
    return read if line.kind == "unread" else (*book, *delay_buttons(deal.id), *read)


def _not_before(turn: Turn, deal: Deal) -> datetime | None:
    """When the partner may hear from us again, or None when they may now."""
    zone = deal.campaign.zone
    partner = people.partner(turn.session, deal.partner.id)
    if partner.reminded_on == deal.campaign.local_date(turn.now):
        return next_morning(turn.now, zone)
    may = allowed(turn.now, zone)
    return may if may > turn.now else None


def _end_of_day(now: datetime, deal: Deal) -> datetime:
    local = now.astimezone(ZoneInfo(deal.campaign.zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return midnight - timedelta(seconds=1)
