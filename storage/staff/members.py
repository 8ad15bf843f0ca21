"""Staff: who they are, what they may do, and the act that each of them is in the middle of."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from deals.channel import Address
from storage import settings
from storage.bare import bare
from storage.post.foresight import (
    forget,
    in_any,
    recall,
    remember,
)
from storage.tables import Draft, Staff

RIGHTS = ("staff", "lead", "admin")

_AT = select(Staff).where(Staff.channel == bindparam("channel"), Staff.chat == bindparam("chat"))
_IN = (
    select(Staff.id)
    .where(col(Staff.channel).in_(bindparam("channels", expanding=True)))
    .where(col(Staff.chat).in_(bindparam("chats", expanding=True)))
)
_EVERYONE = select(Staff).where(Staff.active).order_by(col(Staff.id))


def foresee(session: Session, addresses: Sequence[Address]) -> None:
    """Reads who of ours is at each of them."""
    members = [
        session.get_one(Staff, number) for (number,) in bare(session, _IN, in_any(addresses))
    ]
    found = {address_of(one): one for one in members}
    remember(session, "staff", {address: found.get(address) for address in addresses})


def at(session: Session, address: Address) -> Staff | None:
    """The active staff member behind an address."""
    member = recall(
        session, "staff", address, lambda: session.exec(_AT, params=asdict(address)).first()
    )
    return member if member and member.active else None


def may(member: Staff, right: str) -> bool:
    """Whether a member's right holds the one asked for."""
    return RIGHTS.index(member.right) >= RIGHTS.index(right)


def everyone(session: Session, right: str = "staff") -> Sequence[Staff]:
    """Active staff who hold at least that right."""
    return [member for member in session.exec(_EVERYONE) if may(member, right)]


def welcome(
    session: Session, address: Address, name: str, right: str, language: str, now: datetime
) -> Staff:
    """Makes somebody staff, or gives a former or present member that right."""
    query = select(Staff).where(Staff.channel == address.channel, Staff.chat == address.chat)
    member = session.exec(query).first()
    if member is None:
        member = Staff(
            name=name, channel=address.channel, chat=address.chat, joined_at=now, language=language
        )
        session.add(member)
    member.right, member.active = right, True
    session.flush()
    forget(session, "staff", address)
    return member


def address_of(member: Staff) -> Address:
    return Address(member.channel, member.chat)


def desk_addresses(session: Session, owner_id: int | None) -> list[tuple[Address, str]]:
    """Where a notice about a deal goes, with its language: the owner, else the team, else leads."""
    owner = session.get(Staff, owner_id) if owner_id else None
    if owner and owner.active:
        return [(address_of(owner), owner.language)]
    team = team_address(session)
    if team:
        return [team]
    return [(address_of(member), member.language) for member in everyone(session, "lead")]


def team_address(session: Session) -> tuple[Address, str] | None:
    """The team's group and its language, if there is one."""
    team = settings.get(session, "team_chat")
    if not team:
        return None
    return Address(team["channel"], team["chat"]), team.get("language", "id")


def move_team(session: Session, old: Address, new_chat: str) -> None:
    """The team's group got a new id."""
    team = settings.get(session, "team_chat")
    if team and Address(team["channel"], team["chat"]) == old:
        settings.put(session, "team_chat", {**team, "chat": new_chat})


def draft(session: Session, staff_id: int) -> Draft | None:
    """The act that a staff member is in the middle of."""
    return session.get(Draft, staff_id)


def begin_draft(
    session: Session, staff_id: int, act: str, answers: dict[str, Any], now: datetime
) -> Draft:
    """Starts or goes on with an act; there is one at a time for each member."""
    row = session.get(Draft, staff_id) or Draft(staff_id=staff_id, act=act, since=now)
    row.act, row.answers, row.since = act, dict(answers), now
    session.add(row)
    session.flush()
    return row


def end_draft(session: Session, staff_id: int) -> bool:
    """Forgets the open act; False when there was none."""
    row = session.get(Draft, staff_id)
    if row:
        session.delete(row)
        session.flush()
    return row is not None
