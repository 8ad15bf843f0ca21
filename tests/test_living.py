"""The loops of a process, by themselves."""

import asyncio
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from apscheduler.executors import base

from bot import living


class Late(datetime):
    """The loop was held up for a minute before a job began."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + timedelta(minutes=1)  # noqa: TID251


def test_the_first_clearing_after_a_start_comes_also_when_the_loop_was_held_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(base, "datetime", Late)
    monkeypatch.setattr(living, "FORGET_AFTER_S", 0)

    async def story() -> None:
        cleared = asyncio.Event()

        async def forget(house: Any) -> None:
            cleared.set()

        monkeypatch.setattr(living, "_forget", forget)
        loop = asyncio.create_task(living._keep_time(idle()))
        try:
            async with asyncio.timeout(30):
                await cleared.wait()
        finally:
            loop.cancel()
            await asyncio.gather(loop, return_exceptions=True)

    asyncio.run(story())


def test_a_stop_while_it_waits_to_clear_away_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(living, "FORGET_AFTER_S", 0)

    async def story() -> None:
        waits = asyncio.Event()

        async def somebody_always_writes(house: Any) -> None:
            waits.set()
            await asyncio.Event().wait()

        monkeypatch.setattr(living, "_quiet_moment", somebody_always_writes)
        loop = asyncio.create_task(living._keep_time(idle()))
        await asyncio.wait_for(waits.wait(), 30)
        loop.cancel()
        await asyncio.gather(loop, return_exceptions=True)
        await asyncio.sleep(0)

    asyncio.run(story())
    assert not [one for one in caplog.records if one.levelname == "ERROR"]


def idle() -> Any:
    """A house in which nothing is due."""

    async def tick() -> None:
        pass

    bell = SimpleNamespace(ring=lambda: None)
    return SimpleNamespace(
        clock=SimpleNamespace(on_jump=[]),
        postman=SimpleNamespace(bell=bell),
        reception=SimpleNamespace(bell=bell),
        reminders=SimpleNamespace(tick=tick),
    )


def test_it_waits_for_a_moment_in_which_nobody_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their answers would wait for it."""
    quiet_s = [1.0, 0.0, 3.0, 6.0]
    slept: list[float] = []

    async def sleep(for_s: float) -> None:
        slept.append(for_s)

    monkeypatch.setattr(living.asyncio, "sleep", sleep)
    house: Any = SimpleNamespace(reception=SimpleNamespace(quiet_for_s=lambda: quiet_s.pop(0)))
    asyncio.run(living._quiet_moment(house))
    assert slept == [1, 1, 1] and quiet_s == []


def test_where_somebody_always_writes_it_comes_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def sleep(for_s: float) -> None:
        pass

    monkeypatch.setattr(living.asyncio, "sleep", sleep)
    house: Any = SimpleNamespace(reception=SimpleNamespace(quiet_for_s=lambda: 0.0))
    asyncio.run(living._quiet_moment(house))
