"""The claim code: whoever reads it where the program was started may become the first admin."""

import hashlib
import hmac
import secrets
from datetime import datetime

from sqlmodel import Session

from deals.channel import Address
from storage import settings
from storage.db import alone
from storage.staff import (
    members,
    tries,
)

CODE, TRIES = "claim_code", "wrong_claims"


def new_claim_code(session: Session, now: datetime) -> str | None:
    """A fresh code in two groups of four digits, of which a hash is kept; None with an admin.

    Every start makes another, so that an old log opens nothing.
    """
    if members.everyone(session, "admin"):
        return None
    digits = f"{secrets.randbelow(10**8):08}"
    settings.put(session, CODE, {"hash": _hash(digits), "made_at": now.isoformat()})
    return f"{digits[:4]} {digits[4:]}"


def claim(session: Session, address: Address, code: str, now: datetime) -> bool:
    """Whether the code is the right one; then it is forgotten. Wrong tries are counted.

    One at a time: of two who know the code one is admin.
    """
    alone(session, TRIES)
    kept = settings.get(session, CODE)
    if kept and _same(kept["hash"], code) and not tries.none_left(session, TRIES, address, now):
        settings.forget(session, CODE)
        tries.forget(session, TRIES)
        return True
    tries.wrong(session, TRIES, address, now)
    return False


def _same(kept_hash: str, code: str) -> bool:
    """Compared in constant time; spaces and dashes between the digits do not matter."""
    digits = "".join(c for c in code if c.isascii() and c.isdecimal())
    return hmac.compare_digest(kept_hash, _hash(digits))


def _hash(digits: str) -> str:
    return hashlib.sha256(digits.encode()).hexdigest()
