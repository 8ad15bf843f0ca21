"""Sparing: what a start does without, so that it is quick and the program small."""

import gc
import sys


def start_sparingly() -> None:
    """Before anything else is imported; `living` looks for waste again once it lives."""
    gc.disable()  # a start throws nothing away: to look for it takes a fifth of its time
    _without_colours()


def _without_colours() -> None:
    """structlog and httpx take rich along wherever there is one: five megabytes, for colours in
    a terminal. Whoever else wants rich still finds it."""
    if {"structlog", "httpx", "rich"} & sys.modules.keys():
        return
    sys.modules["rich"] = None  # type: ignore[assignment]  # so that an import of it fails
    import httpx  # noqa: F401
    import structlog  # noqa: F401

    del sys.modules["rich"]
