"""Keyed hashes of what is sealed or forgotten, so that it can be found again and not read.

Their key lies in the database, itself sealed: so it is the same in each backup, stays when the data
key is changed, and is of no use to whoever has the database alone.
"""

import base64
import hmac
import os

from sqlalchemy import bindparam, update
from sqlmodel import Session, col, select

from storage import settings
from storage.bare import table_of
from storage.personal import sealed
from storage.tables import Partner

HASH_KEY = "hash_key"
_TABLE = table_of(Partner)
_HASHED = (
    update(_TABLE).where(_TABLE.c.id == bindparam("row_id")).values(phone_hash=bindparam("hash"))
)


def fingerprint(session: Session, of: str, value: str) -> str:
    """The hash of a value; `of`: what kind of value it is, such as phone."""
    return hashed(the_key(session), of, value)


def hashed(key: bytes, of: str, value: str) -> str:
    return hmac.digest(key, f"{of}:{value}".encode(), "sha256").hex()


def begin(session: Session) -> None:
    """Makes the key if there is none. Raises sealed.CannotOpen: our keys are not this book's."""
    the_key(session)


def check(session: Session) -> None:
    """The same, and nothing is written."""
    if kept := settings.get(session, HASH_KEY):
        opened(kept)


def opened(kept: str) -> bytes:
    """The key of the hashes, from how it is kept. Raises sealed.CannotOpen."""
    return base64.b64decode(sealed.in_use().open(kept, HASH_KEY))


def sealed_anew(session: Session) -> None:
    """The key of the hashes under the newest data key."""
    settings.put(session, HASH_KEY, _kept(the_key(session)))


def the_key(session: Session) -> bytes:
    """The key of the hashes, made when there is none. Raises sealed.CannotOpen."""
    if kept := settings.get(session, HASH_KEY):
        return opened(kept)
    key = os.urandom(sealed.KEY_BYTES)
    settings.put(session, HASH_KEY, _kept(key))
    return key


def _kept(key: bytes) -> str:
    return sealed.in_use().seal(base64.b64encode(key).decode(), HASH_KEY)


def of_phone(session: Session, phone: str | None) -> str | None:
    """What stands beside a phone number, so that it is found."""
    return fingerprint(session, "phone", phone) if phone else None


def take_over(session: Session, kept: str) -> None:
    """Another key for all hashes from now on: the one that was kept outside of the database."""
    key = opened(kept)
    if key == the_key(session):
        return
    settings.put(session, HASH_KEY, kept)
    phones = select(Partner.id, Partner.phone).where(col(Partner.phone).is_not(None))
    again = [
        {"row_id": number, "hash": hashed(key, "phone", phone or "")}
        for number, phone in session.exec(phones)
    ]
    if again:
        session.execute(_HASHED, again)
