"""Where partners are paid: sealed, one account a partner, counted once they have confirmed it."""

from datetime import datetime

from sqlmodel import Session, select

from deals.reading.contact import accounts as reading
from storage.tables import Account


def of(session: Session, partner_id: int) -> Account | None:
    return session.exec(select(Account).where(Account.partner_id == partner_id)).first()


def told(session: Session, partner_id: int, said: reading.Account, now: datetime) -> Account:
    """Keeps what they told beside what was known of it; a confirmed one gives way to a new one."""
    row = of(session, partner_id)
    if row is None:
        row = Account(partner_id=partner_id, told_at=now, version=0)
    before = reading.Account() if row.confirmed_at else known(row)
    new = before.with_what_is_new(said)
    row.bank, row.number, row.holder = new.bank, new.number, new.holder
    row.version, row.told_at, row.confirmed_at = row.version + 1, now, None
    session.add(row)
    session.flush()
    return row


def doubt(session: Session, partner_id: int) -> None:
    """Somebody speaks for the partner no more, who may have told it: it is to be confirmed anew,
    and by no button that they have read."""
    row = of(session, partner_id)
    if row is not None:
        row.version, row.confirmed_at = row.version + 1, None
        session.flush()


def join(session: Session, kept_id: int, gone_id: int) -> None:
    """Of two accounts of one person stays the confirmed one, or else the kept record's. No button
    under either confirms it any more."""
    ours, theirs = of(session, kept_id), of(session, gone_id)
    if theirs is None:
        return
    if ours is not None:
        stays = theirs if theirs.confirmed_at and not ours.confirmed_at else ours
        stays.version = max(ours.version, theirs.version) + 1
        session.delete(ours if stays is theirs else theirs)
        session.flush()
        theirs = stays
    theirs.partner_id = kept_id
    session.flush()


def may_replace(row: Account | None, said: reading.Account) -> bool:
    """A confirmed account gives way to nothing less than another bank and number."""
    return row is None or row.confirmed_at is None or bool(said.bank and said.number)


def known(row: Account) -> reading.Account:
    return reading.Account(row.bank, row.number, row.holder)


def masked(session: Session, partner_id: int) -> str:
    """The confirmed account as it may be shown; "" while there is none."""
    row = of(session, partner_id)
    if row is None or row.confirmed_at is None:
        return ""
    return reading.masked(row.bank, row.number, row.holder)
