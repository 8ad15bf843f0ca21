"""What words of a partner do, once it is known what they mean: one table from intent to act."""

from dataclasses import replace

from deals import negotiation, replies
from deals.bargaining import counter
from deals.bargaining.plainly import only_terms
from deals.content.making import KINDS
from deals.deadlines import extending
from deals.deadlines.extensions import MORE_DAYS
from deals.deadlines.promising import promises_a_day
from deals.deadlines.steps import (
    ARRIVAL,
    MEANING,
    TICKET,
)
from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.meanings import SMALL
from deals.parcels import arrival, whereto
from deals.proofs import SCREENSHOT
from deals.reading.days.first_day import names_a_first_day
from deals.reading.intent.plain_answers import is_only_a_yes, is_plain_thanks, is_plain_yes
from deals.reading.no_link import says_no_link
from deals.reading.reply import countered
from deals.reading.second import SURE
from deals.says import Say
from deals.says.talking.to_partner import PassedOn
from deals.stages import BINDING
from handlers import sketching, stopping
from handlers.partner import address, leave, manager, parcel, questions, yes
from handlers.partner.message import (
    Act,
    ForAPerson,
    Message,
    no_answer_in_words,
    while_negotiating,
)
from handlers.partner.passing import passed_on, talk_before
from handlers.turn import Turn
from storage.partner import heard, people

# Thanks are thanks, and no answer to these.
MERELY = ("", whereto.ASKED, ARRIVAL, arrival.PHOTO, MORE_DAYS, TICKET)
NAMED = 0.6  # so sure is sure enough of other terms, when they are named: they are read back
SHORT = 40  # characters: longer words about a day are for a person


def do(message: Message, intent: str, before: Deal | None = None) -> bool:
    """Does what words of that intent come to; False when a person has to see to it.

    `before`: the deal as it is in the database, where the message has it already changed.
    """
    if intent == "stop":
        stop_now(message.turn, message.deal)
        return True
    if intent == "ask":
        return questions.asked_in(message)
    if intent in KINDS:
        return _sketched(message, intent, before)
    try:
        if intent == "accept" and before is None and not is_only_a_yes(message.text):
            yes.and_more(message)
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
    if message.reply.intent == "stop" and leave.is_mere_guess(message.text, message.deal):
        return False
    softly = message.deal.asked in ("", whereto.ASKED, arrival.PHOTO)
    if message.reply.intent == "other" and not (softly and len(message.text) <= SMALL):
        return False
    named = message.reply.intent == "counter" and message.reply.names_terms
    return message.reply.sure["intent"] >= (NAMED if named else SURE)


def wants_a_first_day(message: Message) -> bool:
    """`bisa tayang setelah tgl 15?` names no last day to post: nothing is made of it."""
    elsewhere = message.reply.intent not in ("counter", "ask", "accept") and is_sure(message)
    return message.deal.negotiating and not elsewhere and names_a_first_day(message.text)


def for_a_person(message: Message, intent: str) -> None:
    turn, deal = message.turn, message.deal
    guess = "delay" if deal.asked == "delay" else intent
    turn.decide(deal, passed_on(turn, deal, message.text, guess))


def for_a_person_plainly(message: Message) -> None:
    """The same, and they hear so, although we owe them an answer to something else."""
    turn, deal = message.turn, message.deal
    handed = passed_on(turn, deal, message.text, "counter")
    since = deal.waiting_since or turn.now
    told = heard.said_since(turn.session, deal.partner.id, PassedOn.template(), since)
    if handed.to_staff == handed.says and not told:
        word = Say("partner", PassedOn(deal.campaign.brand))
        handed = replace(handed, says=(word, *handed.says))
    turn.decide(deal, handed)


def stop_now(turn: Turn, deal: Deal) -> None:
    """Their words were no command, but a stop all the same."""
    answer_to = turn.speaking or people.speaker_address(turn.session, deal.partner.id)
    stopping.stop(turn, deal.partner.id, answer_to)


