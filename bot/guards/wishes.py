"""Wishes about personal data: the law gives three days, and leads hear when one has waited two."""

from datetime import timedelta

from bot.clock import Clock
from bot.guards.leads import Leads
from bot.writer import Writer
from deals.says.personal.to_staff import NoticeDataLate
from storage.personal import data_acts

EVERY_S = 600
LATE = timedelta(hours=48)
AGAIN_AFTER = timedelta(hours=12)
LAWFUL = timedelta(days=data_acts.DAYS)


class Wishes:
    def __init__(self, writer: Writer, clock: Clock, leads: Leads) -> None:
        self.writer = writer
        self.clock = clock
        self.leads = leads

    async def watch(self) -> None:
        waiting, oldest = await self.writer.transact(data_acts.waiting)
        age = self.clock.now() - oldest if oldest else timedelta()
        if age >= LATE:
            left_h = max(0, int((LAWFUL - age).total_seconds() // 3600))
            await self.leads.hear("data", NoticeDataLate(waiting, left_h), AGAIN_AFTER)
        elif not waiting:
            await self.leads.are_done_with("data")
