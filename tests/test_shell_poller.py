"""How long polling pauses after what went wrong."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs
from telegram.error import NetworkError

from bot.telegram import polling
from bot.telegram.polling import Poller

FAILURES = 8


@pytest.mark.parametrize(
    ("trouble", "longest_s"),
    [(OperationalError("", {}, Exception()), 1), (NetworkError("down"), 30)],
    ids=["the database", "the network"],
)
def test_the_database_is_asked_again_soon_and_a_network_that_is_down_ever_more_rarely(
    monkeypatch, trouble, longest_s
):
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == FAILURES:
            raise asyncio.CancelledError

    async def fails(*_: Any, **__: Any) -> None:
        raise trouble

    monkeypatch.setattr(polling.asyncio, "sleep", pause)
    presence = SimpleNamespace(leads=lambda lease: True)
    bot = SimpleNamespace(do_api_request=fails)
    with capture_logs(), pytest.raises(asyncio.CancelledError):
        asyncio.run(Poller(bot, fails, presence, fails).run())
    assert max(pauses) == longest_s
