"""/export: the listing back in the team's own headers."""

from deals.decision import Refused
from deals.listing.writing import HEADERS, WrittenRow
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets, spans
from handlers.words.phrases import Phrases
from storage.overview import (
    exports,
    reports,
)


def command(acting: Acting, rest: str) -> None:
    """/export, /export september, /export herbana, or /export and a campaign's title or number."""
    acting.must_be_private()  # it holds addresses
    campaigns = _campaigns(acting, rest)
    rows = exports.size(acting.session, campaigns)
    if not rows:
        raise Refused("nothing_listed")
    if rows > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    language = acting.member.language
    title = say.label("listing", language)
    content = book_of([(title, _written(exports.listing(acting.session, campaigns), language))])
    sheets.send(acting, content, "listing.xlsx", rows)


def _campaigns(acting: Acting, words: str) -> list[int]:
    """Of months and a brand where the words name such; else of the campaign that they name."""
    try:
        span = spans.named(acting, words, 1)
    except Refused:
        return [choosing.one(acting, words.strip()).id or 0]
    return reports.campaigns_of(acting.session, span.months, span.brand(acting))


def _written(rows: list[WrittenRow], language: str) -> list[list[Cell]]:
    """Numbered from 1 in each month, under the month's own heading."""
    phrases = Phrases(language)
    written: list[list[Cell]] = [list(HEADERS)]
    month, number = "", 0
    for row in rows:
        if row.month != month:
            month, number = row.month, 0
            written.append([phrases.month(month).upper()])
        number += 1
        written.append([number, *_cells(row, phrases)])
    return written


def _cells(row: WrittenRow, phrases: Phrases) -> list[Cell]:
    """As HEADERS has them, after the number."""
    day = phrases.dates((row.post_day,)) if row.post_day else ""
    platform = phrases.word(row.platform, "platforms")
    return [row.name, row.followers, row.address, day, row.willing, platform, row.brand, row.link]
