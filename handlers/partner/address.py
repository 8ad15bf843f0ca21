"""An address: kept, sealed, and read back to be called right; also when it comes in pieces."""

import re
from dataclasses import replace
from datetime import timedelta

from deals import negotiation, replies
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.delivery import TO_SEND
from deals.meanings import SMALL
from deals.parcels import whereto
from deals.parcels.address import read_address
from deals.parcels.addresses import (
    names_a_place,
    put_together,
    says_only_a_name,
    says_only_who,
    says_something,
    says_the_same,
)
from deals.parcels.correcting import corrects
from deals.reading.intent.plain_answers import is_plain_yes, says_right
from deals.reading.reply import read_reply
from handlers.partner.message import ForAPerson, Message
from handlers.partner.passing import passed_on
from handlers.proving import noticing
from handlers.turn import Turn
from storage.deal import parcels
from storage.partner import (
    heard,
    people,
)

_SENTENCES = re.compile(r"[\n;]|[.!?]\s")
_SPEAKS = re.compile(
    r"\b(?:manag\w*|manaj\w*|mgr|mgmt|admin\w*|asisten\w*|pic|agency|agensi|hubung\w*|kontak\w*"
    r"|contact|chat|lewat|via)\b",
    re.IGNORECASE,
)
A_WHILE = timedelta(minutes=15)
NAMES = ("address", "other", "refer_manager", "decline")  # as which a mere name may be read
PIECES = ("address", "other", "refer_manager")  # as which a piece of an address may be read


def given(message: Message) -> Decision:
    """Kept, sealed, and read back. Who sends it before they agreed gets the exact terms, too."""
    session, deal = message.turn.session, message.deal
    row, goes_on = people.partner(session, deal.partner.id), _tells_an_address(message)
    anew = deal.asked == whereto.ANEW
    same = says_the_same(row.address, message.text, anew)
    if not says_something(message.text):
        raise ForAPerson
    of_it = names_a_place(message.text) or _is_part(message) or _says_who_takes_it(message)
    if not (goes_on or same or of_it):
        raise ForAPerson  # that they have moved, but not where to
    if same and not deal.negotiating and not read_address(row.address).missing:
        return confirmed(message.turn, deal)
    known, row.address = (
        row.address,
        put_together(row.address, message.text, goes_on and not anew, anew),
    )
    if row.address == known and corrects(message.text) and not deal.negotiating:
        return whereto.asked_for(deal)
    first = not goes_on and deal.asked not in (whereto.ASKED, whereto.ANEW)
    given = replies.address_given(deal, row.address, first, message.now)
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
    if not says_something(text):
        return False
    if _says_who_takes_it(message):
        return True
    short = len(text) <= SMALL and "?" not in text
    return _is_part(message) or (short and reply.intent in PIECES and _tells_an_address(message))


def called_right(message: Message) -> bool:
    """A yes to the address that was read back."""
    deal, text = message.deal, message.text
    anew = deal.asked == whereto.ANEW
    asked = not deal.negotiating and (anew or deal.asked == whereto.ASKED)
    known = people.partner(message.turn.session, deal.partner.id).address
    if not asked or not known:
        return False
    if says_the_same(known, text, whole=anew):
        return not read_address(known).missing
    return not anew and (is_plain_yes(text) or says_right(text))


def right(message: Message) -> Decision:
    return confirmed(message.turn, message.deal)


def confirmed(turn: Turn, deal: Deal, mark: str | None = None) -> Decision:
    """The address is right; a press says which one it was that they read (`mark`)."""
    known = people.partner(turn.session, deal.partner.id).address
    if not known or mark not in (None, whereto.mark(known)):
        raise Refused("old_button")
    parcels.call_right(turn.session, deal.partner.id)
    noticing.shared(turn, deal.partner.id)
    return whereto.called_right(deal)


def read_back(turn: Turn, agreed: Decision) -> Decision:
    """Who agrees to a pack reads the address that we know already, to call it right; a manager
    does not, who may not know it."""
    deal = agreed.deal
    known = people.partner(turn.session, deal.partner.id).address
    person = people.person_at(turn.session, turn.speaking) if turn.speaking else None
    if not known or deal.pack.state != "to_send" or person is None or person.role != "self":
        return agreed
    told = whereto.read_back(deal, known, first=True)
    return replace(agreed, deal=whereto.asked(deal), says=(*agreed.says, told))


def _is_part(message: Message) -> bool:
    """We have asked for it, and something in it is of an address."""
    asked = message.deal.asked in (whereto.ASKED, whereto.ANEW)
    if not asked or "?" in message.text or message.reply.urls:
        return False
    told = read_address(message.text)
    return bool(told.phone or told.postcode or told.street or told.city)


def _says_who_takes_it(message: Message) -> bool:
    """A name, or one with a phone, while we wait for where the pack goes; a manager is named as
    one."""
    deal, text = message.deal, message.text
    if deal.pack.state not in TO_SEND or _SPEAKS.search(text):
        return False
    if people.partner(message.turn.session, deal.partner.id).address:
        return False
    named = message.reply.intent in NAMES and says_only_a_name(text, deal.partner.name)
    return named or says_only_who(text)


def _terms_named(message: Message) -> str:
    """The sentences beside an address that name a fee or the like: staff need not read the rest."""
    today = message.deal.campaign.local_date(message.now)
    parts = [part.strip() for part in _SENTENCES.split(message.text)]
    return "\n".join(part for part in parts if part and read_reply(part, today).names_terms)


def _tells_an_address(message: Message) -> bool:
    """They told part of it a few minutes ago."""
    since, partner = message.now - A_WHILE, message.deal.partner.id
    return heard.said_since(message.turn.session, partner, "address_taken", since)
