"""The one door for everything that comes in: staff to staff functions, everybody else apart.

What is behind it is most of the program, and is imported when the door first opens: a start asks
the platform for news before that.
"""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from sqlmodel import Session

from deals.channel import Address, Incoming
from handlers.turn import Turn
from storage.db import several_writers
from storage.deal import deals, payments
from storage.partner import managers, people
from storage.staff import members
from storage.tables import Staff

if TYPE_CHECKING:
    from deals.reading.second import Question
    from deals.selling.ahead import SalesAhead

NOBODY = 0  # is no partner's number


def ready() -> None:
    """Imports what is behind the door, so that no partner's first words wait for it. The staff's
    rooms are six megabytes that many a process never needs: who first enters waits for them."""
    for room in ("handlers.partner", "handlers.timed", "handlers.words.templates"):
        import_module(room)


def fetches(session: Session, incoming: Incoming) -> bool:
    """Whether the files of an update are fetched: those of staff, and of a partner's person as
    long as there is no flood of them."""
    if is_ours(session, incoming):
        return True
    return not incoming.flood and people.address_row(session, incoming.sender) is not None


def is_ours(session: Session, incoming: Incoming) -> bool:
    """Whether one of our people has sent it."""
    return members.at(session, incoming.sender) is not None


def question(session: Session, incoming: Incoming, now: datetime) -> "Question | None":
    """What a second reader is to be asked about a partner's words, if anything."""
    from handlers.partner import doubts

    if members.at(session, incoming.sender):
        return None
    return doubts.question(session, incoming, now)


def looks(turn: Turn, incoming: Incoming) -> bool:
    """Whether one of ours may have a sales file looked at."""
    member = members.at(turn.session, incoming.sender)
    if member is None:
        return False
    from handlers.staff.selling import looking_ahead

    return looking_ahead.may_be_needed(turn, incoming, member)


def look_ahead(turn: Turn, incoming: Incoming) -> "SalesAhead | None":
    """What is found of that file. Nothing is written: the session may be one that only reads."""
    member = members.at(turn.session, incoming.sender)
    if member is None:
        return None
    from handlers.staff.selling import looking_ahead

    return looking_ahead.look_ahead(turn, incoming, member)


def is_words(incoming: Incoming) -> bool:
    """Whether these are mere words of somebody, as opposed to a command, a stop or a file."""
    from handlers.partner import doubts

    return doubts.are_mere_words(incoming) and incoming.kind == "text" and not incoming.forwarded


def is_of_album(session: Session, incoming: Incoming) -> bool:
    """Whether this is one of several files that a partner has sent together."""
    new = incoming.kind == "file" and not (incoming.flood or incoming.forwarded)
    return new and bool(incoming.album) and not members.at(session, incoming.sender)


def is_unclear(session: Session, incoming: Incoming, now: datetime) -> bool:
    """Whether words of a partner say too little by themselves to be acted upon."""
    from handlers.partner import unsure

    if not is_words(incoming) or members.at(session, incoming.sender):
        return False
    return unsure.is_unclear(session, incoming, now)


def foresee(session: Session, lanes: Sequence[str]) -> None:
    """Reads for a whole round who speaks in these chats, and about which deals.

    Where others write too it would have to be read again once a partner is reserved.
    """
    if lanes and not several_writers(session):
        addresses = [Address(*lane.split(":", 1)) for lane in lanes]
        members.foresee(session, addresses)
        if known := people.foresee(session, addresses):
            deals.foresee(session, known)
        if strangers := [one for one in addresses if people.address_row(session, one) is None]:
            managers.foresee(session, strangers)


def rehearse(session: Session) -> None:
    """Asks of nobody what `foresee` asks of a round, be it of one or of a few: put into SQL, it
    waits for the first words after a start, which else would wait for it."""
    if several_writers(session):
        return
    deals.live_of(session, NOBODY)
    payments.waits_for_account(session, NOBODY)
    for company in (1, 2):
        addresses = [Address("nobody", "")] * company
        members.foresee(session, addresses)
        people.foresee(session, addresses)
        managers.foresee(session, addresses)
        deals.foresee(session, [NOBODY] * company)


def receive(turn: Turn, incoming: Incoming) -> None:
    """Handles one update. In groups only staff are heard."""
    member = members.at(turn.session, incoming.sender)
    if member:
        _receive_of_staff(turn, incoming, member)
    elif not incoming.in_group:
        _receive_of_others(turn, incoming)


def _receive_of_staff(turn: Turn, incoming: Incoming, member: Staff) -> None:
    from handlers import staff

    turn.by = f"staff:{member.id}"
    staff.receive(turn, incoming, member)


def _receive_of_others(turn: Turn, incoming: Incoming) -> None:
    """Of partners, of strangers, and of who becomes staff with it."""
    from handlers import joining, partner

    if incoming.flood or not joining.join(turn, incoming):
        partner.receive(turn, incoming)
