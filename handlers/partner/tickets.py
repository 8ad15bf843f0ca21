"""Problems that partners tell, by a button or in words: first help, then a person of ours.

What the house handles already keeps its own road, and makes no ticket: a parcel of ours that is on
its way or lost, any that is broken (deals/parcels, and what holds them up), illness and whatever
touches health, and words that are no problem of these kinds, which a person reads.
"""

import re
from dataclasses import replace

from deals import replies
from deals.deadlines import held_up
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.questions import is_about_health
from deals.reading.held_up import ends_it, is_of_a_parcel, read_held_up
from deals.reading.intent.arrival import says_arrived, says_damaged
from deals.reading.intent.plain_answers import is_plain_thanks, is_plain_yes
from deals.reading.intent.ticket_words import (
    names_the_cure,
    problem_kind,
    says_solved,
    says_unsolved,
    will_try,
)
from deals.reading.no_link import says_no_link
from deals.reading.reply import read_reply
from deals.reading.second import SURE
from deals.says.tickets.to_partner import TicketJoined
from deals.tickets import course
from deals.tickets.ticket import ASKED, ASKED_WORDS, KINDS, WAITING, Telling, Ticket, help_topic
from handlers.partner.message import Message
from handlers.partner.passing import talk_before
from handlers.turn import Turn
from storage.brand import facts
from storage.partner import heard

TELLS_TROUBLE = ("problem", "ask", "other", "later", "greeting")
_PARTS = re.compile(r"[\n.;,!]+")
LONG = 160  # characters: in so many words there is more than what first help is about
PACK_KNOWN = ("to_send", "sent", "lost", "damaged")  # we know of a parcel that is not there


def told(message: Message) -> bool:
    """Does what words about a problem ask for; False when they are about other things."""
    if message.deal.asked == ASKED and will_try(message.text) and not says_unsolved(message.text):
        return True  # they will tell whether it helped
    try:
        decision = _answer(message) or _problem(message)
    except Refused:
        return False
    if decision is None:
        return False
    message.turn.decide(message.deal, _comforted_once(message.turn, decision))
    return True


def settled_beside(message: Message) -> Message:
    """`sudah beres kak, akunnya balik lagi. paket juga sudah sampai`: the problem that we helped
    with is solved, and the rest is yet to be read."""
    ticket = _waiting(message.deal)
    if ticket is None or message.deal.asked not in ("", ASKED):
        return message
    rest = _besides(message.text)
    if not rest:
        return message
    fixed = course.fixed(message.deal, ticket.number, message.now)
    deal = message.turn.decide(message.deal, fixed)
    reply = read_reply(rest, deal.campaign.local_date(message.now))
    return replace(message, deal=deal, text=rest, reply=reply)


def _besides(text: str) -> str:
    """What a text says besides that a problem is solved, where it is that a parcel is there, and
    nothing is amiss still; else empty."""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    amiss = "?" in text or any(problem_kind(one) or says_unsolved(one) for one in parts)
    rest = [one for one in parts if is_of_a_parcel(one) or not says_solved(one)]
    came = any(says_arrived(one) for one in rest)
    cured = any(names_the_cure(one) for one in parts if one not in rest)
    return ". ".join(rest) if came and cured and not amiss else ""


def pressed(deal: Deal, kind: str, turn: Turn) -> Decision:
    """`Ada kendala`, and which: of a parcel that we sent staff look at once."""
    if not kind:
        return course.ask_kind(deal)
    if kind == "other":
        return course.ask_words(deal)
    if kind == "parcel" and deal.pack.state in PACK_KNOWN and deal.outstanding:
        return held_up.told(deal, "pack", turn.now)
    return _told(turn, deal, kind, "")


def fixed(deal: Deal, number: str, turn: Turn) -> Decision:
    """Pressed: it is solved."""
    return course.fixed(deal, _number(number), turn.now)


