"""Who floods us: the words are kept, and what binds or ends is done; no more than that."""

from datetime import datetime, timedelta

from deals.channel import Incoming
from deals.says.talking import to_partner as says
from handlers.partner import buttons, leave, my_data, talk
from handlers.partner.who import Who
from handlers.turn import Turn
from storage import settings
from storage.deal import deals

TOLD_AGAIN_AFTER = timedelta(hours=1)


def must_be_done(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Whether it is a stop, an agreement, a wish about their data, or another press that settles
    something.

    Done a second time such a thing is nothing new, and passed over like the rest.
    """
    if incoming.kind in ("blocked", "unblocked") or my_data.asks_a_person(incoming):
        return True
    if who.stopped:
        return False
    if incoming.kind == "button":
        return buttons.settles(turn, incoming, who)
    if leave.asks_for_it(incoming.text) or leave.wants_no_more(incoming.text):
        return True
    return talk.agrees(turn, incoming, who)


def pass_over(turn: Turn, incoming: Incoming, who: Who) -> None:
    """They and staff hear of it once an hour, and who has stopped does not."""
    if who.stopped or _told_lately(turn, who):
        return
    settings.put(turn.session, _name(who), turn.now.isoformat())
    who.answer(says.TooMuch())
    for deal in (who.live or deals.all_of(turn.session, who.partner_id))[:1]:
        talk.tell_staff(turn, deal, incoming.text, "flood")


def _told_lately(turn: Turn, who: Who) -> bool:
    told = settings.get(turn.session, _name(who))
    return told is not None and turn.now - datetime.fromisoformat(told) < TOLD_AGAIN_AFTER


def _name(who: Who) -> str:
    return f"flood:{who.partner_id}"
