"""Partners, the persons who speak for them, and where those can be written to."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from deals import deal as rules
from deals.channel import Address
from deals.listing.followers import tier_of
from storage.bare import bare
from storage.bare_rows import BareRows
from storage.db import several_writers
from storage.partner import accounts as where_to_pay
from storage.post.foresight import (
    forget,
    in_any,
    recall,
    remember,
)
from storage.tables import Partner, Person, PersonAddress

_AT = select(PersonAddress).where(
    PersonAddress.channel == bindparam("channel"), PersonAddress.chat == bindparam("chat")
)
_SPOKEN_FOR = (
    select(Person.partner_id)
    .join(PersonAddress)
    .where(col(PersonAddress.channel).in_(bindparam("channels", expanding=True)))
    .where(col(PersonAddress.chat).in_(bindparam("chats", expanding=True)))
)
_SPEAKERS = BareRows(Person, PersonAddress, Partner)
_WHO = (
    select_columns(*_SPEAKERS.columns)
    .join_from(Person, PersonAddress, col(Person.id) == PersonAddress.person_id)
    .join(Partner, col(Partner.id) == Person.partner_id)
    .where(col(Partner.id).in_(_SPOKEN_FOR))
)
_ADDRESSES = (
    select(Person, PersonAddress)
    .join(PersonAddress, col(Person.id) == PersonAddress.person_id)
    .where(col(Person.partner_id).in_(bindparam("partner_ids", expanding=True)))
)
_PARTNERS = select(Partner).where(col(Partner.id).in_(bindparam("partner_ids", expanding=True)))
Known = tuple[Person, PersonAddress]
ROLES = ("manager", "self")  # in this order we write to them
ENDED = "ended"  # the state of an address that speaks for nobody any more


def foresee(session: Session, addresses: Sequence[Address]) -> Sequence[int]:
    """Reads who is at these addresses; answers the partners for whom they speak."""
    found: dict[int, list[Known]] = {}
    remember(session, "address", dict.fromkeys(addresses))  # of strangers, that they are
    speakers = bare(session, _WHO, in_any(addresses))
    for person, row, partner_row in _SPEAKERS.made(session, speakers):
        found.setdefault(person.partner_id, []).append((person, row))
        remember(session, "address", {Address(row.channel, row.chat): row})
        remember(session, "person", {person.id: person})
        remember(session, "partner", {partner_row.id: partner_row})
    remember(session, "addresses", found)
    remember(session, "round", {"partners": [*found]})
    return [*found]


def of_this_round(session: Session) -> Sequence[int]:
    """The partners whose updates are handled together; nobody where others write, too, or where
    that is not known."""
    return [] if several_writers(session) else recall(session, "round", "partners", list)


def foresee_partners(session: Session, partner_ids: Sequence[int]) -> None:
    """Reads these partners, and who speaks for them at which addresses."""
    remember(session, "addresses", _known(session, partner_ids))
    session.exec(_PARTNERS, params={"partner_ids": partner_ids}).all()


def facts(session: Session, partner_id: int) -> rules.Partner:
    """What the rules need to know of a partner, or of the record that stands for theirs."""
    row = kept(session, partner(session, partner_id))
    accounts = [(row.platform, row.handle), *(row.other_accounts or ())]
    handles = tuple((platform, handle) for platform, handle in accounts if platform and handle)
    return rules.Partner(
        id=row.id or 0,
        name=row.name,
        handles=handles,
        language=row.language,
        reachable=speaker_address(session, row.id or 0) is not None,
        stopped=row.stopped_at is not None,
        tier=row.tier or tier_of(row.followers) or "",
    )


class Busy(RuntimeError):
    """Another process is at work for this partner; what waits is done in the next round."""


def reserve(session: Session, partner_id: int) -> None:
    """One partner at a time: nobody else does anything for them until the transaction ends.

    What was read before is read again, since it may have changed. Raises Busy, and never waits:
    two transactions that wait for each other's partner would both fail.
    """
    reserve_all(session, [partner_id])


def reserve_all(session: Session, partner_ids: Sequence[int]) -> None:
    """The same for several at once."""
    free = {*reserve_free(session, partner_ids)}
    if busy := [partner_id for partner_id in partner_ids if partner_id not in free]:
        raise Busy(f"partner {busy[0]}")


def reserve_free(session: Session, partner_ids: Sequence[int]) -> Sequence[int]:
    """The same for those whom no other process is at work for; answers who they are."""
    if not several_writers(session):
        return partner_ids
    reserved = _reserved(session)
    wanted = [partner_id for partner_id in partner_ids if partner_id not in reserved]
    if wanted:
        session.flush()
        reserved |= _lock_free(session, wanted)
        session.expire_all()
    return [partner_id for partner_id in partner_ids if partner_id in reserved]


def _lock_free(session: Session, partner_ids: Sequence[int]) -> set[int]:
    """Notes them as this unit's: undone, it lets go of their locks, and so it forgets them."""
    free = select(Partner.id).where(col(Partner.id).in_(partner_ids))
    locked = session.exec(free.with_for_update(skip_locked=True, key_share=True)).all()
    unit = session.get_nested_transaction() or session.get_transaction()
    session.info.setdefault(("reserved", unit), set()).update(locked)
    return {partner_id for partner_id in locked if partner_id is not None}


def _reserved(session: Session) -> set[int]:
    """Whom this unit has reserved, or those in which it runs."""
    unit = session.get_nested_transaction() or session.get_transaction()
    partners: set[int] = set()
    while unit:
        partners |= session.info.get(("reserved", unit), set())
        unit = unit.parent
    return partners


