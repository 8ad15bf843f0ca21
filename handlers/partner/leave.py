"""Who leaves: stop, and block."""

from datetime import timedelta

from deals import exits
from deals.channel import Incoming
from deals.deal import Deal
from deals.reading.intent.intents import intent_guesses
from deals.reading.intent.plain_answers import is_plain_thanks, is_plain_yes
from deals.reading.intent.stop_hints import may_be_of_a_thing, sounds_like_a_stop
from deals.reading.intent.stops import is_stop
from deals.reading.second import SURE
from deals.says import Say
from deals.says.talking.to_staff import NoticeWords
from deals.stages import BINDING, Stage
from handlers import stopping, unreachable
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.deal import deals
from storage.partner import people

NO_MORE = ("stop", "decline")
A_MOMENT = timedelta(minutes=10)


def asks_for_it(text: str) -> bool:
    """Whether words are a stop: the command, or clear words."""
    return text.startswith("/stop") or is_stop(text)


def wants_no_more(text: str) -> bool:
    """Whether it is a stop in words that no rule knows, and surely meant."""
    intent, sure = intent_guesses(text)[0]
    return intent == "stop" and sure >= SURE and not text.startswith("/")


def says_no_more(turn: Turn, text: str, who: Who) -> bool:
    """The same of somebody, with whom a guess alone ends nothing that goes on."""
    if not wants_no_more(text):
        return False
    about = who.live or deals.all_of(turn.session, who.partner_id)[:1]
    return not any(is_mere_guess(text, deal) for deal in about)


def is_mere_guess(text: str, deal: Deal) -> bool:
    """Whether no word in it is one of stopping, while something is due or told to be amiss (to
    `sudah beres?` they answer `udah normal lagi`), or a parcel may be meant."""
    goes_on = deal.stage in BINDING or any(one.unsolved for one in deal.tickets)
    done = deal.stage == Stage.DONE
    parcel = done or bool(deal.terms.barter) or deal.pack.state != "none"
    guessed = goes_on or ((done or not deal.over) and may_be_of_a_thing(text, parcel))
    return guessed and not asks_for_it(text) and not sounds_like_a_stop(text)


def stop(turn: Turn, incoming: Incoming, who: Who) -> None:
    """They are left alone at once."""
    stopping.stop(turn, who.partner_id, incoming.address)


def pass_on_quietly(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Words after a stop: nothing is answered, and staff see whether they want to return."""
    if incoming.kind == "button":
        turn.toast(incoming, who.partner.language)
    for deal in (who.live or deals.all_of(turn.session, who.partner_id))[:1]:
        if _may_want_back(turn, incoming, who):
            turn.talks_about(deal)
            turn.decide(deal, exits.wants_back(deal, incoming.text, turn.now, turn.words_heard))
        else:
            notice = NoticeWords(*deal.about, incoming.text, "stopped", ())
            turn.tell(deal, Say("staff", notice))


def _may_want_back(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Neither thanks, nor another no, nor an `ok` to the word that we leave them alone."""
    text = incoming.text
    if not turn.heard_id or is_plain_thanks(text) or intent_guesses(text)[0][0] in NO_MORE:
        return False
    stopped_at = who.partner.stopped_at
    answers_us = stopped_at is not None and turn.now - stopped_at < A_MOMENT
    return not (answers_us and is_plain_yes(text))


def block(turn: Turn, incoming: Incoming, who: Who) -> None:
    """They blocked or unblocked the bot: the address is closed or open, nothing else changes."""
    if incoming.kind == "blocked":
        unreachable.close(turn, who.partner_id, incoming.sender, "blocked")
    else:
        people.mark_address(turn.session, incoming.sender, "open", turn.now)