def unsolved(deal: Deal, number: str, turn: Turn) -> Decision:
    """Pressed: it is not."""
    ticket = course.ticket_of(deal, _number(number))
    words = heard.words_of(turn.session, deal.partner.id, ticket.about) if ticket.about else None
    telling = Telling(words.text if words else "", "", talk_before(turn, deal))
    return course.opened(deal, ticket, turn.now, telling)


def _answer(message: Message) -> Decision | None:
    """What they say of the problem that we asked about last."""
    deal, text = message.deal, message.text
    if deal.asked == ASKED_WORDS:
        return None if _is_small(text) else _told(message.turn, deal, _kind_of(deal, text), text)
    if deal.asked not in ("", ASKED):
        return None
    if deal.open_tickets and says_unsolved(text):
        return _told(message.turn, deal, deal.open_tickets[-1].kind, text)
    waiting = _waiting(deal)
    if waiting is None:
        return None
    if says_unsolved(text) or (deal.asked != ASKED and problem_kind(text) == waiting.kind):
        return _again(message, waiting)
    if deal.asked != ASKED:
        return None
    if says_solved(text) or (waiting.asked_at and is_plain_yes(text)):
        return course.fixed(deal, waiting.number, message.now)
    return None


def _problem(message: Message) -> Decision | None:
    deal, text = message.deal, message.text
    kind = problem_kind(text)
    if not kind or _means_more(message) or _has_own_road(deal, kind, text):
        return None
    return _told(message.turn, replies.no_longer_asked(deal), kind, text)


def _means_more(message: Message) -> bool:
    """They decline, say, since something is wrong, or cannot copy a link; or it is of health."""
    surely = message.reply.sure["intent"] >= SURE
    if surely and message.reply.intent not in TELLS_TROUBLE:
        return True
    text = message.text
    return is_about_health(text) or says_no_link(text) or ends_it(text)


def _has_own_road(deal: Deal, kind: str, text: str) -> bool:
    if deal.negotiating:
        return kind in ("parcel", "payment")  # more is bargained about than owed
    return kind == "parcel" and (deal.pack.state != "none" or says_damaged(text, True))


def _kind_of(deal: Deal, text: str) -> str:
    """They pressed that it is another problem, but may tell one that has a name."""
    kind = problem_kind(text)
    return kind if kind and not _has_own_road(deal, kind, text) else "other"


def _told(turn: Turn, deal: Deal, kind: str, text: str) -> Decision:
    if kind not in KINDS:
        raise Refused("old_button")
    own = facts.known(turn.session, deal).facts.get(help_topic(kind), "")
    deal = replace(deal, asked="") if deal.asked == ASKED_WORDS else deal
    return course.told(deal, kind, turn.now, _telling(turn, deal, text), own)


def _again(message: Message, ticket: Ticket) -> Decision:
    telling = _telling(message.turn, message.deal, message.text)
    return course.opened(message.deal, ticket, message.now, telling)


def _telling(turn: Turn, deal: Deal, text: str) -> Telling:
    more = len(text) > LONG or read_held_up(text).wants_time
    return Telling(text, turn.words_heard if text else "", talk_before(turn, deal), more)


def _waiting(deal: Deal) -> Ticket | None:
    """The problem of which we spoke last."""
    mine = [one for one in deal.tickets if one.state == WAITING]
    return max(mine, key=lambda one: one.asked_at or one.since, default=None)


def _comforted_once(turn: Turn, decision: Decision) -> Decision:
    """Who writes again while a person is awaited hears so once in all that time."""
    deal = decision.deal
    if decision.happened != "ticket_joined" or not deal.open_tickets:
        return decision
    since = min(one.since for one in deal.open_tickets)
    if heard.said_since(turn.session, deal.partner.id, TicketJoined.template(), since):
        return replace(decision, says=decision.to_staff)
    return decision


def _is_small(text: str) -> bool:
    return is_plain_thanks(text) or is_plain_yes(text)


def _number(part: str) -> int:
    if not part.isdecimal() or len(part) > 4:
        raise Refused("old_button")
    return int(part)
