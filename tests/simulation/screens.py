"""Pictures that nobody draws: what the program would measure of them, by their names alone."""

from random import Random

from deals.lives.screen import SMALL, Screen

FIELDS = (8, 12)  # of one grey each
BRIGHTER = 9
OF = "-of-"


def copy_of(name: str, number: int) -> str:
    """The name of another picture that shows nearly the same."""
    return f"copy-{number}{OF}{original(name)}"


def original(name: str) -> str:
    """The picture that it is a copy of, or itself."""
    return name.rpartition(OF)[2]


def measured(name: str) -> Screen:
    """As if it had been drawn, sent, and measured."""
    rng, brighter = Random(original(name)), BRIGHTER if OF in name else 0
    (wide, high), (columns, rows) = SMALL, FIELDS
    small = b""
    for _ in range(rows):
        greys = [rng.randrange(20, 235) + brighter for _ in range(columns)]
        small += b"".join(bytes([grey]) * (wide // columns) for grey in greys) * (high // rows)
    return Screen(720, 1440, False, None, small)
