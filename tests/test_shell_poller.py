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
    presence = SimpleNamespace(leads=lambda lease: True, let_go=lambda lease: None)
    bot = SimpleNamespace(do_api_request=fails)
    with capture_logs(), pytest.raises(asyncio.CancelledError):
        asyncio.run(Poller(bot, fails, presence, fails).run())
    assert max(pauses) == longest_s


def test_updates_that_could_not_be_stored_are_asked_for_again(monkeypatch):
    offsets: list[int | None] = []

    async def updates(method: str, api_kwargs: dict[str, Any]) -> list[dict[str, int]]:
        offsets.append(api_kwargs.get("offset"))
        return [{"update_id": 7}]

    async def take(given: list[dict[str, int]]) -> None:
        if len(offsets) == 1:
            raise OperationalError("", {}, Exception())
        if len(offsets) == 3:
            raise asyncio.CancelledError

    async def nothing(*_: Any) -> None:
        pass

    monkeypatch.setattr(polling.asyncio, "sleep", nothing)
    presence = SimpleNamespace(leads=lambda lease: True, let_go=lambda lease: None)
    bot = SimpleNamespace(do_api_request=updates)
    with capture_logs(), pytest.raises(asyncio.CancelledError):
        asyncio.run(Poller(bot, take, presence, nothing).run())
    assert offsets == [None, None, 8]
