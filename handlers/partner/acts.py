"""What words of a partner do, once it is known what they mean: one table from intent to act."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deals import delivery, negotiation, replies
from deals.addresses import names_a_place, put_together
from deals.bargaining import counter
from deals.bargaining.plainly import only_terms
from deals.buttons import press_to_agree
from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.meanings import SMALL
from deals.promising import promises_a_day
from deals.reading import (
    Reply,
    countered,
    is_only_a_yes,
    is_plain_thanks,
    is_plain_yes,
    read_reply,
    says_arrived,
)
from deals.reading.second import SURE
from deals.says import Say
from deals.steps import MEANING
from handlers import stopping
from handlers.partner import questions
from handlers.partner.passing import passed_on, talk_before
from handlers.turn import Turn
from storage import deals, heard, people

_SENTENCES = re.compile(r"[\n;]|[.!?]\s")
ASKED_IN_WORDS = ("terms", "question")  # a bare yes or no is no answer to these
NAMED = 0.6  # so sure is sure enough of other terms, when they are named: they are read back
A_WHILE = timedelta(minutes=15)
PIECES = ("address", "other", "refer_manager")  # as which a piece of an address may be read
SHORT = 40  # characters: longer words about a day are for a person


@dataclass(frozen=True)
class Message:
    """Words about a deal, and how they were read.

    `sent_at` None: nobody knows what they had read when they wrote it.
    """

    turn: Turn
    deal: Deal
    text: str
    reply: Reply
    sent_at: datetime | None = None

    @property
    def now(self) -> datetime:
        return self.turn.now


Act = Callable[[Message], Decision]


class ForAPerson(Exception):
    """What was meant is clear, and a person has to see to it."""


def do(message: Message, intent: str, before: Deal | None = None) -> bool:
    """Does what words of that intent come to; False when a person has to see to it.

    `before`: the deal as it is in the database, where the message has it already changed.
    """
    if intent == "stop":
        stop_now(message.turn, message.deal)
        return True
    if intent == "ask":
        return _answered(message)
    try:
        if intent == "accept" and before is None and not is_only_a_yes(message.text):
            _yes_and_more(message)
        else:
            _decide(message, ACTS[intent], before)
    except (ForAPerson, Refused):
        return False
    return True


def do_plainly(message: Message) -> bool:
    """Does what words ask for that leave nothing to be guessed; False when they do."""
    act = _plain_act(message)
    if act is None:
        return False
    try:
        _decide(message, act, None)
    except (ForAPerson, Refused):
        for_a_person(message, message.reply.intent)
    return True


def is_clear(message: Message) -> bool:
    """Whether enough is known of what they mean to act upon it."""
    return _plain_act(message) is not None or is_sure(message)


def is_sure(message: Message) -> bool:
    """Thanks and smiles say nothing where we had asked something, nor a greeting what was meant."""
    if message.reply.intent == "greeting" and message.deal.asked == MEANING:
        return False
    if message.reply.intent == "other" and (message.deal.asked or len(message.text) > SMALL):
        return False
    named = message.reply.intent == "counter" and message.reply.names_terms
    return message.reply.sure["intent"] >= (NAMED if named else SURE)


def for_a_person(message: Message, intent: str) -> None:
    turn, deal = message.turn, message.deal
    guess = "delay" if deal.asked == "delay" else intent
    turn.decide(deal, passed_on(turn, deal, message.text, guess))


def stop_now(turn: Turn, deal: Deal) -> None:
    """Their words were no command, but a stop all the same."""
    answer_to = turn.speaking or people.speaker_address(turn.session, deal.partner.id)
    stopping.stop(turn, deal.partner.id, answer_to)


def _answered(message: Message) -> bool:
    """A question with a known answer has it at once, also when it is only now known to be one."""
    asking = replace(message.reply, intent="ask", sure={**message.reply.sure, "intent": 1.0})
    return questions.answered(message.turn, message.deal, message.text, asking)


def _decide(message: Message, act: Act, before: Deal | None) -> None:
    """What changes nothing and says nothing leaves no line in the history."""
    before = before or message.deal
    decision = act(replace(message, deal=replies.no_longer_asked(message.deal)))
    if decision.says or decision.deal != before:
        message.turn.decide(before, decision)


def _plain_act(message: Message) -> Act | None:
    """A pack that came, a bare yes, a day, mere thanks."""
    deal = message.deal
    on_its_way = not deal.negotiating and deal.pack.state == "sent"
    troubled = message.reply.intent in ("problem", "ask")
    if on_its_way and not troubled and says_arrived(message.text):
        return _pack_is_here
    if is_plain_yes(message.text):
        return _accept
    if _promises(message) and len(message.text) <= SHORT:
        return _ask_promise
    if is_plain_thanks(message.text) and not deal.asked:
        return _small_talk
    if _goes_on_with_an_address(message):
        return _address
    return None


def agrees(message: Message) -> bool:
    """Whether these words are a clear yes right after the exact terms."""
    return is_plain_yes(message.text) and _right_after_the_terms(message)


def _accept(message: Message) -> Decision:
    """A yes shows the exact terms; only right after them a clear one agrees."""
    deal = message.deal
    if not deal.negotiating:
        if deal.asked == "delay":
            raise ForAPerson
        return replies.small_talk(deal, message.now)
    if deal.on_table and agrees(message):
        return negotiation.agree(deal, deal.on_table.number, message.now)
    _no_answer_in_words(deal)
    return negotiation.show_terms(deal, message.now)


def _yes_and_more(message: Message) -> None:
    """What stands beside a yes reaches staff, and a question whose answer we know is answered;
    while we negotiate the terms are shown."""
    turn, deal = message.turn, replies.no_longer_asked(message.deal)
    if deal.negotiating:
        _no_answer_in_words(deal)
        negotiation.show_terms(deal, message.now)  # or a person has to see to it
    handed = passed_on(turn, message.deal, message.text, "accept")
    to_staff = _to_staff(handed)
    if "?" in message.text and deal.asked != "delay" and _answered(message):
        deal = deals.load(turn.session, deal.id)
        for one in to_staff:
            turn.tell(deal, one)
    elif deal.negotiating:
        deal = turn.decide(message.deal, replace(handed, says=to_staff))
    else:
        raise ForAPerson
    if deal.negotiating:
        turn.decide(deal, negotiation.show_terms(deal, message.now))


def _decline(message: Message) -> Decision:
    _while_negotiating(message)
    _no_answer_in_words(message.deal)
    return negotiation.decline(message.deal, message.text, message.now)


def _counter(message: Message) -> Decision:
    _while_negotiating(message)
    deal, text = message.deal, message.text
    terms = countered(deal.terms, message.reply)
    if terms == deal.terms:
        raise ForAPerson
    sure = only_terms(message.reply, text)
    return counter.countered(deal, terms, text, message.now, sure=sure)


def _refer_manager(message: Message) -> Decision:
    """A number or a handle begins the hand-over; that there is a manager is for a person."""
    name, phone = message.reply.handle or "", message.reply.phone or ""
    if not (name or phone):
        raise ForAPerson
    return negotiation.named_manager(message.deal, name, phone, message.now, message.text)


def _later(message: Message) -> Decision:
    if _promises(message):
        return _ask_promise(message)
    _while_negotiating(message)
    return negotiation.put_off(message.deal, message.text, message.reply.day, message.now)


def _address(message: Message) -> Decision:
    """Kept, sealed, and read back. Who sends it before they agreed gets the exact terms, too."""
    session, deal = message.turn.session, message.deal
    row, goes_on = people.partner(session, deal.partner.id), _tells_an_address(message)
    if not (goes_on or names_a_place(message.text)):
        raise ForAPerson  # that they have moved, but not where to
    row.address = put_together(row.address, message.text, goes_on)
    given = replies.address_given(deal, row.address, message.now)
    if terms := _terms_named(message):
        handed = passed_on(message.turn, given.deal, terms, "counter")
        given = replace(given, deal=handed.deal, says=(*given.says, *_to_staff(handed)))
    try:
        shown = negotiation.show_terms(given.deal, message.now)
    except Refused:
        return given
    return replace(given, deal=shown.deal, says=(*given.says, *shown.says))


def _terms_named(message: Message) -> str:
    """The sentences beside an address that name a fee or the like: staff need not read the rest."""
    today = message.deal.campaign.local_date(message.now)
    parts = [part.strip() for part in _SENTENCES.split(message.text)]
    return "\n".join(part for part in parts if part and read_reply(part, today).names_terms)


def _to_staff(handed: Decision) -> tuple[Say, ...]:
    return tuple(one for one in handed.says if one.to == "staff")


def _tells_an_address(message: Message) -> bool:
    """They told part of it a few minutes ago."""
    since, partner = message.now - A_WHILE, message.deal.partner.id
    return heard.said_since(message.turn.session, partner, "address_taken", since)


def _goes_on_with_an_address(message: Message) -> bool:
    """A line like `coblong` or `bandung 40132` says nothing by itself."""
    reply, text = message.reply, message.text
    short = len(text) <= SMALL and "?" not in text
    return short and reply.intent in PIECES and _tells_an_address(message)


def _proof(message: Message) -> Decision:
    """They say that it is posted, without a link: we ask for it."""
    if message.deal.negotiating or not message.deal.outstanding:
        raise ForAPerson
    return negotiation.ask_for(message.deal, "proof", message.now)


def _problem(message: Message) -> Decision:
    talk = talk_before(message.turn, message.deal)
    return replies.problem_told(message.deal, message.text, talk, message.now)


def _greeting(message: Message) -> Decision:
    """Whoever waits for an answer of ours may be asking for it: staff read it, too."""
    greeted = replies.greeted(message.deal, message.now)
    if message.deal.waiting_on != Side.BRAND:
        return greeted
    handed = passed_on(message.turn, message.deal, message.text, "greeting")
    return replace(greeted, says=(*greeted.says, *_to_staff(handed)))


def _small_talk(message: Message) -> Decision:
    """Thanks and the like. Longer words, or those that answer what we asked, may say more."""
    if len(message.text) > SMALL:
        raise ForAPerson
    return replies.small_talk(message.deal, message.now)


def _promises(message: Message) -> bool:
    today = message.deal.campaign.local_date(message.now)
    return bool(message.deal.outstanding) and promises_a_day(message.reply, today)


def _ask_promise(message: Message) -> Decision:
    """The day that they named is asked back: it counts once they press."""
    assert message.reply.day
    return replies.day_named(message.deal, message.reply.day)


def _pack_is_here(message: Message) -> Decision:
    return delivery.pack_is_here(message.deal, message.now)


ACTS: dict[str, Act] = {
    "accept": _accept,
    "decline": _decline,
    "counter": _counter,
    "refer_manager": _refer_manager,
    "later": _later,
    "address": _address,
    "proof": _proof,
    "problem": _problem,
    "greeting": _greeting,
    "other": _small_talk,
}


def _while_negotiating(message: Message) -> None:
    """Once it is agreed, such words are for a person."""
    if not message.deal.negotiating:
        raise ForAPerson


def _no_answer_in_words(deal: Deal) -> None:
    if deal.asked in ASKED_IN_WORDS:
        raise ForAPerson


def _right_after_the_terms(message: Message) -> bool:
    """Whether the last words of ours that they had read were the terms that are agreed to now.

    An `ok` after a follow-up, after another deal's words, to older terms, or written before the
    terms arrived cannot mean them. Telegram tells whole seconds.
    """
    deal, sent_at = message.deal, message.sent_at
    last = heard.last_read(message.turn.session, deal.partner.id)
    if last is None or last.sent_at is None or sent_at is None or deal.asked != "term_sheet":
        return False
    if deal.on_table is None or not heard.has_button(
        last, press_to_agree(deal.id, deal.on_table.number)
    ):
        return False
    return sent_at + timedelta(seconds=1) >= last.sent_at
