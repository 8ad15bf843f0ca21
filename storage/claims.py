"""The claim code: whoever reads it where the program was started may become the first admin."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta

from sqlmodel import Session

from deals.channel import Address
from storage import settings, staff
from storage.db import alone

CODE, TRIES = "claim_code", "claim_tries"
WRONG_TRIES = 5
TRIES_WITHIN = timedelta(hours=1)


def new_claim_code(session: Session, now: datetime) -> str | None:
    """A fresh code in two groups of four digits, of which a hash is kept; None with an admin.

    Every start makes another, so that an old log opens nothing.
    """
    if staff.everyone(session, "admin"):
        return None
    digits = f"{secrets.randbelow(10**8):08}"
    settings.put(session, CODE, {"hash": _hash(digits), "made_at": now.isoformat()})
    return f"{digits[:4]} {digits[4:]}"


def claim(session: Session, address: Address, code: str, now: datetime) -> bool:
    """Whether the code is the right one; then it is forgotten. Wrong tries are counted.

    One at a time: of two who know the code one is admin.
    """
    alone(session, "claim")
    wrong = _wrong_tries(session, now)
    mine = wrong.get(str(address), [])
    kept = settings.get(session, CODE)
    if len(mine) < WRONG_TRIES and kept and _same(kept["hash"], code):
        settings.forget(session, CODE)
        settings.forget(session, TRIES)
        return True
    wrong[str(address)] = [*mine, now.isoformat()][:WRONG_TRIES]
    settings.put(session, TRIES, wrong)
    return False


def _wrong_tries(session: Session, now: datetime) -> dict[str, list[str]]:
    """When each address was wrong within the last hour."""
    since = (now - TRIES_WITHIN).isoformat()
    kept: dict[str, list[str]] = settings.get(session, TRIES, {})
    fresh = {who: [at for at in tries if at > since] for who, tries in kept.items()}
    return {who: tries for who, tries in fresh.items() if tries}


def _same(kept_hash: str, code: str) -> bool:
    """Compared in constant time; spaces and dashes between the digits do not matter."""
    digits = "".join(c for c in code if c.isascii() and c.isdecimal())
    return hmac.compare_digest(kept_hash, _hash(digits))


def _hash(digits: str) -> str:
    return hashlib.sha256(digits.encode()).hexdigest()
