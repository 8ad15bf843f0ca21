"""/calendar: a month of posts in chat and as an iCal file; /busy: when a partner cannot."""

from dataclasses import dataclass

from deals.calendar.month import DUE, POSTED, PROMISED, Day, Entry, days_of
from deals.calendar.special import HOLIDAY, PAY, holiday
from deals.channel import Button, Rows
from deals.decision import Refused
from deals.reading.busy_days import days_in
from deals.reporting.months import first_day, last_day, month_of, read_months, shifted
from deals.says.reporting import calendar as says
from handlers import say
from handlers.office import calendar_file
from handlers.staff.acting import Acting
from handlers.staff.reporting import sheets, spans
from handlers.staff.reporting.spans import Span
from handlers.staff.turning import month_buttons, page_buttons
from storage.overview import calendars
from storage.partner import busy_days

LINES = 24  # of a page
OF_ONE_DAY = 12
AHEAD = 6  # months: a month without a year is one of the next of these, or the last that was
NOTHING = ("-", "hapus", "clear", "none")


@dataclass(frozen=True)
class Month:
    """What is known of a month, of a brand or of all."""

    span: Span
    brand: str
    days: tuple[Day, ...]

    @property
    def entries(self) -> list[Entry]:
        return [entry for day in self.days for entry in day.entries]


def command(acting: Acting, rest: str) -> None:
    """/calendar, /calendar oktober, /calendar herbana 2026-10."""
    _show(acting, named(acting, rest), 0)


def turn_page(acting: Acting, rest: str) -> None:
    page, _, span = rest.partition(":")
    if not page.isdecimal() or len(page) > 5:
        raise Refused("old_button")
    _show(acting, spans.of_button(acting, span), int(page))


def as_file(acting: Acting, rest: str) -> None:
    """The whole month as an .ics, for any calendar."""
    month = _month(acting, spans.of_button(acting, rest))
    content = calendar_file.written(
        month.days, month.brand, acting.member.language, acting.turn.now
    )
    sheets.send(acting, content, f"calendar-{month.span.since}.ics", len(month.entries))


def busy(acting: Acting, rest: str) -> None:
    """/busy 12 10-12 september; /busy 12 - when they can again."""
    number, _, days = rest.strip().partition(" ")
    if not number:
        raise Refused("busy_unreadable")
    deal, today = acting.deal(number.lstrip("#")), spans.today(acting)
    if days.strip().lower() in NOTHING:
        busy_days.forget(acting.session, deal.partner.id, today)
        acting.answer(says.BusyNoted(deal.id, deal.partner.name, None, None))
        return
    found = days_in(days, today)
    if found is None:
        raise Refused("busy_unreadable")
    busy_days.keep(acting.session, deal.partner.id, *found, acting.turn.now)
    acting.answer(says.BusyNoted(deal.id, deal.partner.name, *found))


def named(acting: Acting, words: str) -> Span:
    """A month and a brand in any order, or neither: this month. Of months without a year those
    that are to come go first."""
    span = spans.brand_and_rest(acting, words)
    today = spans.today(acting)
    if not span[1]:
        month = month_of(today)
    else:
        ahead = last_day(shifted(month_of(today), AHEAD))
        found = read_months(span[1], ahead)
        if found is None or len(found) > 1 or span[1].isdecimal():
            raise Refused("no_such_month")
        month = found[0]
    return Span(month, month, span[0].id if span[0] else None)


def _month(acting: Acting, span: Span) -> Month:
    first, last, brand = first_day(span.since), last_day(span.since), span.brand(acting)
    found = calendars.entries(acting.session, first, last, brand, sheets.MOST_ROWS)
    if found is None:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    away = calendars.busy(acting.session, first, last, brand, sheets.MOST_ROWS)
    return Month(span, brand.name if brand else "", days_of(first, last, found, away))


def _show(acting: Acting, span: Span, page: int) -> None:
    month = _month(acting, span)
    days = [_told(day, acting.member.language) for day in month.days]
    pages = _pages(days)
    page = min(page, len(pages) - 1)
    posted = sum(entry.kind == POSTED for entry in month.entries)
    words = says.CalendarShown(
        span.since,
        month.brand,
        tuple(pages[page]),
        page + 1,
        len(pages),
        sum(entry.kind in (DUE, PROMISED) for entry in month.entries),
        posted,
        sum(len(day.clashes) for day in month.days),
    )
    acting.show(words, _buttons(span, page, len(pages)))


def _told(day: Day, language: str) -> says.CalendarDay:
    lines = tuple(
        says.CalendarLine(one.kind, one.deal, one.partner, one.brand, one.contents, one.at)
        for one in day.entries[:OF_ONE_DAY]
    )
    more = len(day.entries) - len(lines)
    away = tuple(one.partner for one in day.busy[:OF_ONE_DAY])
    marks = marks_in_words(day, language)
    return says.CalendarDay(day.on, marks, lines, more, away, day.clashes[:OF_ONE_DAY])


def marks_in_words(day: Day, language: str) -> tuple[str, ...]:
    """`9.9`, payday, and the holiday by its name."""
    words = {PAY: say.word("calendar_marks", PAY, language), HOLIDAY: holiday(day.on, language)}
    twin = f"{day.on.day}.{day.on.month}"
    return tuple(words.get(mark, twin) for mark in day.marks)


def _pages(days: list[says.CalendarDay]) -> list[list[says.CalendarDay]]:
    """No day is cut in two."""
    pages: list[list[says.CalendarDay]] = [[]]
    room = LINES
    for day in days:
        needs = 1 + len(day.lines) + len(day.clashes) + bool(day.busy)
        if needs > room and pages[-1]:
            pages.append([])
            room = LINES
        pages[-1].append(day)
        room -= needs
    return pages


def _buttons(span: Span, page: int, pages: int) -> Rows:
    turns = page_buttons(page, pages, lambda number: f"s.calendar:{number}:{span}")
    months = month_buttons(span.since, lambda month: f"s.calendar:0:{span.of(month)}")
    file = (Button("as_ics", f"s.calendar_file:{span}"),)
    return (turns, months, file) if turns else (months, file)
