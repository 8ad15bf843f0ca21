"""Start links: random tokens of which only a hash is kept, bound to the first who uses them."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from deals.channel import Address
from storage.staff import tries
from storage.staff.members import RIGHTS
from storage.tables import Invite

PARTNER_DAYS = 14
STAFF_DAYS = 2
WRONG = "wrong_links"  # tries


def issue(
    session: Session,
    role: str,
    now: datetime,
    partner_id: int | None = None,
    manager_id: int | None = None,
) -> str:
    """A fresh token for a partner's person (`self`, `manager`) or for staff with that right.

    `manager_id`: whose it is, of those who were named.
    """
    token = secrets.token_urlsafe(24)
    days = PARTNER_DAYS if partner_id else STAFF_DAYS
    session.add(
        Invite(
            token_hash=_hash(token),
            partner_id=partner_id,
            role=role,
            manager_id=manager_id,
            expires_at=now + timedelta(days=days),
            made_at=now,
        )
    )
    return token


def void(session: Session, partner_id: int, role: str) -> None:
    """Links of a partner's person that nobody has opened do not open any more."""
    unopened = delete(Invite).where(col(Invite.used_by).is_(None))
    session.exec(unopened.where(col(Invite.partner_id) == partner_id, col(Invite.role) == role))


def void_used(session: Session, partner_id: int, addresses: Sequence[str]) -> None:
    """Who had opened a link there does not come back by pressing it again."""
    opened = delete(Invite).where(col(Invite.used_by).in_(addresses))
    session.exec(opened.where(col(Invite.partner_id) == partner_id))


def void_of_manager(session: Session, manager_id: int) -> None:
    """The links of somebody who was named, opened or not, do not open any more."""
    session.exec(delete(Invite).where(col(Invite.manager_id) == manager_id))


def void_staff(session: Session) -> None:
    """Links for new staff that nobody has opened do not open any more."""
    unopened = delete(Invite).where(col(Invite.used_by).is_(None))
    session.exec(unopened.where(col(Invite.role).in_(RIGHTS)))


def redeem(session: Session, token: str, address: Address, now: datetime) -> Invite | None:
    """Binds the token to the address; None when it is unknown, expired or somebody else's, and for
    whoever has tried too many such.

    Pressing the same link again is safe: the one who is bound gets the invite again.
    """
    same = select(Invite).where(Invite.token_hash == _hash(token)).with_for_update()
    invite = session.exec(same).first()
    if invite is None or invite.used_by not in (None, str(address)):
        return None
    if tries.none_left(session, WRONG, address, now):
        return None
    if invite.used_by is None and invite.expires_at < now:
        return None
    invite.used_by = str(address)
    return invite


def known(session: Session, token: str) -> Invite | None:
    """The invite of a token, whoever may open it."""
    return session.exec(select(Invite).where(Invite.token_hash == _hash(token))).first()


def release(invite: Invite) -> None:
    """Unbinds a token that was opened by somebody whom it is not for."""
    invite.used_by = None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
