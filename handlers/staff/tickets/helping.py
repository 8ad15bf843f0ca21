"""What a person of ours does about a problem: answer, wait, or hold it to be solved."""

from typing import Any

from deals.decision import Refused
from deals.says.desk import acts as says
from deals.tickets import course
from handlers.staff.acting import Acting, PutAway
from handlers.staff.delivering import claim_check
from handlers.staff.desk.due_lines import quote
from handlers.staff.listing import settling
from handlers.staff.talking import answering
from storage.tickets import troubles

ACT, SAY = "ticket", "s.tsay"


def ask_words(acting: Acting, rest: str) -> None:
    """Their next words go to the partner, and answer that ticket."""
    deal, parts = settling.meant(acting, rest)
    number = settling.number(parts)
    if not course.ticket_of(deal, number).unsolved:
        raise Refused("already_done")
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    quoted = quote(acting, deal.id, "ticket", number)
    about = "\n> ".join(part for part in (settling.name_of(deal), quoted) if part)
    acting.ask(ACT, says.DeskLine("ask_say", about), {"deal": deal.id, "ticket": number})


def reply(acting: Acting) -> bool:
    """In private, words in reply to a problem's notice answer it; False when they reply to none."""
    asked = answering.replied_to(acting, f"{SAY}:")
    if asked is None:
        return False
    deal, *number = asked
    _pass_on(acting, {"deal": deal, "ticket": settling.number(number)})
    return True


def pass_words(acting: Acting, answers: dict[str, Any]) -> None:
    """The words that were asked for."""
    if _pass_on(acting, answers):
        acting.pressed(ACT, answers)


def _pass_on(acting: Acting, answers: dict[str, Any]) -> bool:
    """Exactly as written; False while they wait for a second press."""
    text = acting.incoming.text.strip()
    answering.check_words(acting, text)
    if claim_check.warned(acting, ACT, answers, text):
        return False
    send(acting, answers, text)
    return True


def send(acting: Acting, answers: dict[str, Any], text: str) -> None:
    """To the partner, with the question whether it helped."""
    deal = acting.deal(str(answers["deal"]))
    words = answering.staff_words(text)
    decision = course.answered(deal, int(answers["ticket"]), words, acting.turn.now)
    settling.acted(acting, acting.decide(deal, decision), "answered")


def solve(acting: Acting, rest: str) -> None:
    """Held to be solved; `/undo` takes it back."""
    deal, parts = settling.meant(acting, rest)
    decision = course.solve(deal, settling.number(parts), acting.turn.now)
    settling.acted(acting, acting.decide(deal, decision, undoable=True), "ticket_solved", undo=True)


def wait(acting: Acting, rest: str) -> None:
    """`deal:number:platform` or `:partner`."""
    deal, parts = settling.meant(acting, rest)
    number, whom = settling.number(parts), parts[-1]
    decision = course.waits_on(deal, number, whom, acting.turn.now)
    settling.acted(
        acting, acting.decide(deal, decision, undoable=True), f"ticket_at_{whom}", undo=True
    )


def settle(acting: Acting, rest: str) -> None:
    """Somebody has seen to a problem that is in no deal."""
    number = settling.number(rest.split(":"))
    if not troubles.settle(acting.session, number, acting.member_id, acting.turn.now):
        raise PutAway("already_done")
    settling.put_away(acting)
    acting.toast(says.DeskLine("trouble_settled"))
