"""Reads one record of the sheet, cell by cell, into the person it lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from deals.dates import DateReading, MonthHeading, read_date
from deals.listing.cells import clean
from deals.listing.contact import read_address, read_phone
from deals.listing.followers import Followers, read_followers, tier_of
from deals.listing.pr_status import read_pr_status
from deals.listing.profile import bare_handle, read_profile, typed_handle
from deals.listing.records import ListedRow


@dataclass(frozen=True)
class Record:
    """A row with somebody in it: its filled cells by field, and what the rows above say."""

    row: int
    cells: Mapping[str, object]
    columns: frozenset[str]
    group: MonthHeading | None
    platform_hint: str


def read_person(record: Record, today: date) -> ListedRow:
    """Return the person that the record lists, with a short code for each doubtful cell."""
    cell = record.cells.get
    followers = _followers(record)
    address = read_address(cell("address"))
    phone = read_phone(cell("phone") or cell("contact"), address)
    pr_status = read_pr_status(cell("pr_status"))
    posted = _post_date(record, today, happened=pr_status.status == "done")
    name, handle = _name_and_handle(record)
    profile = read_profile(cell("link"), cell("platform"), handle, record.platform_hint)
    unnamed = () if name else ("no_name",)
    return ListedRow(
        row=record.row,
        name=name,
        handle=profile.handle,
        platform=profile.platform,
        followers=followers.count,
        tier=tier_of(followers.count),
        address=address,
        phone=phone.number,
        post_date=posted.day,
        pr_status=pr_status.status,
        brand=clean(cell("brand")) or None,
        link=profile.link,
        problems=(
            *unnamed,
            *followers.problems,
            *phone.problems,
            *posted.problems,
            *pr_status.problems,
            *profile.problems,
        ),
    )


def _followers(record: Record) -> Followers:
    """Read the followers; a sheet without such a column says nothing about them."""
    if "followers" not in record.columns:
        return Followers()
    return read_followers(record.cells.get("followers"))


def _post_date(record: Record, today: date, *, happened: bool) -> DateReading:
    return read_date(record.cells.get("post_date"), today, happened=happened, group=record.group)


def _name_and_handle(record: Record) -> tuple[str | None, str | None]:
    """Return name and typed handle from the name, account and handle columns.

    `Alya (@ceritaalya.id)` is both; an account or handle column names a person who has no
    other name.
    """
    name, account, handle = (clean(record.cells.get(f)) for f in ("name", "account", "handle"))
    typed = typed_handle(name) or bare_handle(handle) or typed_handle(handle)
    typed = typed or typed_handle(account) or _account_handle(account)
    return _without_handle(name or account or handle) or None, typed


def _account_handle(account: str) -> str | None:
    """Take `citra.jualan` in an account column for a handle, `Citra` for a name."""
    return bare_handle(account) if re.fullmatch(r"(?=.*[._0-9])[a-z0-9._]+", account) else None


def _without_handle(name: str) -> str:
    bare = re.sub(r"\s*[-|/(\[]?\s*(?<![\w.])@[A-Za-z0-9._-]+\s*[)\]]?", " ", name)
    return " ".join(bare.split()) or name
