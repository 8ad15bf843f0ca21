"""`python -m tests.affiliate_months`: plays the two months, and prints what the bot says of them.

With --write it renews docs/affiliate-months.md and its picture. Takes some ten seconds.
"""

import logging
import tempfile
from pathlib import Path
from typing import Annotated

import structlog
import typer

from bot.drawing.shops import draw
from tests.affiliate_months.page import PAGE, PICTURE, parts
from tests.affiliate_months.replay import Replay
from tests.reliability.page import filled


def main(
    write: Annotated[bool, typer.Option("--write", help="Renew docs/affiliate-months.md.")] = False,
) -> None:
    """The affiliate desk's August and September, through the bot."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    with tempfile.TemporaryDirectory(prefix="sapa-affiliates-") as folder:
        replay = Replay(Path(folder))
        told = replay.play()
    made = parts(replay.story, told)
    for part in made.values():
        typer.echo(part)
    if write:
        PAGE.write_text(filled(PAGE.read_text("utf-8"), made), "utf-8")
        PICTURE.write_bytes(draw(told.drawing))


if __name__ == "__main__":
    typer.run(main)
