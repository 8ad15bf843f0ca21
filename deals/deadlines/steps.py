"""The next step of a deal: which reminder is due when, worked out from the deal alone."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from deals.boosting.boost import AGAIN_AFTER, TO_ASK, TO_GIVE_UP, next_at
from deals.brought.asking import AGAIN_AFTER_DAYS
from deals.deal import Deal, Side
from deals.hours import allowed, morning_of
from deals.stages import BINDING, NEGOTIATING, Stage
from deals.tickets.ticket import PLATFORM, Ticket

MEANING = "meaning"  # what `asked` says while they tell us what they meant
ARRIVAL = "arrival"  # also what `asked` says while we ask whether the pack is there
FIGURES = "figures"
BOOST, BOOST_OVER = "boost", "boost_over"  # codes to be asked for, and codes that did not come
IN_PERSON, SILENT_FOR = "in_person", timedelta(days=1)  # then we ask whether they still talk
UNPRESSED, PRESSED_WITHIN = "unpressed", timedelta(days=1)
UNREAD, READ_WITHIN = "unread", timedelta(days=1)
TICKET, SOLVED_WITHIN = "ticket", timedelta(days=2)  # then we ask whether it is solved
TICKET_OVER, SILENT_SOLVED = "ticket_over", timedelta(days=4)  # and then hold it to be
TICKET_BACK, AT_PLATFORM = "ticket_back", timedelta(days=3)  # then a person looks again
OF_TICKETS = (TICKET, TICKET_OVER, TICKET_BACK)


@dataclass(frozen=True)
class Step:
    """A reminder to come. `index` is its place in its track, `day` its day in the cadence."""

    # follow_up | give_up | remind | promise | escalate | breach | unpressed | arrival | unread
    # in_person figures ticket ticket_over ticket_back boost boost_over
    name: str
    index: int
    day: int
    due_at: datetime


def next_step(deal: Deal, now: datetime) -> Step | None:
    """The step that this deal has to take next, or None when it waits on us or is over.

    A step that falls on a forbidden time moves to the next allowed morning; of steps that
    fall together, or are overdue together, only the last is taken.
    """
    steps = [step for step in _track(deal) if step.index >= deal.steps_done]
    tracks = (steps, _arrival(deal), _figures(deal), *_tickets(deal), *_boosts(deal))
    coming = [_last_of_next(one, now) for one in tracks]
    return min((step for step in coming if step), key=lambda step: step.due_at, default=None)


def _last_of_next(steps: list[Step], now: datetime) -> Step | None:
    chosen = None
    for step in steps:
        if chosen is None or step.due_at <= max(now, chosen.due_at):
            chosen = step
    return chosen


def _arrival(deal: Deal) -> list[Step]:
    """When we ask whether the pack is there: its own track, beside that of the deadline."""
    pack, zone = deal.pack, deal.campaign.zone
    on_its_way = deal.stage in BINDING and pack.state == "sent"
    if deal.partner.stopped or deal.in_person or not on_its_way or pack.since is None:
        return []
    sent_on = deal.campaign.local_date(pack.since)
    days = [*enumerate(deal.campaign.cadence.arrival_days)][pack.asked :]
    return [
        Step(ARRIVAL, index, day, allowed(morning_of(sent_on + timedelta(days=day), zone), zone))
        for index, day in days
    ]


def _figures(deal: Deal) -> list[Step]:
    """What the posts brought is asked some days after all of it was accepted, and once more."""
    asking, days = deal.figures, deal.campaign.cadence.figures_after_days
    if asking is None or deal.stage != Stage.DONE or deal.partner.stopped:
        return []
    if asking.state not in ("waits", "asked"):
        return []
    again = asking.state == "asked"
    days = AGAIN_AFTER_DAYS if again else days
    due_at = allowed(asking.since + timedelta(days=days), deal.campaign.zone)
    return [Step(FIGURES, int(again), days, due_at)]


def _tickets(deal: Deal) -> list[list[Step]]:
    """Each problem that waits on them, or on the platform, by itself; `index` is its number. While
    nothing may be said, what is over is so quietly."""
    waiting = [one for one in deal.tickets if one.state == "waiting"]
    if deal.in_person or not waiting:
        return []
    quiet = deal.partner.stopped or deal.dropped
    return [[_of_ticket(one, quiet, deal.campaign.zone)] for one in waiting]


def _of_ticket(ticket: Ticket, quiet: bool, zone: str) -> Step:
    if quiet or ticket.asked_at:
        name, span, since = TICKET_OVER, SILENT_SOLVED, ticket.asked_at or ticket.since
    elif ticket.waits_on == PLATFORM:
        name, span, since = TICKET_BACK, AT_PLATFORM, ticket.since
    else:
        name, span, since = TICKET, SOLVED_WITHIN, ticket.since
    return Step(name, ticket.number, span.days, allowed(since + span, zone))


def _boosts(deal: Deal) -> list[list[Step]]:
    """Boost codes of accepted videos: asked for on the day, once more, and anew before they end.
    All of a deal that are due are one step."""
    rests = deal.partner.stopped or deal.in_person
    if not deal.boosts or rests or deal.stage not in (*BINDING, Stage.DONE):
        return []
    return [_earliest(deal, BOOST, TO_ASK), _earliest(deal, BOOST_OVER, TO_GIVE_UP)]


def _earliest(deal: Deal, name: str, states: tuple[str, ...]) -> list[Step]:
    zone = deal.campaign.zone
    known = (next_at(boost, zone) for boost in deal.boosts if boost.state in states)
    due_at = min((at for at in known if at), default=None)
    return [Step(name, 0, AGAIN_AFTER.days, due_at)] if due_at else []


def _track(deal: Deal) -> list[Step]:
    if deal.partner.stopped:
        return []
    if deal.in_person:
        return [_still_talking(deal)]
    if deal.stage in NEGOTIATING and deal.waiting_on == Side.PARTNER:
        return _unpressed(deal) or ([] if deal.open_tickets else _silence(deal))
    if deal.stage not in BINDING:
        return []
    first = [*_unpressed(deal), *_unread(deal)]
    with_us = deal.making.draft.with_us or bool(deal.open_tickets)
    if deal.post_by and deal.outstanding and not with_us:
        return [*first, *_deadline(deal, deal.post_by)]
    return first


def _unpressed(deal: Deal) -> list[Step]:
    """They wrote something that was not clear, and do not tell what it meant: no silence."""
    if deal.asked != MEANING or deal.waiting_on != Side.PARTNER or not deal.waiting_since:
        return []
    due_at = deal.waiting_since + PRESSED_WITHIN
    return [Step(UNPRESSED, deal.steps_done, PRESSED_WITHIN.days, due_at)]


def _unread(deal: Deal) -> list[Step]:
    """They have not said that they read the brief: asked once, alone or beside what is due."""
    making = deal.making
    if making.brief != "sent" or not making.brief_since or not deal.outstanding:
        return []
    if making.draft.with_us:  # they have read it, as their draft shows
        return []
    due_at = allowed(making.brief_since + READ_WITHIN, deal.campaign.zone)
    return [Step(UNREAD, deal.steps_done, READ_WITHIN.days, due_at)]


def _still_talking(deal: Deal) -> Step:
    """A person talks with them: all else rests, and that person is asked, by day."""
    assert deal.taken_over_at
    due_at = allowed(deal.taken_over_at + SILENT_FOR, deal.campaign.zone)
    return Step(IN_PERSON, deal.steps_done, SILENT_FOR.days, due_at)


def _silence(deal: Deal) -> list[Step]:
    """Counted from our last word to them."""
    assert deal.waiting_since
    cadence = deal.campaign.cadence
    plan = [("follow_up", day) for day in cadence.follow_up_days] + [
        ("give_up", cadence.give_up_day)
    ]
    return [
        Step(
            name, index, day, allowed(deal.waiting_since + timedelta(days=day), deal.campaign.zone)
        )
        for index, (name, day) in enumerate(plan)
    ]


def _deadline(deal: Deal, post_by: date) -> list[Step]:
    """Counted around the last day to post, each at nine in the morning.

    A day that the partner has promised silences the reminders before it and brings one of its own;
    while it is ours to act there are none.
    """
    cadence, zone = deal.campaign.cadence, deal.campaign.zone
    plan = [("remind", day) for day in cadence.remind_days]
    plan += [("escalate", cadence.escalate_day), ("breach", cadence.breach_day)]
    steps = [
        Step(name, index, day, allowed(morning_of(post_by + timedelta(days=day), zone), zone))
        for index, (name, day) in enumerate(plan)
        if not (deal.rests and name == "remind")
    ]
    if deal.promised is None:
        return steps
    kept_word = allowed(morning_of(deal.promised, zone), zone)
    return [Step("promise", deal.steps_done, (deal.promised - post_by).days, kept_word), *steps]


def steps_overtaken(deal: Deal, until: datetime) -> int:
    """How many steps of the deadline track a fresh deadline or promise has already overtaken.

    Escalation and breach are never counted: they wait for a person, however late.
    """
    if not deal.post_by:
        return 0
    track = _deadline(replace(deal, promised=None, held_up=None, extensions=()), deal.post_by)
    return sum(step.name == "remind" and step.due_at <= until for step in track)
