"""/report: a month against its target, as text, as a picture and as a sheet."""

from deals.channel import Button, Rows
from deals.reporting import report as rules
from deals.reporting.harvest import Harvests
from deals.reporting.months import latest
from deals.reporting.report import Group, Report, Steps
from deals.says.reporting import reports as says
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.office.picturing import picture_of
from handlers.staff.acting import Acting
from handlers.staff.reporting import evaluations, harvest_lines, sheets, spans
from handlers.staff.reporting.spans import Span
from handlers.staff.turning import month_buttons
from storage.overview import harvests, reports
from storage.tickets import figures as ticket_figures

BACK = 3  # months side by side
GROUPS = ("tier", "platform", "owner", "month")


def command(acting: Acting, rest: str) -> None:
    """/report, /report september, /report herbana 2026-08."""
    _show(acting, spans.one_month(acting, rest))


def turn_month(acting: Acting, rest: str) -> None:
    _show(acting, spans.of_button(acting, rest))


def as_picture(acting: Acting, rest: str) -> None:
    """The same as a picture, drawn while it is sent."""
    span = spans.of_button(acting, rest)
    report, brand = _report(acting, span), span.brand(acting)
    harvest = _harvests(acting, span).in_all
    words = says.Drawn(report.month, report.brand, report.steps.accepted, report.target)
    colour = brand.colour if brand else ""
    drawing = picture_of(report, colour, acting.member.language, harvest)
    acting.turn.drawing(acting.incoming.address, acting.member.language, words, drawing)


def as_sheet(acting: Acting, rest: str) -> None:
    span = spans.of_button(acting, rest)
    report, evaluated = _report(acting, span), evaluations.rows(acting, span)
    language = acting.member.language
    content = book_of(
        [
            (say.label("report", language), _steps(report, language)),
            (say.label("groups", language), _table(report, language)),
            (say.label("harvest", language), harvest_lines.rows(_harvests(acting, span), language)),
            (say.label("evaluation", language), evaluated),
        ]
    )
    sheets.send(acting, content, f"report-{report.month}.xlsx", len(evaluated))


def _show(acting: Acting, span: Span) -> None:
    report = _report(acting, span)
    pace = rules.pace(report, spans.today(acting))
    words = says.MonthReport(
        report.month,
        report.brand,
        report.target,
        tuple(says.StepLine(step, getattr(report.steps, step)) for step in rules.SHOWN),
        pace.missing,
        pace.days_left,
        pace.a_day,
        report.steps.on_time,
        report.steps.dated,
        report.steps.on_time_pct,
        tuple(says.GroupTable(by, _lines(groups)) for by, groups in _groups(report) if groups),
        harvest_lines.lines(_harvests(acting, span)),
        ticket_figures.of_campaigns(acting.session, _campaigns(acting, span)),
    )
    acting.show(words, _buttons(span))


def _report(acting: Acting, span: Span) -> Report:
    return reports.report(acting.session, latest(span.until, BACK), span.brand(acting))


def _harvests(acting: Acting, span: Span) -> Harvests:
    """What the posts of the month brought."""
    return harvests.harvests(acting.session, _campaigns(acting, span))


def _campaigns(acting: Acting, span: Span) -> list[int]:
    return reports.campaigns_of(acting.session, [span.until], span.brand(acting))


def _groups(report: Report) -> tuple[tuple[str, tuple[Group, ...]], ...]:
    tables = (report.tiers, report.platforms, report.owners, report.months)
    return tuple(zip(GROUPS, tables, strict=True))


def _lines(groups: tuple[Group, ...]) -> tuple[says.GroupLine, ...]:
    return tuple(says.GroupLine(group.name, *_counts(group.steps)) for group in groups)


def _counts(steps: Steps) -> tuple[int, int, int, int, int | None]:
    return steps.listed, steps.agreed, steps.posted, steps.accepted, steps.on_time_pct


def _buttons(span: Span) -> Rows:
    return (
        (
            Button("as_picture", f"s.report_picture:{span}"),
            Button("as_sheet", f"s.report_sheet:{span}"),
        ),
        month_buttons(span.until, lambda month: f"s.report:{span.of(month)}"),
        (Button("evaluation", f"s.evaluate:0:{span}"),),
    )


def _steps(report: Report, language: str) -> list[list[Cell]]:
    """Each step with its count, under the target."""
    titles: list[Cell] = [say.word("report_columns", name, language) for name in ("step", "count")]
    rows: list[list[Cell]] = [titles]
    rows.append([say.word("report_columns", "target", language), report.target])
    for step in rules.SHOWN:
        rows.append([say.word("milestones", step, language), getattr(report.steps, step)])
    rows.append([say.word("report_columns", "on_time", language), report.steps.on_time_pct])
    return rows


def _table(report: Report, language: str) -> list[list[Cell]]:
    """A row for each tier, platform, owner and month."""
    steps = ("listed", "agreed", "posted", "accepted")
    names = [say.word("report_columns", name, language) for name in ("group", "name")]
    counted = [say.word("milestones", step, language) for step in steps]
    rows: list[list[Cell]] = [[*names, *counted, say.word("report_columns", "on_time", language)]]
    for by, groups in _groups(report):
        title = say.word("report_groups", by, language)
        rows += [[title, group.name, *_counts(group.steps)] for group in groups]
    return rows
