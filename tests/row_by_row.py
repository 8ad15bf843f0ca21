"""A listing sheet taken row by row, each looked up and written by itself: what the import, which
takes all rows at once, is compared with."""

from datetime import datetime

from sqlmodel import Session, select

from deals.listing.records import ListedRow
from deals.listing.roll import KEPT
from deals.listing.taking import RowRead
from storage.deal import deals
from storage.partner import people, twins
from storage.personal import suppressed
from storage.personal.fingerprints import of_phone
from storage.tables import Campaign, Partner


def taken(
    session: Session, campaign: Campaign, rows: list[ListedRow], now: datetime
) -> list[RowRead]:
    seen: set[int] = set()
    read = [_take(session, campaign, row, seen, now) for row in rows]
    return [_with_twins(session, one, partner) for one, partner in read]


def _take(
    session: Session, campaign: Campaign, row: ListedRow, seen: set[int], now: datetime
) -> tuple[RowRead, Partner | None]:
    """What became of it; and the partner when they are new."""
    name = row.name or (f"@{row.handle}" if row.handle else "")
    if not name:
        return RowRead(row.row, "", "left_out", ("no_person", *row.problems)), None
    partner = _known(session, row)
    if suppressed.holds(session, row):
        return RowRead(row.row, name, "left_out", ("forgotten",)), None
    if partner and partner.id in seen:
        flagged = any(code.startswith("duplicate_of_row") for code in row.problems)
        notes = row.problems if flagged else (*row.problems, "twice")
        return RowRead(row.row, name, "twice", notes), None
    new = None
    if partner:
        changed = _renew(session, partner, row)
        told = RowRead(row.row, name, "updated" if changed else "same", row.problems, changed)
    else:
        new = partner = _add(session, row, campaign, now)
        told = RowRead(row.row, name, "added", row.problems)
    seen.add(partner.id)
    deals.listed(session, campaign.id, partner.id, now)
    return told, new


def _with_twins(session: Session, read: RowRead, new: Partner | None) -> RowRead:
    """Somebody new is like somebody who was listed before."""
    alike = twins.alike(session, new, 1000) if new else ()
    notes = ("alike",) if any(number < new.id for number, _ in alike) else ()
    return RowRead(read.row, read.name, read.outcome, (*read.notes, *notes), read.changed)


def _known(session: Session, row: ListedRow) -> Partner | None:
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


def _named(session: Session, row: ListedRow) -> list[Partner]:
    if not row.name:
        return []
    query = select(Partner).where(Partner.phone_hash == of_phone(session, row.phone))
    if not row.phone:
        query = select(Partner).where(Partner.name == row.name)
    same = [one for one in session.exec(query) if one.name.casefold() == row.name.casefold()]
    return sorted((people.kept(session, one) for one in same), key=lambda one: one.id)


def _add(session: Session, row: ListedRow, campaign: Campaign, now: datetime) -> Partner:
    values = {field: getattr(row, column) for field, column in KEPT.items()}
    values["name"] = row.name or f"@{row.handle}"
    values["phone_hash"] = of_phone(session, row.phone)
    partner = Partner(
        kind=campaign.kind,
        language=campaign.language,
        problems=list(row.problems),
        listed_at=now,
        **values,
    )
    session.add(partner)
    session.flush()
    return partner


def _renew(session: Session, partner: Partner, row: ListedRow) -> tuple[str, ...]:
    said = {field: getattr(row, column) for field, column in KEPT.items()}
    if partner.handle or not (row.platform and row.handle):
        said |= {"platform": None, "handle": None}
    changed = {f: v for f, v in said.items() if v is not None and v != getattr(partner, f)}
    if partner.handle and row.handle not in (None, partner.handle):
        changed.pop("link", None)
    for field, value in changed.items():
        setattr(partner, field, value)
    if "phone" in changed:
        partner.phone_hash = of_phone(session, partner.phone)
    if list(row.problems) != partner.problems:
        partner.problems = list(row.problems)
    session.flush()
    return tuple(changed)
