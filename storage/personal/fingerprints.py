"""Keyed hashes of what is sealed or forgotten, so that it can be found again and not read.

Their key lies in the database, itself sealed: so it is the same in each backup, stays when the data
key is changed, and is of no use to whoever has the database alone.
"""

import base64
import hmac
import os
from collections.abc import Collection

from sqlmodel import Session

from storage import settings
from storage.personal import sealed

HASH_KEY = "hash_key"
OTHERS = "other_hash_keys"  # with which some were marked who are forgotten


def fingerprint(session: Session, of: str, value: str) -> str:
    """The hash of a value; `of`: what kind of value it is, such as phone."""
    return hashed(the_key(session), of, value)


def hashed(key: bytes, of: str, value: str) -> str:
    return hmac.digest(key, f"{of}:{value}".encode(), "sha256").hex()


def begin(session: Session) -> None:
    """Makes the key if there is none. Raises sealed.CannotOpen: our keys are not this book's."""
    if not check(session):
        the_key(session)


def check(session: Session) -> bool:
    """Whether there is a key. Raises sealed.CannotOpen, and writes nothing."""
    kept = settings.get(session, HASH_KEY)
    if kept:
        sealed.in_use().check(kept, HASH_KEY)
    return bool(kept)


def opened(kept: str) -> bytes:
    """The key of the hashes, from how it is kept. Raises sealed.CannotOpen."""
    return base64.b64decode(sealed.in_use().open(kept, HASH_KEY))


def sealed_anew(session: Session) -> None:
    """The keys of the hashes under the newest data key."""
    settings.put(session, HASH_KEY, _kept(the_key(session)))
    settings.put(session, OTHERS, [resealed(kept) for kept in settings.get(session, OTHERS, [])])


def resealed(kept: str) -> str:
    """A key under the newest data key. Raises sealed.CannotOpen."""
    return _kept(opened(kept))


def in_all_keys(session: Session, of: str, value: str) -> set[str]:
    """The hashes of a value with our key, and with those of other books."""
    return {hashed(key, of, value) for key in all_keys(session)}


def remember(session: Session, kept: str) -> None:
    """Some were forgotten in another book, whose key was kept outside of the database."""
    if opened(kept) not in all_keys(session):
        settings.put(session, OTHERS, [*settings.get(session, OTHERS, []), kept])


def all_keys(session: Session) -> list[bytes]:
    """Our key, and those of other books."""
    return [the_key(session), *map(opened, settings.get(session, OTHERS, []))]


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


def of_phones(session: Session, phones: Collection[str]) -> dict[str, str]:
    """The same of many."""
    key = the_key(session) if phones else b""
    return {phone: hashed(key, "phone", phone) for phone in phones}
