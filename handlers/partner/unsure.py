"""Words that are not clear: asked back once, with two buttons; then a person of ours decides."""

from datetime import datetime

from sqlmodel import Session

from deals import replies
from deals.channel import Incoming
from deals.claims.claim import Claim
from deals.claims.guard import claims_in
from deals.deadlines.reminding import StepTaken
from deals.deadlines.steps import MEANING
from deals.deal import Deal, Side
from deals.meanings import ASKED_ABOUT, likeliest
from deals.questions import is_about_health
from deals.reading.reply import read_reply
from deals.says.talking import to_partner as says
from handlers.partner import acts, doubts, lives, sampling
from handlers.partner.message import Message
from handlers.partner.passing import talk_before, told_again
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.deal import history
from storage.partner import heard
from storage.partner.heard import Words

AT_LENGTH = 60  # characters: from there on words may be the draft that we wait for
NONE = "none"  # the button that says that we were wrong


def is_unclear(session: Session, incoming: Incoming, now: datetime) -> bool:
    """Whether words about their only deal say too little by themselves to be acted upon."""
    deal = doubts.deal_of(session, incoming, only=True)
    if deal is None:
        return False
    reply = read_reply(incoming.text, deal.campaign.local_date(now))
    message = Message(Turn(session, now, "look", "partner"), deal, incoming.text, reply)
    return not any(one.is_clear(message) for one in (lives, sampling, acts))


def ask_back(message: Message) -> None:
    """One short question; but never twice in a row, nor where a person answers them anyway."""
    turn, deal = message.turn, message.deal
    awaited = deal.waiting_on == Side.BRAND or bool(deal.open_tickets)
    answered = awaited or is_about_health(message.text)
    if deal.asked == MEANING or answered or _may_be_draft(message) or not turn.heard_id:
        _to_staff(message)
        return
    guesses = likeliest(message.reply.guesses, deal)
    turn.decide(deal, replies.asked_back(deal, turn.words_heard, guesses, message.now))


def unpressed(turn: Turn, deal: Deal) -> StepTaken:
    """They did not tell what they meant: a person reads the words that we asked about."""
    line = history.latest(turn.session, deal.id, "asked_meaning")
    about = str(line.details.get("about", "")) if line else ""
    words = heard.words_of(turn.session, deal.partner.id, about) or Words(0, "", turn.now)
    guesses = likeliest(read_again(turn, deal, words).reply.guesses, deal)
    talk = talk_before(turn, deal)
    return replies.unpressed(deal, words.text, about, guesses, talk, turn.now)


def pressed(turn: Turn, incoming: Incoming, who: Who, deal: Deal, rest: str) -> None:
    """They told what they meant: done as if it had been clear, but a yes shows the terms."""
    about, _, intent = rest.partition(":")
    words = heard.words_of(turn.session, who.partner_id, about)
    known = intent in (NONE, *ASKED_ABOUT)
    if words is None or not known or deal.asked != MEANING or deal.over:
        turn.toast(incoming, who.partner.language, says.OldButton())
        return
    turn.toast(incoming, who.partner.language)
    turn.unbutton(incoming)
    turn.heard_from, turn.heard_id = words.first, words.id
    message = read_again(turn, deal, words)
    if intent == NONE:
        _to_staff(message, refused=likeliest(message.reply.guesses, deal))
    elif not acts.do(message, intent):
        acts.for_a_person(message, intent)


def read_again(turn: Turn, deal: Deal, words: Words) -> Message:
    """Words of that moment, of which nobody knows what they answered."""
    reply = read_reply(words.text, deal.campaign.local_date(words.at))
    return Message(turn, deal, words.text, reply)


def _to_staff(message: Message, refused: tuple[str, ...] = ()) -> None:
    """With the guesses that they have not `refused`, one press each, and the talk so far."""
    turn, deal = message.turn, message.deal
    guesses = likeliest(message.reply.guesses, deal, refused)
    claims: tuple[Claim, ...] = ()
    if _may_be_draft(message):
        guesses, claims = ("draft", *guesses)[:2], claims_in(message.text)
    talk = talk_before(turn, deal)
    handed = replies.not_understood(
        deal, message.text, turn.words_heard, guesses, talk, message.now, claims
    )
    turn.decide(deal, told_again(turn, deal, handed))


def _may_be_draft(message: Message) -> bool:
    """Words at length, or such as advertise, while a draft is what they send next."""
    if not message.deal.awaits_draft:
        return False
    return len(message.text) > AT_LENGTH or bool(claims_in(message.text))
