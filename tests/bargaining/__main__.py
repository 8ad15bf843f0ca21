"""`python -m tests.bargaining`: plays a month, and tells how each way of ours fared.

With --write it renews docs/bargaining.md and its picture; the same seed gives the same page.
"""

from typing import Annotated

import typer

from tests.bargaining.month import month
from tests.bargaining.page import PAGE, PICTURE, Month, parts, picture
from tests.bargaining.partners import people
from tests.bargaining.ways import WAYS
from tests.reliability.page import filled

SEED, PARTNERS = 1, 2_000


def played(seed: int = SEED, partners: int = PARTNERS) -> Month:
    """The outcomes of each way, with the same people."""
    everybody = people(seed, partners)
    return {name: month(everybody, way, seed) for name, way in WAYS.items()}


def main(
    seed: Annotated[int, typer.Option(help="Who there is, and what they want.")] = SEED,
    partners: Annotated[int, typer.Option(help="How many partners.")] = PARTNERS,
    write: Annotated[bool, typer.Option("--write", help="Renew docs/bargaining.md.")] = False,
) -> None:
    """A month of bargaining: the rule against a fixed offer and against always the middle."""
    told = played(seed, partners)
    for part in parts(told).values():
        typer.echo(part)
    if write:
        PAGE.write_text(filled(PAGE.read_text("utf-8"), parts(told)), "utf-8")
        PICTURE.write_text(picture(told), "utf-8")


if __name__ == "__main__":
    typer.run(main)
