"""How polling goes on: how long it pauses after what went wrong, and from where it asks."""

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs
from telegram.error import NetworkError

from bot.telegram import polling
from bot.telegram.polling import Poller

FAILURES = 8
ALONE: Any = SimpleNamespace(together=False, let_go=lambda lease: None)


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
    with capture_logs(), pytest.raises(asyncio.CancelledError):
        asyncio.run(Poller(bot_that(fails), fails, ALONE, fails).run())
    assert max(pauses) == longest_s


def test_updates_that_could_not_be_stored_are_asked_for_again(monkeypatch):
    assert offsets_asked(monkeypatch, [[7], [7], []], stored=[False, True]) == [None, None, 8]


@pytest.mark.fault("F06")
def test_once_all_is_confirmed_no_number_is_asked_from_since_the_next_may_be_lower(monkeypatch):
    assert offsets_asked(monkeypatch, [[7], [], [3], []]) == [None, 8, None, 4]


def offsets_asked(
    monkeypatch, answers: list[list[int]], stored: Sequence[bool] = ()
) -> list[int | None]:
    """From where updates are asked for, when these are the numbers of those that come.

    `stored`: whether each batch is; by default all are.
    """
    offsets: list[int | None] = []
    taken = iter(stored)

    async def updates(url: str, asked: dict[str, Any]) -> list[dict[str, int]]:
        if len(offsets) == len(answers):
            raise asyncio.CancelledError
        offsets.append(asked.get("offset"))
        return [{"update_id": number} for number in answers[len(offsets) - 1]]

    async def take(given: list[dict[str, int]]) -> None:
        if not next(taken, True):
            raise OperationalError("", {}, Exception())

    async def nothing(*_: Any) -> None:
        pass

    monkeypatch.setattr(polling.asyncio, "sleep", nothing)
    with capture_logs(), pytest.raises(asyncio.CancelledError):
        asyncio.run(Poller(bot_that(updates), take, ALONE, nothing).run())
    return offsets


def bot_that(answers: Any) -> Any:
    """A bot whose calls are answered so."""
    return SimpleNamespace(base_url="", request=SimpleNamespace(call=answers))
