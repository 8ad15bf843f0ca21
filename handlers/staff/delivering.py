"""An agreed deal's daily acts: the pack, more time, a piece let go, a breach, the way out."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from deals import delivery, exits
from deals.buttons import deal_button
from deals.channel import Button, Rows
from deals.dates import read_date
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.reading.days import day_named
from deals.reading.plain import plain
from deals.says import desk as says
from deals.stages import BINDING
from handlers import say
from handlers.staff import settling
from handlers.staff.acting import Acting
from storage import staff as members
from storage.tables import Staff

WITHDRAW_REASONS = ("no_budget", "no_stock", "no_answer", "no_fit")
MORE_DAYS = (3, 7)
MEMBERS = 20


# The pack


def ask_courier(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    if deal.stage not in BINDING:
        raise Refused("not_agreed")
    if deal.pack.state not in ("to_send", "lost"):
        raise Refused("already_done")
    rows: Rows = ((Button("skip", f"s.packed:{deal.id}"),),)
    settling.ask(acting, "pack", "ask_courier", deal, rows)


def pack_sent(acting: Acting, rest: str) -> None:
    """Sent, with neither courier nor number."""
    _pack_sent(acting, settling.meant(acting, rest)[0], "", "")


def pack_sent_with(acting: Acting, answers: dict[str, Any]) -> None:
    """`JNE JP0000112233`: the courier, and the number if there is one."""
    courier, _, tracking = acting.incoming.text.strip().partition(" ")
    if not courier or len(tracking) > 60:
        raise Refused("words_needed")
    _pack_sent(acting, acting.deal(str(answers["deal"])), courier[:40], tracking.strip())


def _pack_sent(acting: Acting, deal: Deal, courier: str, tracking: str) -> None:
    decision = delivery.send_pack(deal, courier, tracking, acting.turn.now)
    after = acting.decide(deal, decision, undoable=True)
    acting.done()
    settling.acted(acting, after, "pack_sent", undo=True)


def pack_received(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, delivery.receive_pack(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "pack_received", undo=True)


def pack_lost(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, delivery.lose_pack(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "pack_lost", undo=True)


# Pieces and days


def ask_piece(acting: Acting, rest: str) -> None:
    """Which piece is let go?"""
    deal, _ = settling.meant(acting, rest)
    if not deal.outstanding:
        raise Refused("nothing_due")
    kinds = {
        d.number: say.word("platforms", d.platform, acting.member.language)
        for d in deal.outstanding
    }
    rows = tuple(
        (
            Button(
                f"{d.number}. {d.kind} · {kinds[d.number]}",
                f"s.excused:{deal.id}:{d.number}",
                plain=True,
            ),
        )
        for d in deal.outstanding[:20]
    )
    acting.answer(says.DeskLine("ask_piece", settling.name_of(deal)), rows)


def excuse(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    decision = delivery.excuse(deal, settling.number(parts), acting.turn.now)
    after = acting.decide(deal, decision, undoable=True)
    settling.acted(acting, after, "excused", undo=True)


def ask_day(acting: Acting, rest: str) -> None:
    """Until when?"""
    deal, _ = settling.meant(acting, rest)
    if not deal.outstanding or not deal.post_by:
        raise Refused("nothing_due")
    today = deal.campaign.local_date(acting.turn.now)
    days = [max(deal.post_by, today) + timedelta(days=more) for more in MORE_DAYS]
    row = tuple(
        Button(day.strftime("%d-%m-%Y"), f"s.until:{deal.id}:{day.isoformat()}", plain=True)
        for day in days
    )
    settling.ask(acting, "time", "ask_day", deal, (row,))


def until_day(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    try:
        day = date.fromisoformat(parts[0]) if parts else None
    except ValueError:
        day = None
    if day is None:
        raise Refused("old_button")
    _until(acting, deal, day)


def until_answered(acting: Acting, answers: dict[str, Any]) -> None:
    deal = acting.deal(str(answers["deal"]))
    today = deal.campaign.local_date(acting.turn.now)
    text = acting.incoming.text
    day = read_date(text, today).day or day_named(plain(text), today)
    if day is None:
        raise Refused("day_unreadable")
    _until(acting, deal, day)


def _until(acting: Acting, deal: Deal, day: date) -> None:
    if day > deal.campaign.local_date(acting.turn.now) + timedelta(days=366):
        raise Refused("day_unreadable")
    after = acting.decide(deal, delivery.move_deadline(deal, day, acting.turn.now))
    acting.done()
    settling.acted(acting, after, "deadline_moved")


# The ways out


def confirm_breach(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    if deal.over:
        raise Refused("already_over")
    after = acting.decide(deal, delivery.confirm_breach(deal, acting.turn.now))
    settling.acted(acting, after, "breached")


def ask_withdraw(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    exits.withdraw(deal, "", acting.turn.now)  # refuses before anything is asked
    rows = settling.reasons("s.offfor", WITHDRAW_REASONS, deal.id)
    settling.ask(acting, "withdraw", "ask_withdraw", deal, rows)


def withdraw_for(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    if parts[:1] == [] or parts[0] not in WITHDRAW_REASONS:
        raise Refused("old_button")
    withdraw(acting, deal, say.word("buttons", f"why_{parts[0]}", acting.member.language))


def withdraw_because(acting: Acting, answers: dict[str, Any]) -> None:
    reason = acting.incoming.text.strip()
    if not reason:
        raise Refused("words_needed")
    withdraw(acting, acting.deal(str(answers["deal"])), reason[:300])


def withdraw(acting: Acting, deal: Deal, reason: str) -> None:
    """We take it back, and say so."""
    decision = exits.withdraw(deal, reason, acting.turn.now)
    after = acting.decide(deal, decision, undoable=True)
    acting.done()
    settling.acted(acting, after, "withdrawn", undo=True)


# From hand to hand


def ask_member(acting: Acting, rest: str) -> None:
    """To whom?"""
    deal, _ = settling.meant(acting, rest)
    others = [m for m in members.everyone(acting.session) if m.id != deal.owner_id][:MEMBERS]
    rows = tuple((Button(m.name, f"s.handto:{deal.id}:{m.id}", plain=True),) for m in others)
    key = "ask_member" if rows else "nobody_else"
    acting.answer(says.DeskLine(key, settling.name_of(deal)), rows)


def hand_on(acting: Acting, rest: str) -> None:
    """The deal has another owner, who is told."""
    deal, parts = settling.meant(acting, rest)
    member = acting.session.get(Staff, settling.number(parts))
    if member is None or not member.active or member.id == deal.owner_id:
        raise Refused("old_button")
    handed = Decision(replace(deal, owner_id=member.id), "handed_on", details={"to": member.name})
    after = acting.decide(deal, handed)
    settling.acted(acting, after, "handed_on")
    if member.id != acting.member_id:
        about = (deal.id, deal.partner.name, deal.campaign.title)
        words = says.Acted(*about, "handed_to_you", False)
        to = members.address_of(member)
        acting.turn.say(to, member.language, words, deal_button(deal.id), deal_id=deal.id)
