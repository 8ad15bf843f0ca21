"""The lead: lists, approaches, sends parcels and accepts proofs, twice a working day."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.simulation.hands import Do, Hands, Work, deal_of
from tests.simulation.platform import Message
from tests.simulation.script import Act
from tests.two_months.months import DAYS, ZONE

SESSIONS = ((9, 30), (14, 30))
BETWEEN_S = 30
# What settles a line of /due.
SETTLES = ("s.pack", "s.got", "s.accept", "s.answered", "s.grant", "s.breach")
COURIER = timedelta(days=7)  # after sending: then the courier's page says that it is there


class Lead(Hands):
    """Who does all of the team's work, by what the chat shows."""

    def month_begins(self, title: str, sheet: str) -> None:
        """Takes the sheet in now, and plans the month."""
        self.title, self.listing, self.news = title, True, True
        self.sent_at: dict[int, datetime] = {}
        world = self.world
        number = len(world.script.acts) + 1
        label = f"/import {title}"
        world.act(self.chat, Act(world.now, self.chat.owner, "sheet", sheet, label, number=number))
        first = world.now.astimezone(ZONE)
        for day in (first + timedelta(days=n) for n in range(DAYS)):
            for hour, minute in SESSIONS if day.weekday() < 5 else ():
                world.at(day.replace(hour=hour, minute=minute), self._begins)

    def closes(self, still_open: Callable[[], list[int]], at: datetime) -> None:
        """The last proofs are accepted; what is still open then is withdrawn."""
        self.world.at(at, lambda: self.goes_on(self._closes(still_open)))

    def reads_report(self, month: str) -> Work:
        yield Do(f"/report {month}")
        yield from self.press("s.report_picture:")

    def hears(self, message: Message) -> None:
        """A notice, or a morning's word that something waits: else there is nothing to do."""
        waits = message.words == "digest" and "Waiting on us" in message.text
        self.news |= waits or message.words.startswith("notice_")

    def goes_on(self, work: Work) -> None:
        """One act after the other, with time to read between them."""
        do = next(work, None)
        if do:
            self.does(do)
            self.world.later(lambda: self.goes_on(work), seconds=BETWEEN_S)

    def _begins(self) -> None:
        self.goes_on(self._work())

    def _work(self) -> Work:
        if self.listing:
            yield from self._approaches()
        if self.news:
            self.news = False
            yield from self._settles()

    def _approaches(self) -> Work:
        self.listing = False
        yield Do(f"/list listed {self.title}")
        while vet := self._vets():
            yield vet
        yield Do(f"/approach {self.title}")
        yield from self.press("s.send:")

    def _vets(self) -> Do | None:
        page = self.last("deal_list")
        data = page and (page.pressed("s.vetpage:") or page.pressed("s.vet:"))
        return self.of(page, data) if page and data else None

    def _settles(self) -> Work:
        """/due, line by line and page by page, until nothing is left that the lead can settle."""
        seen: set[str] = set()
        yield Do("/due")
        while (page := self.last("due_list")) and (data := self._next(page, seen)):
            seen.add(data)
            yield self.of(page, data)
            if data.startswith("s.pack"):
                self.sent_at[deal_of(data)] = self.world.now
                yield Do("JNE JP0000112233", about=deal_of(data))
                yield Do("/due")

    def _closes(self, still_open: Callable[[], list[int]]) -> Work:
        yield from self._settles()
        for deal in still_open():
            yield Do(f"/deal {deal}", about=deal)
            yield from self.press("s.off:", then=("s.offfor:",))

    def _next(self, page: Message, seen: set[str]) -> str | None:
        """The first line that can be settled, else the next page."""
        found = [data for _, data in page.buttons if data not in seen]
        settles = (data for data in found if self._may_settle(data))
        turn = next((data for label, data in page.buttons if label.startswith("Next")), None)
        return next(settles, turn if turn not in seen else None)

    def _may_settle(self, data: str) -> bool:
        act = data.partition(":")[0]
        sent_at = self.sent_at.get(deal_of(data), self.world.now)
        return act in SETTLES and (act != "s.got" or self.world.now - sent_at >= COURIER)
