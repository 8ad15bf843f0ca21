"""What a listing sheet yields: the people in it, and the rows that hold none."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ListedRow:
    """One person of the sheet; `row` is the record's 1-based number in the file."""

    row: int
    name: str | None
    handle: str | None
    platform: str | None
    followers: int | None
    tier: str | None
    address: str | None
    phone: str | None
    post_date: date | None
    pr_status: str | None
    brand: str | None
    link: str | None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """A row without a person, and why: blank, title, heading, header, note or no_person."""

    row: int
    reason: str


@dataclass(frozen=True)
class Listing:
    """The whole sheet, read; `has_header` is false when no row names the columns."""

    rows: tuple[ListedRow, ...]
    skipped: tuple[Skipped, ...]
    has_header: bool