def partner(session: Session, partner_id: int) -> Partner:
    return recall(session, "partner", partner_id, lambda: session.get_one(Partner, partner_id))


def by_handle(session: Session, platform: str, handle: str) -> Partner | None:
    """Who has that account, also as one of several."""
    query = select(Partner).where(Partner.platform == platform, Partner.handle == handle)
    found = session.exec(query).first()
    return kept(session, found) if found else None


def kept(session: Session, row: Partner) -> Partner:
    """The record that stands for this one, when it was merged into another."""
    return partner(session, row.merged_into) if row.merged_into else row


def person_at(session: Session, address: Address) -> Person | None:
    """Who is behind an address, if we know them."""
    row = address_row(session, address)
    if row is None or row.state == ENDED:
        return None
    return recall(session, "person", row.person_id, lambda: session.get(Person, row.person_id))


def address_row(session: Session, address: Address) -> PersonAddress | None:
    return recall(
        session, "address", address, lambda: session.exec(_AT, params=asdict(address)).first()
    )


def place(session: Session, address: Address) -> int:
    """Its number, as a button names it; 0 when nobody of theirs is there."""
    row = address_row(session, address)
    return (row.id or 0) if row else 0


def speaks_no_more(
    session: Session, partner_id: int, number: int, now: datetime
) -> tuple[Address, str] | None:
    """An address turned out to be somebody else's: which, and in which role it spoke. None when it
    speaks for that partner no more."""
    row = session.get(PersonAddress, number)
    person = session.get(Person, row.person_id) if row else None
    if row is None or person is None or person.partner_id != partner_id or row.state == ENDED:
        return None
    row.state, row.since = ENDED, now
    session.flush()
    where_to_pay.doubt(session, partner_id)
    address = Address(row.channel, row.chat)
    forget(session, "address", address)
    forget(session, "addresses", partner_id)
    return address, person.role


def join(
    session: Session, partner_id: int, role: str, name: str, address: Address, now: datetime
) -> Person:
    """Joins an address to a partner's person in that role, who is made when new."""
    query = select(Person).where(Person.partner_id == partner_id, Person.role == role)
    person = session.exec(query.order_by(col(Person.id).desc())).first()
    if person is None:
        person = Person(partner_id=partner_id, role=role, name=name, joined_at=now)
        session.add(person)
        session.flush()
    row = address_row(session, address) or PersonAddress(
        person_id=person.id or 0, channel=address.channel, chat=address.chat, since=now
    )
    if row.state == ENDED:
        row.state = "open"
    row.person_id, row.since = person.id or 0, now  # the latest one is where they are
    session.add(row)
    session.flush()
    forget(session, "address", address)
    forget(session, "addresses", partner_id)
    return person


def mark_address(session: Session, address: Address, state: str, now: datetime) -> bool:
    """Notes that an address is open, blocked or gone; False when that was known."""
    row = address_row(session, address)
    if row and row.state == state:
        return False
    if row:
        row.state, row.since = state, now
        session.flush()
    return True


def move_address(session: Session, old: Address, new_chat: str) -> None:
    """The platform gave the chat a new id."""
    row = address_row(session, old)
    if row:
        row.chat = new_chat
        for one in (old, Address(old.channel, new_chat)):
            forget(session, "address", one)


def speaker_address(session: Session, partner_id: int) -> Address | None:
    """Where to write to a partner: to their manager if there is one, else to themselves.

    Nowhere as long as they want to be left alone: no words of any act can reach them.
    """
    if partner(session, partner_id).stopped_at:
        return None
    open_ones = [one for one in _addresses(session, partner_id) if one[1].state == "open"]
    if not open_ones:
        return None
    _, row = min(open_ones, key=_comes_first)
    return Address(row.channel, row.chat)


def _addresses(session: Session, partner_id: int) -> list[Known]:
    """Everybody who may speak for a partner, at each of their addresses."""
    return recall(
        session, "addresses", partner_id, lambda: _known(session, [partner_id])[partner_id]
    )


def _known(session: Session, partner_ids: Sequence[int]) -> dict[int, list[Known]]:
    found: dict[int, list[Known]] = {partner_id: [] for partner_id in partner_ids}
    for person, row in session.exec(_ADDRESSES, params={"partner_ids": partner_ids}):
        found[person.partner_id].append((person, row))
    return found


def _comes_first(known: Known) -> tuple[int, float]:
    """Whom to write to: a manager before themselves, and where they were heard of last."""
    person, row = known
    return ROLES.index(person.role), -row.since.timestamp()


def speaker(session: Session, partner_id: int) -> Person | None:
    """Who is written to for a partner; None when nobody of theirs can be."""
    address = speaker_address(session, partner_id)
    return person_at(session, address) if address else None


def stop(session: Session, partner_id: int, now: datetime) -> None:
    """They want to be left alone."""
    partner(session, partner_id).stopped_at = now


def come_back(session: Session, partner_id: int) -> bool:
    """They came back by themselves; False when they had never stopped."""
    row = partner(session, partner_id)
    was_stopped, row.stopped_at = row.stopped_at is not None, None
    session.flush()
    return was_stopped


def language(session: Session, partner_id: int) -> str:
    return partner(session, partner_id).language


def tone(session: Session, partner_id: int) -> str:
    """How a partner writes, and so is written to: formal or relaxed."""
    return partner(session, partner_id).tone
