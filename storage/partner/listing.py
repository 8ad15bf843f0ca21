"""Partners as a sheet lists them: found again or added, and brought up to date."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from deals.listing.records import ListedRow
from storage.partner import people
from storage.personal.fingerprints import of_phone
from storage.tables import Partner

# The sheet's field -> the partner's.
KEPT = {
    "name": "name",
    "platform": "platform",
    "handle": "handle",
    "link": "link",
    "followers": "followers",
    "tier": "tier",
    "address": "address",
    "phone": "phone",
    "pr_status": "pr_status",
    "post_date": "posted_on",
    "brand": "brand",
}


def known(session: Session, row: ListedRow) -> Partner | None:
    """The partner that a row is about: by account, else by name and phone, else by all it says."""
    if row.platform and row.handle:
        found = people.by_handle(session, row.platform, row.handle)
        if found:
            return found
    named = _named(session, row)
    if row.phone:
        return next((p for p in named if p.phone == row.phone), None)
    if row.platform and row.handle:
        return None
    return next((p for p in named if p.handle == row.handle), None)


def add(session: Session, row: ListedRow, kind: str, language: str, now: datetime) -> Partner:
    """A new partner, whom the row names by name or by handle."""
    values = {field: getattr(row, column) for column, field in KEPT.items()}
    values["name"] = row.name or f"@{row.handle}"
    values["phone_hash"] = of_phone(session, row.phone)
    partner = Partner(
        kind=kind, language=language, problems=list(row.problems), listed_at=now, **values
    )
    session.add(partner)
    session.flush()
    return partner


def renew(session: Session, partner: Partner, row: ListedRow) -> tuple[str, ...]:
    """Writes what the row says anew and answers the fields; what it does not say stays.

    An account is filled in when there was none, and never replaced by another.
    """
    said = {field: getattr(row, column) for column, field in KEPT.items()}
    if partner.handle or not (row.platform and row.handle):
        said |= {"platform": None, "handle": None}
    changed = {f: v for f, v in said.items() if v is not None and v != getattr(partner, f)}
    if partner.handle and row.handle not in (None, partner.handle):
        changed.pop("link", None)
    _write(partner, changed)
    if "phone" in changed:
        partner.phone_hash = of_phone(session, partner.phone)
    if list(row.problems) != partner.problems:
        partner.problems = list(row.problems)
    session.flush()
    return tuple(changed)


def _named(session: Session, row: ListedRow) -> list[Partner]:
    """Partners of that name, whatever the case of its letters."""
    if not row.name:
        return []
    wanted = row.name.casefold()
    columns = select(Partner).where(Partner.phone_hash == of_phone(session, row.phone))
    if not row.phone:
        columns = select(Partner).where(Partner.name == row.name)
    named = [partner for partner in session.exec(columns) if partner.name.casefold() == wanted]
    return [people.kept(session, partner) for partner in named]


def _write(partner: Partner, changed: dict[str, Any]) -> None:
    for field, value in changed.items():
        setattr(partner, field, value)
