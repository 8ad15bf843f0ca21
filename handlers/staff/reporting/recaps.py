"""/recap: who posted when, per brand side by side, in chat and as the team's sheet."""

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.reporting.recap import Recap, RecapRow
from deals.says.reporting import reports as says
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets, spans
from handlers.staff.reporting.spans import Span
from handlers.staff.turning import page_buttons
from handlers.words.phrases import Phrases
from storage.overview import recaps

PAGE = 8
MONTHS = 3  # unless others are named


def command(acting: Acting, rest: str) -> None:
    """/recap, /recap herbana, /recap juli-september."""
    _show(acting, spans.named(acting, rest, MONTHS), 0)


def turn_page(acting: Acting, rest: str) -> None:
    page, _, span = rest.partition(":")
    if not page.isdecimal() or len(page) > 5:
        raise Refused("old_button")
    _show(acting, spans.of_button(acting, span), int(page))


def as_sheet(acting: Acting, rest: str) -> None:
    """The whole of it as an .xlsx."""
    span = spans.of_button(acting, rest)
    recap = recaps.recap(acting.session, span.months, span.brand(acting), 0, sheets.MOST_ROWS)
    if recap.total > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    language = acting.member.language
    content = book_of([(say.label("recap", language), _rows(recap, language))])
    sheets.send(acting, content, f"recap-{span.since}-{span.until}.xlsx", len(recap.rows))


def _show(acting: Acting, span: Span, page: int) -> None:
    recap = recaps.recap(acting.session, span.months, span.brand(acting), page, PAGE)
    pages = max(1, -(-recap.total // PAGE))
    if page >= pages:
        _show(acting, span, pages - 1)
        return
    lines = tuple(_line(row, recap, page * PAGE + at) for at, row in enumerate(recap.rows, 1))
    words = says.RecapShown(recap.since, recap.until, lines, page + 1, pages, recap.total)
    acting.show(words, _buttons(span, page, pages))


def _line(row: RecapRow, recap: Recap, number: int) -> says.RecapLine:
    days = zip(recap.brands, row.posted, strict=True)
    told = tuple(says.BrandDays(brand, posted) for brand, posted in days)
    return says.RecapLine(number, row.partner, row.handle, told)


def _buttons(span: Span, page: int, pages: int) -> Rows:
    turns = page_buttons(page, pages, lambda number: f"s.recap:{number}:{span}")
    sheet = (Button("as_sheet", f"s.recap_sheet:{span}"),)
    return (turns, sheet) if turns else (sheet,)


def _rows(recap: Recap, language: str) -> list[list[Cell]]:
    """The team's layout: a row a partner, a column a brand, the day in words or `-`."""
    titles = [say.word("report_columns", name, language) for name in ("number", "partner")]
    titles += [say.word("report_columns", name, language) for name in ("handle", "platform")]
    phrases = Phrases(language)
    rows: list[list[Cell]] = [[*titles, *recap.brands]]
    for number, row in enumerate(recap.rows, 1):
        platform = phrases.word(row.platform, "platforms")
        days = (phrases.dates(posted) for posted in row.posted)
        rows.append([number, row.partner, row.handle, platform, *days])
    return rows
