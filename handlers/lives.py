"""Booked lives: what is said before and after each of them, when its time comes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import Session

from deals.buttons.lives import booked_buttons, proof_buttons
from deals.buttons.staff import deal_button
from deals.channel import Rows
from deals.deadlines.reminding import StepTaken
from deals.deal import Deal, Deliverable
from deals.delivery import content
from deals.lives.booking import due_lives
from deals.lives.replays import keeps_replay
from deals.lives.slot import AGAIN, ASK, DAY_BEFORE, MISSED, SOON, Slot, SlotStep, next_step
from deals.says import Say, Words
from deals.says.lives.to_partner import AskLiveProof, LiveSoon, LiveTomorrow
from deals.says.lives.to_staff import NoticeLiveByHand
from handlers.turn import Turn
from storage.db import under_savepoint
from storage.deal import deals
from storage.lives import slots
from storage.lives.slots import Due
from storage.partner import people


def plan(turn: Turn, deal: Deal, slot: Slot) -> None:
    """Keeps what became of a slot, with when it is spoken of next."""
    step = _next(deal, slot, turn.now)
    slots.plan(turn.session, slot, step.at if step else None, turn.now)


def tell(
    session: Session, due: Sequence[Due], now: datetime, bot_name: str = ""
) -> dict[int, Exception]:
    """Says what is due about each slot, once; they asked for it, so that no hour is forbidden.

    Answers for which partners nothing could be done, and why: Busy when another process is at work
    for them.
    """
    partner_ids = list(dict.fromkeys(one.partner_id for one in due))
    free = people.reserve_free(session, partner_ids)
    failed: dict[int, Exception] = {one: people.Busy() for one in {*partner_ids} - {*free}}
    for one in slots.claim(session, [one for one in due if one.partner_id in free], now):
        outcome = under_savepoint(session, partial(_tell, one, now, bot_name))
        if isinstance(outcome, Exception):
            failed[one.partner_id] = outcome
            slots.put_back(session, one)
    return failed


def booked(turn: Turn, deal: Deal) -> tuple[datetime, ...]:
    """When the lives of a deal that are due are on, by the clock of its campaign."""
    return _standing(turn, deal)[0] if due_lives(deal) else ()


def slots_of(turn: Turn, deal: Deal) -> dict[int, datetime]:
    """When each of its lives that are due is or was to be on, by deliverable."""
    numbers = {piece.number for piece in due_lives(deal)}
    found = slots.of_deal(turn.session, deal.id) if numbers else []
    local = {one.deliverable: one.local(deal.campaign.zone) for one in found}
    return {number: at for number, at in local.items() if number in numbers}


def in_reminder(turn: Turn, taken: StepTaken) -> StepTaken:
    """A step with what is booked in its line; without one where nothing is due but lives that are
    booked, since of those they are reminded anyway."""
    line, deal = taken.due, taken.deal
    due = due_lives(deal) if line and line.kind in ("remind", "promise") else ()
    if not line or not due:
        return taken
    ahead, unshown = _standing(turn, deal)
    if line.days_left >= 0 and len(ahead) == len(deal.outstanding):
        return replace(taken, happened="live_stands", due=None)
    unbooked = len(due) > len(ahead) + len(unshown)
    return replace(taken, due=replace(line, lives=ahead, unshown=unshown, unbooked=unbooked))


def _standing(turn: Turn, deal: Deal) -> tuple[tuple[datetime, ...], tuple[datetime, ...]]:
    """When the lives that are due will be on, and when the others of them were."""
    numbers = {piece.number for piece in due_lives(deal)}
    found = [one for one in slots.of_deal(turn.session, deal.id) if one.deliverable in numbers]
    found = [one for one in found if one.state != "shown"]  # it was, and was sent back
    ahead = [one for one in found if not one.begun(turn.now)]
    over = [one for one in found if one.begun(turn.now)]
    zone = deal.campaign.zone
    return tuple(one.local(zone) for one in ahead), tuple(one.local(zone) for one in over)


def _tell(due: Due, now: datetime, bot_name: str, session: Session) -> None:
    slot, deal = slots.get(session, due.id), deals.load(session, due.deal_id)
    assert slot
    piece = next((one for one in due_lives(deal) if one.number == slot.deliverable), None)
    step = _next(deal, slot, now)
    turn = Turn(session, now, f"live:{slot.id}:{slot.at:%Y%m%d%H%M}", "clock", bot_name=bot_name)
    if piece is None or deal.partner.stopped:
        slots.plan(session, replace(slot, state=_ended(deal, slot)), None, now)
        return
    if step and step.at <= now:
        turn.cause += f":{step.name}"
        _say(turn, deal, piece, slot, step)
        slot = replace(slot, state=_STATE.get(step.name, slot.state), steps_done=step.index + 1)
    plan(turn, deal, slot)


_STATE = {ASK: "asked", AGAIN: MISSED}  # then the reminders of the deal go on


def _ended(deal: Deal, slot: Slot) -> str:
    """It is no longer ours to ask about: shown, or called off with the deal."""
    states = {piece.number: piece.state for piece in deal.deliverables}
    handed_in = states.get(slot.deliverable) in ("submitted", "accepted")
    return "shown" if handed_in else "cancelled"


def _say(turn: Turn, deal: Deal, piece: Deliverable, slot: Slot, step: SlotStep) -> None:
    """To them; or to a person of ours, where the bot is quiet or cannot reach them."""
    local = slot.local(deal.campaign.zone)
    if deal.in_person or not deal.partner.reachable:
        notice = NoticeLiveByHand(*deal.about, content(piece), local, step.name)
        turn.tell(deal, Say("staff", notice, deal_button(deal.id)))
        return
    words, rows = _words(turn.now, deal, piece, slot, step)
    until = slot.at - turn.now if step.name in (DAY_BEFORE, SOON) else None
    turn.tell_partner(deal.partner.id, words, rows, deal, expires=until)


def _words(
    now: datetime, deal: Deal, piece: Deliverable, slot: Slot, step: SlotStep
) -> tuple[Words, Rows]:
    zone, brand, live = deal.campaign.zone, deal.campaign.brand, content(piece)
    local, name = slot.local(zone), deal.partner.name
    if step.name == DAY_BEFORE:
        today = local.date() == deal.campaign.local_date(now)
        words: Words = LiveTomorrow(name, brand, live, local, today)
        return words, booked_buttons(deal.id, piece.number)
    if step.name == SOON:
        left = max(1, round((slot.at - now) / timedelta(minutes=1)))
        return LiveSoon(brand, live, local, left), ()
    again, replay = slot.state == "asked", keeps_replay(piece.platform)
    asked = AskLiveProof(name, brand, local, replay, again)
    return asked, proof_buttons(deal.id, piece.number)


def _next(deal: Deal, slot: Slot, now: datetime) -> SlotStep | None:
    minutes = deal.campaign.cadence.live_asked_after_minutes
    return next_step(slot, now, deal.campaign.zone, minutes)
