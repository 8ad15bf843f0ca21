"""Sparing: what a start does without, so that it is quick and the program small."""

import gc
import sys
from importlib import import_module

TAKEN_ALONG_BY = ("httpx", "structlog", "telegram")
FOR_OTHERS = ("click", "cryptography", "greenlet", "pygments", "rich")


def start_sparingly() -> None:
    """Before anything is imported that runs; `living` looks for waste again once it lives."""
    gc.disable()  # a start throws nothing away: to look for it takes a fifth of its time
    _without_what_is_for_others()


def _without_what_is_for_others() -> None:
    """Some libraries take these along wherever there are any: sixteen megabytes, for colours in a
    terminal, a command line, other threads, and passports. Whoever else wants them still finds
    them: the first address or phone that is opened brings the cipher."""
    if {*TAKEN_ALONG_BY, *FOR_OTHERS} & sys.modules.keys():
        return
    for one in FOR_OTHERS:
        sys.modules[one] = None  # type: ignore[assignment]  # so that an import of it fails
    for library in TAKEN_ALONG_BY:
        import_module(library)
    for one in FOR_OTHERS:
        del sys.modules[one]
