"""A listing sheet becomes partners and deals: each person once, and nothing half done."""

from dataclasses import dataclass, field

from deals.listing.records import ListedRow, Listing
from handlers.turn import Turn
from storage.db import alone
from storage.deal import deals
from storage.partner import (
    listing,
    twins,
)
from storage.personal import suppressed
from storage.tables import Campaign, Partner


@dataclass(frozen=True)
class RowRead:
    """What became of one row: added, updated, same, twice or left_out, and what is doubtful."""

    row: int
    name: str
    outcome: str
    notes: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass
class SheetRead:
    rows: list[RowRead] = field(default_factory=list)
    listed: int = 0

    def count(self, *outcomes: str) -> int:
        return sum(row.outcome in outcomes for row in self.rows)


def take_listing(turn: Turn, campaign: Campaign, sheet: Listing) -> SheetRead:
    """Takes every row of a sheet into a campaign; the same sheet again changes nothing."""
    alone(
        turn.session, "import"
    )  # else two sheets would each add who has no account to be known by
    read = SheetRead()
    seen: set[int] = set()
    for row in sheet.rows:
        read.rows.append(_take(turn, campaign, row, seen, read))
    told = [RowRead(s.row, "", "left_out", (s.reason,)) for s in sheet.skipped if _counts(s.reason)]
    read.rows = sorted([*read.rows, *told], key=lambda one: one.row)
    return read


def _take(
    turn: Turn, campaign: Campaign, row: ListedRow, seen: set[int], read: SheetRead
) -> RowRead:
    name = row.name or (f"@{row.handle}" if row.handle else "")
    if not name:
        return RowRead(row.row, "", "left_out", ("no_person", *row.problems))
    partner = listing.known(turn.session, row)
    if suppressed.holds(turn.session, row):
        return RowRead(row.row, name, "left_out", ("forgotten",))
    if partner and partner.id in seen:
        flagged = any(code.startswith("duplicate_of_row") for code in row.problems)
        notes = row.problems if flagged else (*row.problems, "twice")
        return RowRead(row.row, name, "twice", notes)
    if partner:
        changed = listing.renew(turn.session, partner, row)
        told = RowRead(row.row, name, "updated" if changed else "same", row.problems, changed)
    else:
        partner = listing.add(turn.session, row, campaign.kind, campaign.language, turn.now)
        alike = ("alike",) if twins.alike(turn.session, partner, 1) else ()
        told = RowRead(row.row, name, "added", (*row.problems, *alike))
    seen.add(_id(partner))
    _, new = deals.listed(turn.session, _id(campaign), _id(partner), turn.now)
    read.listed += new
    return told


def _counts(reason: str) -> bool:
    """Headings and blank lines are no loss; a row that nobody could be found in may be one."""
    return reason in ("no_person", "note")


def _id(row: Partner | Campaign) -> int:
    assert row.id
    return row.id
