"""Nobody waits for a look by the clock: who has something to do is rung for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot import postman, reception
from bot.house import House
from tests.room import ALYA
from tests.shell import WITHIN_S, Stage, staged

NEVER_S = 600.0  # far beyond all patience


@pytest.mark.slow
@pytest.mark.on_both_databases
def test_an_answer_comes_at_once_though_nobody_looks_by_the_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, look in (
        *((reception, "LOOK_S"), (reception, "LOOK_TOGETHER_S")),
        *((postman, "LOOK_S"), (postman, "LOOK_AGAIN_S")),
    ):
        monkeypatch.setattr(module, look, NEVER_S)
    with staged(tmp_path, ALYA) as stage:
        asyncio.run(_answers_twice(stage))


async def _answers_twice(stage: Stage) -> None:
    """The first look of the postman may find the first answer; for the second nobody looks."""
    async with _at_work(stage) as house:
        for number in (1, 2):
            await house.reception.take([_update(number)])
            async with asyncio.timeout(WITHIN_S):
                while len(stage.heard(ALYA)) < number or not stage.all_sent():
                    await asyncio.sleep(0.02)


@asynccontextmanager
async def _at_work(stage: Stage) -> AsyncIterator[House]:
    async with stage.house(read_together_s=0) as house:
        loops = [asyncio.create_task(one.run()) for one in (house.reception, house.postman)]
        try:
            yield house
        finally:
            for loop in loops:
                loop.cancel()
            await asyncio.gather(*loops, return_exceptions=True)
            await house.reception.stop()
            await house.postman.stop()


def _update(number: int) -> dict[str, Any]:
    message = {
        "message_id": number,
        "date": 1_790_000_000,
        "chat": {"id": ALYA, "type": "private"},
        "from": {"id": ALYA, "is_bot": False, "first_name": "Alya", "language_code": "id"},
        "text": "/status",
    }
    return {"update_id": 900 + number, "message": message}
