"""Who leaves: stop, and block."""

from deals.channel import Incoming
from deals.reading import intent_guesses, is_stop
from deals.reading.second import SURE
from deals.says import Say, notices
from handlers import stopping, unreachable
from handlers.partner.who import Who
from handlers.turn import Turn
from storage import deals, people


def asks_for_it(text: str) -> bool:
    """Whether words are a stop: the command, or clear words."""
    return text.startswith("/stop") or is_stop(text)


def wants_no_more(text: str) -> bool:
    """Whether it is a stop in words that no rule knows, and surely meant."""
    intent, sure = intent_guesses(text)[0]
    return intent == "stop" and sure >= SURE and not text.startswith("/")


def stop(turn: Turn, incoming: Incoming, who: Who) -> None:
    """They are left alone at once."""
    stopping.stop(turn, who.partner_id, incoming.address)


def pass_on_quietly(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Words after a stop: staff read them, and nothing is answered."""
    if incoming.kind == "button":
        turn.toast(incoming, who.partner.language)
    for deal in (who.live or deals.all_of(turn.session, who.partner_id))[:1]:
        notice = notices.NoticeWords(*deal.about, incoming.text, "stopped", ())
        turn.tell(deal, Say("staff", notice))


def block(turn: Turn, incoming: Incoming, who: Who) -> None:
    """They blocked or unblocked the bot: the address is closed or open, nothing else changes."""
    if incoming.kind == "blocked":
        unreachable.close(turn, who.partner_id, incoming.sender, "blocked")
    else:
        people.mark_address(turn.session, incoming.sender, "open", turn.now)
