"""Words to a partner, and letters of which nobody knows whether they arrived."""

from textwrap import wrap
from typing import Any

from deals import answering
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.says.desk.acts import DeskLine
from deals.says.talking.writing import ReplyCheck, StaffWords
from handlers.staff.acting import Acting, PutAway
from handlers.staff.delivering import claim_check
from handlers.staff.desk.due_lines import quote
from handlers.staff.listing import settling
from handlers.staff.talking import keeping, still_asked
from storage.post import outbox

SAY = "s.say:"
CHECK = "say_check"
LONGEST = 3000
LINE = 900


def ask_words(acting: Acting, rest: str) -> None:
    """Their next words go to the partner."""
    deal, parts = settling.meant(acting, rest)
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    to = settling.number(parts) if parts else None
    quoted = quote(acting, deal.id, "answer", to) if to else ""
    about = "\n> ".join(part for part in (settling.name_of(deal), quoted) if part)
    acting.ask("say", DeskLine("ask_say", about), {"deal": deal.id, "to": to})


def reply(acting: Acting) -> bool:
    """In private, words in reply to a notice answer what it asks; False when it asks nothing, or
    several things. In the group people talk among themselves."""
    asked = replied_to(acting, SAY)
    if asked is None:
        return False
    deal, *number = asked
    to = settling.number(number) if number else None
    pass_on(acting, {"deal": deal, "to": to}, acting.incoming.text.strip())
    return True


def replied_to(acting: Acting, act: str) -> list[str] | None:
    """What the only press of that act says, under the notice that their words reply to."""
    replied = acting.incoming.reply_to if acting.private else ""
    notice = outbox.sent_as(acting.session, acting.incoming.address, replied) if replied else None
    rows = notice.payload.get("buttons", ()) if notice else ()
    asked = {one.get("data", "") for row in rows for one in row}
    presses = [press for press in asked if press.startswith(act)]
    return presses[0].removeprefix(act).split(":") if len(presses) == 1 else None


def offer_to_pass_on(acting: Acting) -> bool:
    """Words in reply to anything else that they were told about a deal: shown, and sent with one
    press. False when it is no such reply."""
    replied = acting.incoming.reply_to if acting.private else ""
    notice = outbox.sent_as(acting.session, acting.incoming.address, replied) if replied else None
    text = acting.incoming.text.strip()
    if notice is None or notice.deal_id is None or not text or len(text) > LONGEST:
        return False
    deal = acting.deal(str(notice.deal_id))
    if not deal.partner.reachable or deal.partner.stopped:
        return False
    words = ReplyCheck(*deal.about, _lines(text))
    acting.ask_press(CHECK, words, {"deal": deal.id, "text": text}, _send_it)
    return True


def send_it(acting: Acting, mark: str) -> None:
    """Exactly what was shown."""
    shown = acting.shown(CHECK, mark)
    pass_on(acting, {"deal": shown["deal"]}, shown["text"])
    acting.pressed(CHECK, shown)


def _send_it(mark: str) -> Rows:
    return ((Button("send_now", f"s.sayit:{mark}"),),)


def pass_words(acting: Acting, answers: dict[str, Any]) -> None:
    """The words that were asked for."""
    pass_on(acting, answers, acting.incoming.text.strip(), asked=True)


def pass_on(acting: Acting, answers: dict[str, Any], text: str, asked: bool = False) -> None:
    """Exactly as written. `answers`: the `deal`, and which words of theirs it answers (`to`)."""
    check_words(acting, text)
    if claim_check.warned(acting, "say", answers, text):
        return
    if asked:
        acting.pressed("say", answers)
    send(acting, answers, text)


def check_words(acting: Acting, text: str) -> None:
    """Raises Refused for what cannot be sent to a partner as words."""
    if not text or acting.incoming.attachments:
        raise Refused("words_needed")
    if len(text) > LONGEST:
        raise Refused("words_too_long")


def staff_words(text: str) -> StaffWords:
    """Exactly as written."""
    return StaffWords(_lines(text))


def send(acting: Acting, answers: dict[str, Any], text: str) -> None:
    """To the partner; what it answered is offered as a fact."""
    deal = acting.deal(str(answers["deal"]))
    words, to = staff_words(text), answers.get("to")
    after = acting.decide(deal, answering.answered(deal, words, acting.turn.now, to))
    settling.acted(acting, after, "answered")
    if settled := [one for one in deal.unanswered if one not in after.unanswered]:
        keeping.offer(acting, after, text, settled[0])
    if after.unanswered:
        still_asked.show(acting, after, "answers_all")


def answered_elsewhere(acting: Acting, rest: str) -> None:
    """`deal`: all that waits; `deal:7`: that message of theirs; `deal:all:9`: all up to that."""
    deal, parts = settling.meant(acting, rest)
    if not parts and answering.owed_answers(deal) > 1:
        still_asked.show(acting, deal, "all_answered")
        return
    numbers = _numbers(deal, parts)
    after = acting.decide(deal, answering.answered_elsewhere(deal, acting.turn.now, *numbers))
    settling.acted(acting, after, "answered_elsewhere")


def _numbers(deal: Deal, parts: list[str]) -> list[int]:
    if parts[:1] != [still_asked.ALL]:
        return [settling.number(parts)] if parts else []
    newest = settling.number(parts, 1)
    shown = [one.number for one in deal.unanswered if one.number <= newest]
    if not shown:
        raise Refused("already_done")
    return shown


def arrived(acting: Acting, rest: str) -> None:
    """The partner has the words."""
    _resolve(acting, rest, arrived=True)


def send_again(acting: Acting, rest: str) -> None:
    """The partner does not have them."""
    _resolve(acting, rest, arrived=False)


def _resolve(acting: Acting, rest: str, arrived: bool) -> None:
    row_id = settling.number(rest.split(":"))
    if not outbox.resolve(acting.session, row_id, arrived, acting.turn.now):
        settling.put_away(acting)  # a notice that came twice is settled once
        too_late = not arrived and outbox.after_stop(acting.session, row_id)
        raise PutAway("partner_stopped" if too_late else "already_done")
    acting.toast(DeskLine("letter_arrived" if arrived else "letter_again"))
    settling.put_away(acting)


def _lines(text: str) -> tuple[str, ...]:
    """Line by line, since one field holds only so much."""
    return tuple(
        part for line in text.splitlines() for part in (wrap(line, LINE) if line.strip() else [""])
    )
