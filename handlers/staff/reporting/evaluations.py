"""/evaluate: who to continue with and who not, with the figures why."""

from deals.channel import Button, Rows
from deals.decision import Refused
from deals.reporting.evaluation import SUGGESTIONS, Evaluated, next_month
from deals.reporting.months import month_of
from deals.says.reporting import evaluation as says
from handlers import say
from handlers.office.exporting import Cell
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets, spans
from handlers.staff.reporting.spans import Span
from handlers.staff.turning import month_buttons, page_buttons
from handlers.words import evaluation_lines
from storage.overview import evaluations
from storage.overview.evaluations import Asked
from storage.staff import members

PAGE = 6
READ_AT_ONCE = 500  # rows, for the sheet
LONGEST = 24  # letters of a name on a button
COLUMNS = (
    *("number", "partner", "handle", "brand", "suggestion", "pieces", "posted", "days_late"),
    *("reminders", "more_time", "sent_back", "problems", "broken", "fee", "barter"),
    *("views", "likes", "cost"),
)


def command(acting: Acting, rest: str) -> None:
    """/evaluate, /evaluate september, /evaluate herbana 2026-08."""
    acting.show(*page_of(acting, spans.one_month(acting, rest), 0))


def turn_page(acting: Acting, rest: str) -> None:
    page, _, span = rest.partition(":")
    acting.show(*page_of(acting, spans.of_button(acting, span), page_number(page)))


def page_number(part: str) -> int:
    """The page in a press; anybody can forge one."""
    if not part.isdecimal() or len(part) > 5:
        raise Refused("old_button")
    return int(part)


def asked_of(acting: Acting, span: Span) -> Asked:
    """The last month of a span, as it stands today."""
    today = spans.today(acting)
    then = next_month(span.until, month_of(today))
    return Asked(span.until, span.brand(acting), today, then)


def page_of(acting: Acting, span: Span, page: int) -> tuple[says.EvaluationShown, Rows]:
    """The message and its buttons; a page beyond the last is the last."""
    asked = asked_of(acting, span)
    counted = evaluations.counts(acting.session, asked)
    total = sum(counted.values())
    pages = max(1, -(-total // PAGE))
    page = min(page, pages - 1)
    found = evaluations.page(acting.session, asked, page, PAGE)
    words = says.EvaluationShown(
        asked.month,
        asked.brand.name if asked.brand else "",
        tuple(says.SuggestionCount(s, counted[s]) for s in SUGGESTIONS if s in counted),
        tuple(_line(acting, span, one, page * PAGE + at) for at, one in enumerate(found, 1)),
        page + 1,
        pages,
        total,
        asked.next_month,
    )
    return words, _buttons(acting, span, page, pages, found)


def rows(acting: Acting, span: Span) -> list[list[Cell]]:
    """The same for a sheet: a row a partner, numbers as numbers."""
    language = acting.member.language
    asked = asked_of(acting, span)
    found = evaluations.pages(acting.session, asked, READ_AT_ONCE, sheets.MOST_ROWS)
    titles: list[Cell] = [say.word("evaluation_columns", name, language) for name in COLUMNS]
    return [titles, *(_cells(at, one, language) for at, one in enumerate(found, 1))]


def _line(acting: Acting, span: Span, one: Evaluated, number: int) -> says.EvaluationLine:
    return says.EvaluationLine(
        number,
        one.partner,
        one.handle,
        "" if span.brand_id else one.brand,
        one.suggestion.value,
        evaluation_lines.figures(one, acting.member.language),
        one.next_deal,
    )


def _buttons(acting: Acting, span: Span, page: int, pages: int, found: list[Evaluated]) -> Rows:
    turns = page_buttons(page, pages, lambda number: f"s.evaluate:{number}:{span}")
    months = month_buttons(span.until, lambda month: f"s.evaluate:0:{span.of(month)}")
    sheet = (Button("as_sheet", f"s.report_sheet:{span}"),)
    invites = _invites(acting, span, page, found)
    return tuple(row for row in (*invites, turns, months, sheet) if row)


def _invites(acting: Acting, span: Span, page: int, found: list[Evaluated]) -> Rows:
    """For whoever may approve: each who is not there yet, and all for whom the figures speak."""
    if not members.may(acting.member, "lead"):
        return ()
    label = say.label("invite_again", acting.member.language)
    free = [one for one in found if not one.next_deal]
    buttons = [
        Button(
            f"{label}: {one.partner[:LONGEST]}",
            f"s.reinvite:{one.record.deal}:{page}:{span}",
            plain=True,
        )
        for one in free
    ]
    pairs = [tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    everybody = (Button("invite_suggested", f"s.reinvite_all:{span}"),)
    return (*pairs, everybody) if found else ()


def _cells(number: int, one: Evaluated, language: str) -> list[Cell]:
    """As COLUMNS has them."""
    record = one.record
    return [
        *(number, one.partner, one.handle, one.brand),
        say.word("suggestions", one.suggestion, language),
        *(record.pieces, record.delivered, record.days_late),
        *(record.reminders, record.more_time, record.sent_back, one.problems),
        *(record.broken, one.fee_idr, one.barter_idr),
        *(one.views, one.likes, one.idr_per_1000_views),
    ]
