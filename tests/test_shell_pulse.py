"""What a practice room is told of the bot's rest."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fresh import fresh_database
from sqlmodel import Session

from bot.clock import Clock
from bot.pulse import Pulse
from bot.writer import Writer
from deals.channel import Address, Outgoing
from storage.post import outbox


def test_what_was_said_while_the_pulse_waited_for_its_turn_is_work_left_to_do(tmp_path: Path):
    clock, reports = Clock(), []

    class Behind(Writer):
        """Somebody else's unit always goes first, and says something."""

        looked = 0

        async def transact(self, unit: Any) -> Any:
            await super().transact(says)
            self.looked += 1
            return await super().transact(unit)

    def says(session: Session) -> None:
        letter = outbox.Letter(Address("telegram", "1"), Outgoing("text", "halo"))
        outbox.put(session, letter, f"said:{writer.looked}", clock.now())

    async def hear(method: str, api_kwargs: Any) -> None:
        reports.append(api_kwargs)

    async def beats_twice() -> None:
        beating = asyncio.create_task(pulse.run())
        async with asyncio.timeout(5):
            while writer.looked < 2 and not reports:
                await asyncio.sleep(0.005)
        beating.cancel()

    writer = Behind(fresh_database(tmp_path))
    pulse = Pulse(SimpleNamespace(do_api_request=hear), writer, clock)
    asyncio.run(beats_twice())
    writer.close()
    assert not reports
