"""Sparing: what a start does without, so that it is quick and the program small."""

import gc
import sys

COLOURS = ("rich", "pygments")


def start_sparingly() -> None:
    """Before anything else is imported; `living` looks for waste again once it lives."""
    gc.disable()  # a start throws nothing away: to look for it takes a fifth of its time
    _without_colours()


def _without_colours() -> None:
    """structlog and httpx take rich and pygments along wherever there are any: six megabytes, for
    colours in a terminal. Whoever else wants them still finds them."""
    if {"structlog", "httpx", *COLOURS} & sys.modules.keys():
        return
    for one in COLOURS:
        sys.modules[one] = None  # type: ignore[assignment]  # so that an import of it fails
    import httpx  # noqa: F401
    import structlog  # noqa: F401

    for one in COLOURS:
        del sys.modules[one]
