"""From agreement to done: the pack, the deliverables, and what settles each of them."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from deals.boosting import course as boosting
from deals.brought.asking import Asking
from deals.buttons.partner import pack_here_button
from deals.deadlines.steps import (
    ARRIVAL,
    steps_overtaken,
)
from deals.deal import Deal, Deliverable, Pack
from deals.decision import Decision, Refused
from deals.hours import morning_of
from deals.proofs import HANDING_IN, SCREENSHOT
from deals.says import Say
from deals.says.conduct.to_partner import NotKept
from deals.says.deadlines.to_partner import DeadlineMoved, PromiseTaken
from deals.says.leaving.to_partner import Withdrawn
from deals.says.parcels.to_partner import PackArrived, PackOnItsWay, ShipmentCorrected
from deals.says.parcels.to_staff import NoticeArrived
from deals.says.proving.to_partner import AllDone, Excused, ProofAccepted, ProofSentBack
from deals.says.proving.to_staff import NoticeDone
from deals.stages import BINDING, Stage
from deals.terms import Content

TO_SEND = ("to_send", "lost", "damaged")  # a pack, or another one


def hand_in(deal: Deal, number: int, now: datetime) -> Decision:
    """A proof for deliverable `number` arrived and waits for staff."""
    if not _piece(deal, number).outstanding:
        raise Refused("already_done")
    handed = _with(_delivering(deal), number, state="submitted")
    return Decision(
        replace(handed, promised=None, held_up=None, asked=_still_asked(handed)),
        "proof_handed_in",
        details={"deliverable": number},
    )


def begin_handing_in(deal: Deal) -> Decision:
    """They want to hand in links, one or many, until they say that this was all."""
    _bound(deal)
    if not deal.outstanding:
        raise Refused("nothing_due")
    return Decision(replace(deal, asked=HANDING_IN), "began_to_hand_in")


def end_handing_in(deal: Deal) -> Decision:
    """That was all of their links for now."""
    return Decision(replace(deal, asked=""), "ended_handing_in")


def accept(deal: Deal, number: int, now: datetime) -> Decision:
    """Staff accept the proof of deliverable `number`; the last one makes the deal done."""
    accepted, pieces = _accepted(deal, (number,), now)
    told = _done_says(accepted) or (_told_accepted(accepted, content(pieces[0]), now),)
    return Decision(accepted, "proof_accepted", told, {"deliverable": number})


def accept_all(deal: Deal, numbers: tuple[int, ...], now: datetime) -> Decision:
    """The same of several at once, told in one message."""
    accepted, pieces = _accepted(deal, numbers, now)
    told = _done_says(accepted) or (_told_accepted(accepted, counted(pieces), now),)
    return Decision(
        accepted, "proofs_accepted", told, {"deliverables": " ".join(map(str, numbers))}
    )


def _accepted(
    deal: Deal, numbers: tuple[int, ...], now: datetime
) -> tuple[Deal, tuple[Deliverable, ...]]:
    pieces = tuple(_piece(deal, number) for number in numbers)
    if not pieces or any(piece.state != "submitted" for piece in pieces):
        raise Refused("already_judged")
    for number in numbers:
        deal = _with(deal, number, state="accepted")
    return _settled(boosting.wanted(deal, numbers, now), now), pieces


def _told_accepted(deal: Deal, what: Content | tuple[Content, ...], now: datetime) -> Say:
    waiting = sum(d.state == "submitted" for d in deal.deliverables)
    still = (missing(deal), waiting, deal.last_day_ahead(now))
    return Say("partner", ProofAccepted(what, *still))


def _still_asked(deal: Deal) -> str:
    """Who hands in link after link goes on until nothing is due."""
    if deal.asked == HANDING_IN and deal.outstanding:
        return deal.asked
    return "" if deal.asked in ("proof", SCREENSHOT, HANDING_IN) else deal.asked


def send_back(deal: Deal, number: int, reason: str, now: datetime) -> Decision:
    """Staff cannot count the proof; the partner hears why and what to do."""
    piece = _piece(deal, number)
    if piece.state != "submitted":
        raise Refused("already_judged")
    back = _with(boosting.no_longer(deal, number), number, state="sent_back", reason=reason)
    back = replace(back, steps_done=max(back.steps_done, steps_overtaken(back, now)))
    heard = ProofSentBack(content(piece), reason, back.last_day_ahead(now))
    return Decision(back, "proof_sent_back", (Say("partner", heard),), {"deliverable": number})


def excuse(deal: Deal, number: int, now: datetime) -> Decision:
    """Staff let deliverable `number` go; all excused is a withdrawal."""
    piece = _piece(deal, number)
    if piece.state in ("accepted", "excused"):
        raise Refused("already_judged")
    settled = _settled(_with(_delivering(deal), number, state="excused"), now)
    if settled.stage == Stage.DONE:
        return Decision(settled, "excused", _done_says(settled), {"deliverable": number})
    if settled.stage == Stage.WITHDRAWN:
        return Decision(settled, "excused", (_withdrawal(settled),), {"deliverable": number})
    heard = Excused(content(piece), missing(settled))
    return Decision(settled, "excused", (Say("partner", heard),), {"deliverable": number})


def send_pack(deal: Deal, courier: str, tracking: str, now: datetime) -> Decision:
    """Staff handed the pack to a courier."""
    _bound(deal)
    if deal.pack.state not in TO_SEND:
        raise Refused("already_done")
    sent = replace(_no_longer_looked_for(deal, now), pack=Pack("sent", now, courier, tracking))
    days = deal.terms.post_by.days_after_pack
    heard = PackOnItsWay(deal.campaign.brand, courier, tracking, days, deal.post_by)
    return Decision(sent, "pack_sent", (Say("partner", heard, pack_here_button(deal.id)),))


def correct_shipment(deal: Deal, courier: str, tracking: str, now: datetime) -> Decision:
    """The pack is under way by another courier or number than was told: the partner reads it."""
    _bound(deal)
    was = deal.pack
    if was.state != "sent" or (was.courier, was.tracking) == (courier, tracking):
        raise Refused("already_done")
    right = replace(deal, pack=replace(was, courier=courier, tracking=tracking))
    heard = ShipmentCorrected(deal.campaign.brand, courier, tracking)
    said = Say("partner", heard, pack_here_button(deal.id))
    noted = f"{was.courier} {was.tracking}".strip() + f" → {courier} {tracking}"
    return Decision(right, "shipment_corrected", (said,), {"shipment": noted})


def receive_pack(deal: Deal, now: datetime) -> Decision:
    """The pack arrived; a deadline that counts from here is fixed now."""
    _bound(deal)
    if not deal.pack.expected:
        raise Refused("already_done")
    pack = replace(deal.pack, state="received", since=now)
    received = replace(_no_longer_looked_for(deal, now), pack=pack)
    days = deal.terms.post_by.days_after_pack
    if days is not None:
        due = deal.campaign.local_date(now) + timedelta(days=days)
        received = _due_by(received, due, now)
    received = replace(_delivering(received), asked=_no_longer_asked(deal))
    today, ahead = deal.campaign.local_date(now), received.last_day_ahead(now)
    damaged = deal.pack.state == "damaged"
    heard = PackArrived(deal.campaign.brand, missing(received), ahead, today, days, damaged)
    return Decision(received, "pack_received", (Say("partner", heard),))


def pack_is_here(deal: Deal, now: datetime) -> Decision:
    """The partner says that the pack arrived: as if staff had tapped it, and staff hear of it."""
    if deal.pack.state != "sent":
        raise Refused("already_done")
    received = receive_pack(deal, now)
    after = received.deal
    today = deal.campaign.local_date(now)
    notice = NoticeArrived(*after.about, after.post_by, today)
    return Decision(after, "pack_arrived", (*received.says, Say("staff", notice)))


def lose_pack(deal: Deal, now: datetime) -> Decision:
    """The pack is lost: another has to be sent."""
    _bound(deal)
    if deal.pack.state != "sent":
        raise Refused("already_done")
    lost = replace(deal, pack=replace(deal.pack, state="lost", since=now))
    return Decision(replace(lost, asked=_no_longer_asked(deal)), "pack_lost")


def promise(deal: Deal, day: date, sure: bool, now: datetime) -> Decision:
    """They named a day: reminders rest until then, and the next one quotes it."""
    _bound(deal)
    today = deal.campaign.local_date(now)
    if not deal.outstanding or not today <= day <= today + timedelta(days=60):
        raise Refused("no_such_promise")
    promised = replace(deal, promised=day, asked="")
    until = steps_overtaken(promised, max(now, morning_of(day, deal.campaign.zone)))
    promised = replace(promised, steps_done=max(deal.steps_done, until))
    return Decision(
        promised, "promised", (Say("partner", PromiseTaken(day, sure)),), {"day": str(day)}
    )


def move_deadline(deal: Deal, day: date, now: datetime) -> Decision:
    """Staff give more time."""
    _bound(deal)
    if day < deal.campaign.local_date(now):
        raise Refused("day_is_past")
    moved = _due_by(replace(deal, promised=None), day, now)
    heard = DeadlineMoved(deal.campaign.brand, missing(moved), day)
    return Decision(moved, "deadline_moved", (Say("partner", heard),), {"day": str(day)})


def confirm_breach(deal: Deal, now: datetime) -> Decision:
    """A person says that the agreement was broken; nobody else can. A wish for more time is
    answered before. They are told that it ends, by day."""
    if deal.over or deal.breach_proposed_at is None or not deal.outstanding:
        raise Refused("no_breach_proposed")
    if deal.more_time_asked:
        raise Refused("more_time_open")
    words = NotKept(deal.partner.name, deal.campaign.brand, deal.campaign.title, missing(deal))
    told = () if deal.partner.stopped else (Say("partner", words, unasked=True),)
    return Decision(deal.moved(Stage.BREACHED).waits_for_nobody(), "breached", told)


def missing(deal: Deal) -> tuple[Content, ...]:
    """What is still due, counted per kind."""
    return counted(deal.outstanding)


def counted(pieces: tuple[Deliverable, ...]) -> tuple[Content, ...]:
    """Deliverables of the same kind and platform together, in their order."""
    counts: dict[tuple[str, str, str], int] = {}
    for piece in pieces:
        key = (piece.kind, piece.platform, piece.proof)
        counts[key] = counts.get(key, 0) + 1
    return tuple(
        Content(kind, platform, count, proof) for (kind, platform, proof), count in counts.items()
    )


def content(piece: Deliverable) -> Content:
    return Content(piece.kind, piece.platform, 1, piece.proof)


def _done_says(deal: Deal) -> tuple[Say, ...]:
    """What both hear at the end; nothing before."""
    if deal.stage != Stage.DONE:
        return ()
    about = (deal.partner.name, deal.campaign.title)
    return (
        Say("partner", AllDone(deal.partner.name, deal.campaign.brand, deal.campaign.title)),
        Say("staff", NoticeDone(deal.id, *about)),
    )


def _withdrawal(deal: Deal) -> Say:
    return Say("partner", Withdrawn(deal.partner.name, deal.campaign.brand, deal.campaign.title))


def _settled(deal: Deal, now: datetime) -> Deal:
    """Done when all is accepted or excused; withdrawn when all is excused. What it brought is asked
    some days later."""
    states = {piece.state for piece in deal.deliverables}
    if not states <= {"accepted", "excused"}:
        return deal
    end = Stage.DONE if "accepted" in states else Stage.WITHDRAWN
    if end == Stage.DONE and deal.campaign.cadence.figures_after_days:
        deal = replace(deal, figures=deal.figures or Asking("waits", now))
    return deal.moved(end).waits_for_nobody()


def _with(deal: Deal, number: int, state: str, reason: str = "") -> Deal:
    pieces = tuple(
        replace(d, state=state, reason=reason) if d.number == number else d
        for d in deal.deliverables
    )
    return replace(deal, deliverables=pieces)


def _piece(deal: Deal, number: int) -> Deliverable:
    _bound(deal)
    found = next((piece for piece in deal.deliverables if piece.number == number), None)
    if found is None:
        raise Refused("no_such_deliverable")
    return found


def _bound(deal: Deal) -> None:
    if deal.stage not in BINDING:
        raise Refused("already_over" if deal.over else "not_agreed")


def _delivering(deal: Deal) -> Deal:
    _bound(deal)
    return deal.moved(Stage.DELIVERING)


def _no_longer_asked(deal: Deal) -> str:
    """It is known where the pack is."""
    return "" if deal.asked == ARRIVAL else deal.asked


def _no_longer_looked_for(deal: Deal, now: datetime) -> Deal:
    """Where they had asked for their parcel, that is answered by what became of it."""
    if deal.held_up is None or deal.held_up.kind != "pack":
        return deal
    return replace(deal, held_up=None).answered_to([deal.held_up.number], now)


def _due_by(deal: Deal, day: date, now: datetime) -> Deal:
    due = replace(deal, post_by=day, breach_proposed_at=None)
    return replace(due, steps_done=steps_overtaken(due, now))
