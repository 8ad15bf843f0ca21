"""Changes in the team: another right, and somebody who leaves; there is always an admin."""

from collections.abc import Sequence

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from deals.stages import OVER
from storage.db import alone
from storage.deal import deals
from storage.partner import invites
from storage.staff import members
from storage.states import in_state
from storage.tables import Deal, Invite, Outbox, Staff


def member(session: Session, member_id: int) -> Staff | None:
    """An active member."""
    row = session.get(Staff, member_id)
    return row if row and row.active else None


def is_last_admin(session: Session, member: Staff) -> bool:
    """Nobody else changes the team until the commit: of two admins who remove each other one is
    the last."""
    alone(session, "team")
    admins = members.everyone(session, "admin")
    return [admin.id for admin in admins] == [member.id]


def open_deals(session: Session, member_id: int) -> int:
    """How many deals of theirs are not over."""
    mine = (Deal.owner_id == member_id, col(Deal.stage).not_in(sorted(OVER)))
    return session.exec(select(func.count(col(Deal.id))).where(*mine)).one()


def change_right(session: Session, member: Staff, right: str) -> None:
    """Their open question ends, since it may be beyond the new right."""
    assert member.id
    _void_links_of(session, member)
    member.right = right
    members.end_draft(session, member.id)
    session.flush()


def remove(session: Session, member: Staff, heir_id: int) -> int:
    """They are staff no more: their open deals go to the heir, their start links are void, and what
    was still to be said to them is not said.

    Answers how many deals were handed on.
    """
    assert member.id
    _void_links_of(session, member)
    member.active = False
    members.end_draft(session, member.id)
    session.exec(delete(Invite).where(col(Invite.used_by) == str(members.address_of(member))))
    _unsay(session, member)
    mine = _open_deals(session, member.id)
    for deal_id in mine:
        deals.hand_on(session, deal_id, heir_id)
    session.flush()
    return len(mine)


def _void_links_of(session: Session, member: Staff) -> None:
    """Nobody knows who made a link that is open; an admin who goes may keep none for themselves."""
    if member.right == "admin":
        invites.void_staff(session)


def _unsay(session: Session, member: Staff) -> None:
    theirs = update(Outbox).where(
        col(Outbox.channel) == member.channel, col(Outbox.chat) == member.chat
    )
    waiting = theirs.where(in_state(Outbox.state, "queued"))
    session.exec(waiting.values(state="cancelled", error="removed"))


def _open_deals(session: Session, member_id: int) -> Sequence[int]:
    query = select(Deal.id).where(Deal.owner_id == member_id, col(Deal.stage).not_in(sorted(OVER)))
    return [deal_id for deal_id in session.exec(query) if deal_id]
