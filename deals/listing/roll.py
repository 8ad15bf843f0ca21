"""The roll: who is listed, as far as the rows of a sheet may be about them. Found again by account,
else by name and phone, else by all that a row says; and brought up to date."""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from deals.listing.records import ListedRow

# The partner's field -> the sheet's.
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
    "posted_on": "post_date",
    "brand": "brand",
}
Said = dict[str, Any]
_COLUMNS = attrgetter(*KEPT.values())


@dataclass(eq=False)
class Entry:
    """A partner as a sheet lists them. `number`: 0 for who is new; `changed`: what was written."""

    number: int
    said: Said
    problems: tuple[str, ...]
    changed: Said = field(default_factory=dict)

    @property
    def new(self) -> bool:
        return not self.number

    def renew(self, row: ListedRow) -> tuple[str, ...]:
        """Takes what the row says anew and answers the fields; what it does not say stays.

        An account is filled in when there was none, and never replaced by another.
        """
        said, account = _said(row), self.said["handle"]
        if account or not (row.platform and row.handle):
            said |= {"platform": None, "handle": None}
        fresh = {name: v for name, v in said.items() if v is not None and v != self.said[name]}
        if account and row.handle not in (None, account):
            fresh.pop("link", None)
        self.said |= fresh
        self.changed |= fresh
        if row.problems != self.problems:
            self.problems = row.problems
            self.changed["problems"] = list(row.problems)
        return tuple(fresh)


class Roll:
    """Those who are known, as far as a sheet asks, and whoever it adds."""

    def __init__(self) -> None:
        self.known: dict[int, Entry] = {}
        self.added: list[Entry] = []
        self._by_account: dict[tuple[str, str], Entry] = {}
        self._by_name: dict[str, list[tuple[Entry, Said]]] = {}

    def know(self, number: int, said: Said, problems: list[str], record: Said) -> None:
        """Somebody who is listed. `record`: name, platform, handle and phone of what was merged
        into them, or their own."""
        entry = self.known.setdefault(number, Entry(number, said, tuple(problems)))
        merged = any(record[name] != entry.said[name] for name in record)
        self._note(entry, record if merged else entry.said)

    def find(self, row: ListedRow) -> Entry | None:
        """Whom a row is about."""
        account = (row.platform, row.handle) if row.platform and row.handle else None
        if account and account in self._by_account:
            return self._by_account[account]
        if not row.name or (account and not row.phone):
            return None
        named = self._by_name.get(row.name.casefold(), ())
        same = [entry for entry, record in named if _same(entry, record, row)]
        return min(same, key=lambda entry: (entry.new, entry.number), default=None)

    def add(self, row: ListedRow, name: str) -> Entry:
        """Somebody new, of that name."""
        said = _said(row) | {"name": name}
        entry = Entry(0, said, row.problems, {**said, "problems": list(row.problems)})
        self.added.append(entry)
        self._note(entry, entry.said)
        return entry

    def renew(self, entry: Entry, row: ListedRow) -> tuple[str, ...]:
        """As the entry does; from now on they are found by what the row says."""
        fresh = entry.renew(row)
        if fresh:
            self._note(entry, entry.said)
        return fresh

    def _note(self, entry: Entry, record: Said) -> None:
        """How an entry is found. Its own record is looked at as it is then."""
        if record["platform"] and record["handle"]:
            self._by_account[record["platform"], record["handle"]] = entry
        self._by_name.setdefault(record["name"].casefold(), []).append((entry, record))


def _said(row: ListedRow) -> Said:
    return dict(zip(KEPT, _COLUMNS(row), strict=True))


def _same(entry: Entry, record: Said, row: ListedRow) -> bool:
    """Whether a record of that entry has the name of a row, and what else the row is known by."""
    if row.phone:
        same_name = record["name"].casefold() == (row.name or "").casefold()
        return same_name and record["phone"] == row.phone == entry.said["phone"]
    return record["name"] == row.name and entry.said["handle"] == row.handle
