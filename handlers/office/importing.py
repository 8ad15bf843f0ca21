"""A listing sheet becomes partners and deals: each person once, and nothing half done."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from deals.listing.records import Listing
from deals.listing.roll import Entry
from deals.listing.taking import RowRead
from handlers.paying import sold_posts
from handlers.turn import Turn
from storage.db import alone
from storage.deal.listing import list_all
from storage.partner import (
    listing,
    twins,
)
from storage.tables import Campaign


@dataclass
class SheetRead:
    rows: list[RowRead] = field(default_factory=list)
    listed: int = 0

    def count(self, *outcomes: str) -> int:
        return sum(row.outcome in outcomes for row in self.rows)


def take_listing(turn: Turn, campaign: Campaign, sheet: Listing) -> SheetRead:
    """Takes every row of a sheet into a campaign; the same sheet again changes nothing.

    In a few statements for all of them: however long a sheet is, others wait for it. Raises Busy.
    """
    session = turn.session
    alone(session, "import")  # else two sheets would each add who has no account to be known by
    roll, taken = listing.taken(session, sheet.rows)
    number = campaign.id or 0
    listing.write(session, roll, campaign.kind, campaign.language, turn.now)
    listed = list_all(session, number, [entry.number for _, entry in taken if entry], turn.now)
    sold_posts.find_owners(turn)
    alike = twins.resembling(session, [entry.number for entry in roll.added])
    rows = [_with_twins(read, entry, alike) for read, entry in taken]
    rows += [
        RowRead(s.row, "", "left_out", (s.reason,)) for s in sheet.skipped if _counts(s.reason)
    ]
    return SheetRead(sorted(rows, key=lambda one: one.row), listed)


def _with_twins(read: RowRead, entry: Entry | None, alike: Collection[int]) -> RowRead:
    if entry is None or entry.number not in alike:
        return read
    return replace(read, notes=(*read.notes, "alike"))


def _counts(reason: str) -> bool:
    """Headings and blank lines are no loss; a row that nobody could be found in may be one."""
    return reason in ("no_person", "note")
