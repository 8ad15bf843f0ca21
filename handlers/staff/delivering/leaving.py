"""A deal changes hands or comes to an end: a breach, a withdrawal, another owner."""

from dataclasses import replace
from typing import Any

from deals import delivery, exits
from deals.buttons.staff import deal_button
from deals.channel import Button
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says.desk import acts as says
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.delivering import stand_ins
from handlers.staff.listing import settling
from storage.staff import members
from storage.tables import Staff

WITHDRAW_REASONS = ("no_budget", "no_stock", "no_answer", "no_fit")
MEMBERS = 20


def confirm_breach(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    if deal.over:
        raise Refused("already_over")
    after = acting.decide(deal, delivery.confirm_breach(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "breached", undo=True)
    stand_ins.propose(acting, after)


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
    stand_ins.propose(acting, after)


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
        words = says.Acted(*deal.about, "handed_to_you", False)
        to = members.address_of(member)
        acting.turn.say(to, member.language, words, deal_button(deal.id), deal_id=deal.id)
