"""Sparing: what a start does without, so that it is quick and the program small."""

import gc
import sys

FOR_OTHERS = ("click", "greenlet", "pygments", "rich")


def start_sparingly() -> None:
    """Before anything else is imported; `living` looks for waste again once it lives."""
    gc.disable()  # a start throws nothing away: to look for it takes a fifth of its time
    _without_what_is_for_others()


def _without_what_is_for_others() -> None:
    """structlog and httpx take these along wherever there are any: eight megabytes, for colours in
    a terminal, a command line, and other threads. Whoever else wants them still finds them."""
    if {"structlog", "httpx", *FOR_OTHERS} & sys.modules.keys():
        return
    for one in FOR_OTHERS:
        sys.modules[one] = None  # type: ignore[assignment]  # so that an import of it fails
    import httpx  # noqa: F401
    import structlog  # noqa: F401

    for one in FOR_OTHERS:
        del sys.modules[one]
