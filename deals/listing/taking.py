"""What becomes of each row of a sheet: somebody is added, brought up to date, or left out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from deals.listing.records import ListedRow
from deals.listing.roll import Entry, Roll


@dataclass(frozen=True)
class RowRead:
    """What became of one row: added, updated, same, twice or left_out, and what is doubtful."""

    row: int
    name: str
    outcome: str
    notes: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def take(
    roll: Roll, rows: Sequence[ListedRow], forgotten: Collection[int]
) -> Iterator[tuple[RowRead, Entry | None]]:
    """Each row, and who is listed by it, if anybody. Of two rows about one person the first counts.

    `forgotten`: the rows about whoever asked to be forgotten.
    """
    seen: set[Entry] = set()
    for row in rows:
        name = row.name or (f"@{row.handle}" if row.handle else "")
        if not name:
            yield RowRead(row.row, "", "left_out", ("no_person", *row.problems)), None
        elif row.row in forgotten:
            yield RowRead(row.row, name, "left_out", ("forgotten",)), None
        elif (entry := roll.find(row)) in seen:
            yield RowRead(row.row, name, "twice", _twice(row)), None
        else:
            told, entry = _taken(roll, row, name, entry)
            seen.add(entry)
            yield told, entry


def _taken(roll: Roll, row: ListedRow, name: str, entry: Entry | None) -> tuple[RowRead, Entry]:
    if entry is None:
        return RowRead(row.row, name, "added", row.problems), roll.add(row, name)
    changed = roll.renew(entry, row)
    return RowRead(row.row, name, "updated" if changed else "same", row.problems, changed), entry


def _twice(row: ListedRow) -> tuple[str, ...]:
    flagged = any(code.startswith("duplicate_of_row") for code in row.problems)
    return row.problems if flagged else (*row.problems, "twice")
