"""`sapa inspect listing`: shows how a listing sheet is read, without touching a database."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.inspect.asked import given_day, refuse
from deals.listing.opening import LISTING, BrokenSheet, open_sheet
from deals.listing.records import ListedRow, Listing
from deals.listing.sheet import read_listing


def listing(
    file: Annotated[Path, typer.Argument(help="The sheet: .xlsx or .csv")],
    today: Annotated[str, typer.Option("--today", help="ISO date; today when left out")] = "",
) -> None:
    """Print one JSON object a person of a listing sheet, as the import would read it."""
    found = _read(file, given_day(today))
    for row in found.rows:
        typer.echo(as_json(row))


def as_json(row: ListedRow) -> str:
    """Return the row as one line of JSON, dates in ISO form."""
    return json.dumps(asdict(row), ensure_ascii=False, default=date.isoformat)


def _read(file: Path, today: date) -> Listing:
    try:
        with file.open("rb") as opened:
            rows = open_sheet(opened.read(LISTING.bytes + 1))
    except OSError as error:
        refuse(f"{file} cannot be opened: {error.strerror}.")
    except BrokenSheet as error:
        refuse(f"{file}: {error}")
    found = read_listing(rows, today)
    if not found.has_header:
        refuse(f"{file}: no row names the columns, such as No | KOL | Followers | ... | Link.")
    return found
