"""Whom somebody at the terminal means: by the partner's number, a deal's, or an account."""

from sqlmodel import Session, func, select

from storage.partner import people
from storage.tables import Deal, Partner

WAYS = "Say the partner's number, `deal 12`, `@account` or `instagram:account`."


def by_words(session: Session, who: str) -> Partner:
    """Raises LookupError, which says why, when it is nobody or more than one."""
    said = who.strip().lower().removeprefix("/").replace("_", " ", 1)
    kind, _, number = said.partition(" ")
    if kind == "deal" and number.strip().isdecimal():
        deal = session.get(Deal, int(number))
        found = session.get(Partner, deal.partner_id) if deal else None
    elif said.isdecimal():
        found = session.get(Partner, int(said))
    else:
        found = _by_account(session, who.strip().lower())
    if found is None:
        raise LookupError(f"Nobody is known as {who}. {WAYS}")
    return people.kept(session, found)


def told(partner: Partner) -> str:
    """A partner in words, so that it is seen who is meant."""
    account = f", {partner.platform} @{partner.handle}" if partner.handle else ""
    return f"{partner.name}{account} (partner {partner.id})"


def _by_account(session: Session, said: str) -> Partner | None:
    platform, _, handle = said.rpartition(":")
    query = select(Partner).where(func.lower(Partner.handle) == handle.removeprefix("@"))
    if platform:
        query = query.where(Partner.platform == platform)
    found = session.exec(query).all()
    if len(found) > 1:
        ways = ", ".join(f"{one.platform}:{one.handle}" for one in found)
        raise LookupError(f"There are several: {ways}. {WAYS}")
    return found[0] if found else None