def _decide(message: Message, act: Act, before: Deal | None) -> None:
    """What changes nothing and says nothing leaves no line in the history."""
    before = before or message.deal
    decision = act(replace(message, deal=replies.no_longer_asked(message.deal)))
    if decision.says or decision.deal != before:
        message.turn.decide(before, decision)


def _sketched(message: Message, kind: str, before: Deal | None) -> bool:
    """Words that turned out to be an idea or a draft."""
    told = replies.no_longer_asked(message.deal)
    try:
        sketching.hand_in(message.turn, told, kind, message.text, (), before=before or message.deal)
    except Refused:
        return False
    return True


def _plain_act(message: Message) -> Act | None:
    """A pack that came, a bare yes, a day, mere thanks."""
    deal = message.deal
    if of_the_pack := parcel.meant(message):
        return of_the_pack
    if address.called_right(message):
        return address.right
    if deal.stage in BINDING and deal.outstanding and says_no_link(message.text):
        return _no_link
    if is_plain_yes(message.text):
        return yes.accept
    if _promises(message) and len(message.text) <= SHORT:
        return _ask_promise
    if is_plain_thanks(message.text) and deal.asked in MERELY:
        return _small_talk
    if address.goes_on(message):
        return address.given
    return None


def _decline(message: Message) -> Decision:
    while_negotiating(message)
    no_answer_in_words(message.deal)
    return negotiation.decline(message.deal, message.text, message.now)


def _counter(message: Message) -> Decision:
    while_negotiating(message)
    deal, text = message.deal, message.text
    if names_a_first_day(text):
        raise ForAPerson
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
    return manager.named(message.turn, message.deal, name, phone, message.text)


def _later(message: Message) -> Decision:
    if _promises(message):
        return _ask_promise(message)
    while_negotiating(message)
    return negotiation.put_off(message.deal, message.text, message.reply.day, message.now)


def _proof(message: Message) -> Decision:
    """They say that it is posted, without a link: we ask for it."""
    if message.deal.negotiating or not message.deal.outstanding:
        raise ForAPerson
    return negotiation.ask_for(message.deal, "proof", message.now)


def _no_link(message: Message) -> Decision:
    """A story that is gone, say: its screenshot is for staff to judge."""
    return negotiation.ask_for(message.deal, SCREENSHOT, message.now)


def _problem(message: Message) -> Decision:
    talk = talk_before(message.turn, message.deal)
    about = message.turn.words_heard
    return replies.problem_told(message.deal, message.text, talk, message.now, about)


def _greeting(message: Message) -> Decision:
    """Whoever waits for an answer of ours may be asking for it: staff read it, too."""
    greeted = replies.greeted(message.deal, message.now)
    if message.deal.waiting_on != Side.BRAND:
        return greeted
    handed = passed_on(message.turn, message.deal, message.text, "greeting")
    return replace(greeted, says=(*greeted.says, *handed.to_staff))


def _small_talk(message: Message) -> Decision:
    """Thanks and the like. Longer words, or those that answer what we asked, may say more."""
    if len(message.text) > SMALL:
        raise ForAPerson
    return replies.small_talk(message.deal, message.now)


def _promises(message: Message) -> bool:
    today = message.deal.campaign.local_date(message.now)
    named = promises_a_day(message.reply, today) and not names_a_first_day(message.text)
    return bool(message.deal.outstanding) and named


def _ask_promise(message: Message) -> Decision:
    """The day that they named is asked back: it counts once they press."""
    day = message.reply.day
    assert day
    if extending.days_until(message.deal, day, message.now) > extending.LONGEST:
        raise ForAPerson
    return replies.day_named(message.deal, day)


ACTS: dict[str, Act] = {
    "accept": yes.accept,
    "decline": _decline,
    "counter": _counter,
    "refer_manager": _refer_manager,
    "later": _later,
    "address": address.given,
    "proof": _proof,
    "problem": _problem,
    "greeting": _greeting,
    "other": _small_talk,
}
