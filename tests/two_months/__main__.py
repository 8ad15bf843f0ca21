"""`python -m tests.two_months`: plays the two months, and tells what the bot's report says of them.

With --write it renews docs/two-months.md, its record and its pictures; the same crowds give the
same page. Takes some ten minutes on two cores; less with fewer --people or --crowds.
"""

import logging
from typing import Annotated

import structlog
import typer

from bot.drawing.month import draw
from tests.reliability.page import filled
from tests.two_months.page import PAGE, PICTURE, REPORT, parts
from tests.two_months.picture import drawn
from tests.two_months.record import CROWDS, PEOPLE, RECORD, Record, played


def main(
    people: Annotated[int, typer.Option(help="How many are listed a month.")] = PEOPLE,
    crowds: Annotated[
        int, typer.Option(help="How many such teams, each with its own people.")
    ] = CROWDS,
    write: Annotated[bool, typer.Option("--write", help="Renew docs/two-months.md.")] = False,
    page: Annotated[
        bool, typer.Option("--page", help="From the record, without a replay.")
    ] = False,
) -> None:
    """The seeds' two months, replayed through the bot."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    record = (
        Record.read() if page else played(people, crowds, lambda told: typer.echo(told, err=True))
    )
    for part in parts(record).values():
        typer.echo(part)
    if write or page:
        RECORD.write_text(record.written(), "utf-8")
        PAGE.write_text(filled(PAGE.read_text("utf-8"), parts(record)), "utf-8")
        PICTURE.write_text(drawn(record), "utf-8")
        REPORT.write_bytes(draw(record.drawing))


if __name__ == "__main__":
    typer.run(main)
