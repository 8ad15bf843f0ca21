"""An address: kept, sealed, and read back; also when it comes in pieces."""

import re
from dataclasses import replace
from datetime import timedelta

from deals import negotiation, replies
from deals.addresses import names_a_place, put_together
from deals.decision import Decision, Refused
from deals.meanings import SMALL
from deals.reading import read_reply
from handlers.partner.message import ForAPerson, Message
from handlers.partner.passing import passed_on
from storage import heard, people

_SENTENCES = re.compile(r"[\n;]|[.!?]\s")
A_WHILE = timedelta(minutes=15)
PIECES = ("address", "other", "refer_manager")  # as which a piece of an address may be read


def given(message: Message) -> Decision:
    """Kept, sealed, and read back. Who sends it before they agreed gets the exact terms, too."""
    session, deal = message.turn.session, message.deal
    row, goes_on = people.partner(session, deal.partner.id), _tells_an_address(message)
    if not (goes_on or names_a_place(message.text)):
        raise ForAPerson  # that they have moved, but not where to
    row.address = put_together(row.address, message.text, goes_on)
    given = replies.address_given(deal, row.address, message.now)
    if terms := _terms_named(message):
        handed = passed_on(message.turn, given.deal, terms, "counter")
        given = replace(given, deal=handed.deal, says=(*given.says, *handed.to_staff))
    try:
        shown = negotiation.show_terms(given.deal, message.now)
    except Refused:
        return given
    return replace(given, deal=shown.deal, says=(*given.says, *shown.says))


def goes_on(message: Message) -> bool:
    """A line like `coblong` or `bandung 40132` says nothing by itself."""
    reply, text = message.reply, message.text
    short = len(text) <= SMALL and "?" not in text
    return short and reply.intent in PIECES and _tells_an_address(message)


def _terms_named(message: Message) -> str:
    """The sentences beside an address that name a fee or the like: staff need not read the rest."""
    today = message.deal.campaign.local_date(message.now)
    parts = [part.strip() for part in _SENTENCES.split(message.text)]
    return "\n".join(part for part in parts if part and read_reply(part, today).names_terms)


def _tells_an_address(message: Message) -> bool:
    """They told part of it a few minutes ago."""
    since, partner = message.now - A_WHILE, message.deal.partner.id
    return heard.said_since(message.turn.session, partner, "address_taken", since)
