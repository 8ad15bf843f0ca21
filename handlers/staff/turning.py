"""Buttons that turn the pages of a list, and go from one month to the next."""

from collections.abc import Callable

from deals.channel import Button
from deals.reporting.months import shifted


def page_buttons(page: int, pages: int, press: Callable[[int], str]) -> tuple[Button, ...]:
    """Back and on, as far as there are pages; `press` is what a button says of a page."""
    back = (Button("previous", press(page - 1)),) if page else ()
    on = (Button("next", press(page + 1)),) if page + 1 < pages else ()
    return (*back, *on)


def month_buttons(month: str, press: Callable[[str], str]) -> tuple[Button, ...]:
    """The months (`2026-09`) before and after; `press` is what a button says of a month."""
    return (
        Button("month_before", press(shifted(month, -1))),
        Button("month_after", press(shifted(month, 1))),
    )
