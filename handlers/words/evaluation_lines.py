"""Why somebody is suggested or not: the figures in plain words, those that say something."""

from collections.abc import Iterator

from deals.reporting.evaluation import Evaluated
from handlers.words.phrases import Phrases
from handlers.words.wording import tables

COUNTED = ("more_time", "sent_back", "reminders")


def figures(told: Evaluated, language: str) -> tuple[str, ...]:
    """`2 dari 2 tayang`, `1 terlambat 3 hari`, `1 kali minta waktu`."""
    return tuple(_figures(told, language))


def _figures(told: Evaluated, language: str) -> Iterator[str]:
    record = told.record
    yield _said("posted", language, record.delivered, of=record.pieces)
    yield from _punctual(told, language)
    for name in ("overdue", "running", "broken", "called_off"):
        if getattr(record, name):
            yield _said(name, language, getattr(record, name))
    for name in COUNTED:
        if getattr(record, name):
            yield _said(name, language, getattr(record, name))
    if told.problems:
        yield _said("problems", language, told.problems)
    yield from _paid(told, language)


def _punctual(told: Evaluated, language: str) -> Iterator[str]:
    record = told.record
    if record.days_late:
        yield _said("late", language, max(1, told.late_pieces), days=record.days_late)
    elif record.delivered and not record.missing:
        yield _said("on_time", language, 1)


def _paid(told: Evaluated, language: str) -> Iterator[str]:
    """Fee and goods, and what they brought."""
    idr = Phrases(language).idr
    if told.fee_idr:
        yield _said("fee", language, 1, idr=idr(told.fee_idr))
    if told.barter_idr:
        yield _said("barter", language, 1, idr=idr(told.barter_idr))
    if told.views is not None:
        yield _said("views", language, told.views)
    if told.idr_per_1000_views is not None:
        yield _said("cost", language, 1, idr=idr(told.idr_per_1000_views))


def _said(name: str, language: str, count: int, **more: object) -> str:
    one, several = tables(language)["evaluation_figures"][name]
    return str((one if count == 1 else several).format(n=Phrases(language).count(count), **more))
