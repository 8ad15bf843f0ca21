"""What a second reader may be asked about: only words that it can help with, and only veiled."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session

from deals.channel import Incoming
from deals.deal import Deal
from deals.reading.intent.stops import wants_data_erased
from deals.reading.reply import read_reply
from deals.reading.second import Question, unsure
from deals.reading.veil import veiled
from deals.stages import NOT_APPROACHED
from handlers.partner import leave
from storage.deal import deals
from storage.partner import people
from storage.tables import Partner, Person

ADDRESS_LIKELY = 0.1  # from here on a text may hold an address, and nobody is shown it


def question(session: Session, incoming: Incoming, now: datetime) -> Question | None:
    """The question about a partner's words, where the first reading is unsure.

    None when it is sure, when the words are no matter of reading (a command, a stop, a wish about
    data), or when nobody may be shown them.
    """
    if not are_mere_words(incoming):
        return None
    deal = deal_of(session, incoming)
    person = people.person_at(session, incoming.sender)
    if deal is None or person is None:
        return None
    partner = people.partner(session, person.partner_id)
    today = deal.campaign.local_date(now)
    first = read_reply(incoming.text, today)
    if not unsure(first) or dict(first.guesses).get("address", 0) >= ADDRESS_LIKELY:
        return None
    words = veiled(incoming.text, _names(incoming, person, partner))
    return Question(words, today, first) if words else None


def deal_of(session: Session, incoming: Incoming, only: bool = False) -> Deal | None:
    """The deal that words are about, as far as one can tell before they are read; with `only`, none
    where there are several."""
    person = people.person_at(session, incoming.sender)
    if person is None or people.partner(session, person.partner_id).stopped_at:
        return None
    live = deals.live_of(session, person.partner_id)
    talked = [deal for deal in live if deal.stage not in NOT_APPROACHED]
    if any(deal.in_person for deal in talked):  # a person reads them
        return None
    return talked[0] if talked and not (only and talked[1:]) else None


def are_mere_words(incoming: Incoming) -> bool:
    text = incoming.text
    if incoming.kind not in ("text", "edited") or incoming.start is not None or not text:
        return False
    if incoming.in_group or incoming.flood or incoming.attachments or text.startswith("/"):
        return False
    return not (leave.asks_for_it(text) or wants_data_erased(text))


def _names(incoming: Incoming, person: Person, partner: Partner) -> Iterator[str]:
    names = (partner.name, partner.handle, person.name, incoming.sender_name, incoming.username)
    return (name for name in names if name)
