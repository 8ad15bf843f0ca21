"""Where partners are paid: sealed, one account a partner, counted once they have confirmed it."""

from datetime import datetime

from sqlmodel import Session, select

from deals.reading.contact import accounts as reading
from storage.personal.fingerprints import fingerprint
from storage.tables import Account, Partner

NUMBER = "account"  # the kind of its keyed hash


def of(session: Session, partner_id: int) -> Account | None:
    """The partner's, or that of the record that stands for theirs."""
    row = session.get(Partner, partner_id)
    whose = row.merged_into if row and row.merged_into else partner_id
    return session.exec(select(Account).where(Account.partner_id == whose)).first()


def told(session: Session, partner_id: int, said: reading.Account, now: datetime) -> Account:
    """Keeps what they told beside what was known of it. It waits for their yes, and a confirmed one
    counts until then."""
    row = of(session, partner_id)
    if row is None:
        row = Account(partner_id=partner_id, told_at=now, version=0)
    new = (waiting(row) or reading.Account()).with_what_is_new(said)
    if row.confirmed_at:
        row.new_bank, row.new_number, row.new_holder = new.bank, new.number, new.holder
    else:
        row.bank, row.number, row.holder = new.bank, new.number, new.holder
    row.version, row.told_at = row.version + 1, now
    _mark(session, row)
    session.add(row)
    session.flush()
    return row


def waiting(row: Account) -> reading.Account | None:
    """What they told and have not confirmed, beside a confirmed one or by itself."""
    if row.confirmed_at is None:
        return known(row)
    if row.new_bank is None:
        return None
    return reading.Account(row.new_bank, row.new_number or "", row.new_holder or "")


def confirm(session: Session, row: Account, now: datetime) -> None:
    """What waited counts from now on."""
    new = waiting(row)
    assert new and not new.missing
    row.bank, row.number, row.holder = new.bank, new.number, new.holder
    row.confirmed_at = now
    keep(session, row)


def keep(session: Session, row: Account) -> None:
    """The confirmed one stays, and no other waits beside it; no button confirms another."""
    row.new_bank = row.new_number = row.new_holder = None
    row.version += 1
    _mark(session, row)
    session.flush()


def is_changing(session: Session, partner_id: int) -> bool:
    """Whether another account waits beside the confirmed one."""
    row = of(session, partner_id)
    return row is not None and row.confirmed_at is not None and row.new_bank is not None


def doubt(session: Session, partner_id: int) -> None:
    """Somebody speaks for the partner no more, who may have told it: it is to be confirmed anew,
    and by no button that they have read. Another that waited beside it is forgotten."""
    row = of(session, partner_id)
    if row is not None:
        row.confirmed_at = None
        keep(session, row)


def two_confirmed(session: Session, kept_id: int, gone_id: int) -> tuple[str, str] | None:
    """Both masked, where two records have each confirmed another account than the other."""
    rows = of(session, kept_id), of(session, gone_id)
    ours, theirs = (known(row) if row and row.confirmed_at else None for row in rows)
    if ours is None or theirs is None or ours.is_at(theirs):
        return None
    return masked(session, kept_id), masked(session, gone_id)


def join(session: Session, kept_id: int, gone_id: int) -> None:
    """Of two accounts of one person stays the confirmed one, or else the kept record's; of two that
    were confirmed none counts before they say which. No button under either confirms it any more.
    """
    ours, theirs = of(session, kept_id), of(session, gone_id)
    if theirs is None:
        return
    which = two_confirmed(session, kept_id, gone_id)
    if ours is not None:
        stays = theirs if theirs.confirmed_at and not ours.confirmed_at else ours
        stays.version = max(ours.version, theirs.version) + 1
        session.delete(ours if stays is theirs else theirs)
        session.flush()
        theirs = stays
    theirs.partner_id = kept_id
    session.flush()
    if which:
        doubt(session, kept_id)


def may_replace(row: Account | None, said: reading.Account) -> bool:
    """Beside a confirmed account waits nothing less than another bank and number."""
    return row is None or waiting(row) is not None or bool(said.bank and said.number)


def _mark(session: Session, row: Account) -> None:
    """By the number that they told last the same one is found with others."""
    number = row.new_number or row.number
    row.number_hash = fingerprint(session, NUMBER, number) if number else None


def known(row: Account) -> reading.Account:
    return reading.Account(row.bank, row.number, row.holder)


def masked(session: Session, partner_id: int) -> str:
    """The confirmed account as it may be shown; "" while there is none."""
    row = of(session, partner_id)
    if row is None or row.confirmed_at is None:
        return ""
    return reading.masked(row.bank, row.number, row.holder)
