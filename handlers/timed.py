"""What is due: one partner's steps in one turn, folded into one message a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deals import reminding
from deals.buttons import delay_buttons, offer_buttons
from deals.channel import Rows
from deals.deal import Deal
from deals.hours import allowed, next_morning
from deals.says import partner as says
from deals.steps import next_step
from handlers.turn import Turn
from storage import deals, outbox, people, reminders
from storage.tables import Reminder


def remind(turn: Turn, partner_id: int) -> None:
    """Takes every step of a partner that is due, and those that fall due later the same day.

    What the partner would hear waits for allowed hours, and for tomorrow if they were
    reminded today; what only staff hear is done at once.
    """
    people.reserve(turn.session, partner_id)
    due = reminders.due_of(turn.session, partner_id, turn.now)
    if not due:
        return
    first = deals.load(turn.session, due[0].deal_id)
    wait_until = _not_before(turn, first)
    if wait_until is None:
        due = reminders.due_of(turn.session, partner_id, _end_of_day(turn.now, first))
    lines = [(deal, line) for row in due for deal, line in _take(turn, row, wait_until)]
    if lines:
        _say(turn, [deal for deal, _ in lines], tuple(line for _, line in lines))


def _take(turn: Turn, row: Reminder, wait_until: datetime | None) -> list[tuple[Deal, says.Due]]:
    deal = deals.load(turn.session, row.deal_id)
    step = next_step(deal, row.due_at if row.due_at > turn.now else turn.now)
    if step is None or step.due_at > max(turn.now, row.due_at):
        reminders.plan(turn.session, deal, turn.now)
        return []
    taken = reminding.take(deal, step, turn.now)
    if taken.due and wait_until:
        reminders.postpone(turn.session, row, wait_until)
        return []
    if not taken.due and row.due_at > turn.now:
        return []
    reminders.done(turn.session, row, turn.now)
    after = turn.decide(deal, taken)
    return [(after, taken.due)] if taken.due else []


def _say(turn: Turn, of: list[Deal], lines: tuple[says.Due, ...]) -> None:
    partner = people.partner(turn.session, of[0].partner.id)
    partner.reminded_on = of[0].campaign.local_date(turn.now)
    words = says.Reminder(partner.name, lines)
    outbox.overtake(turn.session, partner.id or 0, words.template())
    turn.tell_partner(of[0].partner.id, words, _buttons(of, lines), of[0], unasked=True)


def _buttons(of: list[Deal], lines: tuple[says.Due, ...]) -> Rows:
    """Only where one deal is spoken of; in a folded message a press could mean any of them."""
    if len(of) > 1:
        return ()
    return offer_buttons(of[0]) if lines[0].kind == "follow_up" else delay_buttons(of[0].id)


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
