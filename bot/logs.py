"""Logs: one line an event, with ids and names of events, never words, numbers or addresses."""

import logging
from collections import Counter
from typing import Any

import structlog

ERRORS: Counter[str] = Counter()  # how often each kind was logged since the start


def set_up_logs(verbose: bool = False) -> None:
    """Configures structlog and keeps other libraries quiet: httpx would log the token."""
    level = logging.DEBUG if verbose else logging.INFO
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            _counted,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            _without_words,
            structlog.dev.ConsoleRenderer(colors=False, sort_keys=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
    for name in ("httpx", "httpcore", "telegram", "apscheduler", "uvicorn.access"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _counted(logger: Any, method: str, event: structlog.typing.EventDict) -> Any:
    if method == "error":
        ERRORS[event["event"]] += 1
    return event


def _without_words(logger: Any, method: str, event: structlog.typing.EventDict) -> Any:
    """Of a traceback only the places are kept: its last line may quote what somebody wrote."""
    trace = event.pop("exception", None)
    if isinstance(trace, str):
        event["at"] = [line.strip() for line in trace.splitlines() if line.startswith("  File")][
            -4:
        ]
    return event
