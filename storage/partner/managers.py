"""Who was named to speak for a partner, and who of them does."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from deals.channel import Address
from storage.bare import bare
from storage.partner import (
    accounts,
    invites,
    people,
)
from storage.post.foresight import (
    forget,
    forget_all,
    recall,
    remember,
)
from storage.states import in_state
from storage.tables import Manager, Person, PersonAddress

OPEN = ("named", "linked")
_WAITING = (
    select(Manager.id)
    .where(in_state(Manager.state, "waiting"))
    .where(col(Manager.opened_by).in_(bindparam("lanes", expanding=True)))
    .order_by(col(Manager.id).desc())  # of several the first, which is read last, counts
)


def named(
    session: Session, partner_id: int, name: str, phone: str, about: str, now: datetime
) -> Manager:
    """Kept, once for the same name and phone as long as nobody has opened their link."""
    known = select(Manager).where(Manager.partner_id == partner_id, Manager.name == name)
    rows = session.exec(known.where(col(Manager.state).in_(OPEN))).all()
    row = next((one for one in rows if (one.phone or "") == phone), None)
    row = row or Manager(partner_id=partner_id, name=name, phone=phone or None, since=now)
    row.about, row.since = about, now
    session.add(row)
    session.flush()
    return row


def find(session: Session, number: int, partner_id: int | None = None) -> Manager | None:
    """The one of that number, if it is that partner's."""
    row = session.get(Manager, number) if number else None
    return row if row and partner_id in (None, row.partner_id) else None


def foresee(session: Session, strangers: Sequence[Address]) -> None:
    """Reads who waits at each of them."""
    remember(session, "waiting", _waiting(session, [str(one) for one in strangers]))


def waiting_at(session: Session, address: Address) -> Manager | None:
    """Who opened a link there and waits for staff to decide."""
    lane = str(address)
    return recall(session, "waiting", lane, lambda: _waiting(session, [lane])[lane])


def _waiting(session: Session, lanes: Sequence[str]) -> dict[str, Manager | None]:
    numbers = bare(session, _WAITING, {"lanes": lanes})
    found = [session.get_one(Manager, number) for (number,) in numbers]
    return {**dict.fromkeys(lanes), **{one.opened_by: one for one in found if one.opened_by}}


def speaking(session: Session, partner_id: int) -> Person | None:
    """The manager who can be written to for a partner, if there is one."""
    query = (
        select(Person)
        .join(PersonAddress)
        .where(Person.partner_id == partner_id, Person.role == "manager")
        .where(PersonAddress.state == "open")
    )
    return session.exec(query.order_by(col(Person.id).desc())).first()


def own_address(session: Session, partner_id: int) -> Address | None:
    """Where the partner themselves were heard of last."""
    query = (
        select(PersonAddress)
        .join(Person)
        .where(Person.partner_id == partner_id, Person.role == "self")
        .where(PersonAddress.state == "open")
    )
    row = session.exec(query.order_by(col(PersonAddress.since).desc())).first()
    return Address(row.channel, row.chat) if row else None


def move(session: Session, row: Manager, state: str, now: datetime) -> None:
    row.state, row.since = state, now
    session.add(row)
    session.flush()
    forget_all(session, "waiting")  # it may have been opened elsewhere before


def speaks(session: Session, row: Manager, address: Address, now: datetime) -> Person:
    """From now on they speak for the partner; whoever did so before does no more."""
    end(session, row.partner_id, now)
    person = Person(
        partner_id=row.partner_id,
        role="manager",
        name=row.name or row.account,
        phone=row.phone,
        joined_at=now,
    )
    session.add(person)
    session.flush()
    people.join(session, row.partner_id, "manager", person.name, address, now)
    move(session, row, "speaks", now)
    return person


def end(session: Session, partner_id: int, now: datetime) -> list[Address]:
    """No manager speaks for the partner any more; answers where they could be written to."""
    query = select(PersonAddress).join(Person)
    theirs = query.where(Person.partner_id == partner_id, Person.role == "manager")
    rows = session.exec(theirs.where(PersonAddress.state != people.ENDED)).all()
    ended = [Address(row.channel, row.chat) for row in rows if row.state == "open"]
    invites.void_used(session, partner_id, [f"{row.channel}:{row.chat}" for row in rows])
    for row in rows:
        row.state, row.since = people.ENDED, now
        forget(session, "address", Address(row.channel, row.chat))
    spoke = select(Manager).where(Manager.partner_id == partner_id, Manager.state == "speaks")
    for one in session.exec(spoke).all():
        move(session, one, "ended", now)
    session.flush()
    if rows:
        accounts.doubt(session, partner_id)
    forget(session, "addresses", partner_id)
    return ended
