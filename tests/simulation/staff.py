"""The team: leads check the list, staff approach, answer, judge and send, in office hours."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.simulation.hands import Do, Hands, Work
from tests.simulation.inviting import invite_again
from tests.simulation.opening import title_of
from tests.simulation.platform import Chat, Message
from tests.simulation.selling import announce, raise_commission, take_sales
from tests.simulation.settling import cards, settle
from tests.simulation.shop import Shelf
from tests.simulation.world import World

ZONE = ZoneInfo("Asia/Jakarta")
HOURS = ((9, 20), (14, 5))
ACTS_A_SESSION = 70
AWAY = 0.06  # of all mornings begin some days away


class Member(Hands):
    """One of ours. Works a session through, one act after the other, by what the chat shows."""

    def __init__(self, world: World, chat: Chat, leads: bool, seed: int, months: int) -> None:
        super().__init__(world, chat, seed)
        self.leads, self.months = leads, months
        self.away_until = world.now
        self._waved = self._evaluated = self._announced = self._raised = 0
        self.shelves: list[Shelf] = []
        self.news = True  # something was said to them since they last worked
        self.listing = True  # whether there may be somebody on the lists for them

    def begin_day(self) -> None:
        """Plans today's sessions."""
        now = self.world.now
        local = now.astimezone(ZONE)
        if self.rng.random() < AWAY:
            self.away_until = now + timedelta(days=self.rng.randint(1, 4))
        if self._wave() != self._waved:
            self._waved, self.listing = self._wave(), True
        if local.weekday() >= 5 or now < self.away_until:
            return
        for hour, minute in HOURS:
            at = local.replace(hour=hour, minute=minute) + timedelta(minutes=self.rng.random() * 40)
            self.world.at(at, self._begin)

    def _begin(self) -> None:
        """Who has heard nothing, and has nobody to approach, has nothing to do."""
        if self.news or self.listing:
            self._go_on(self._session(), ACTS_A_SESSION)

    def hears(self, message: Message) -> None:
        self.news |= message.words.startswith(("notice_", "morning"))

    def _go_on(self, work: Work, left: int) -> None:
        do = next(work, None)
        if do and left:
            self.does(do)
            self.world.later(
                lambda: self._go_on(work, left - 1), seconds=20 + self.rng.random() * 60
            )

    def _session(self) -> Work:
        if self.listing:
            yield from self._check() if self.leads else self._approach()
        if self.leads and self._evaluated < self._wave():
            yield from invite_again(self, self._month_before())
            self._evaluated = self._wave()
        yield from self._sells()
        if self.news:
            self.news = False
            yield from settle(self, self.leads and self.rng.random() < 0.3)

    def _sells(self) -> Work:
        """What was sold is taken in now and then; once a month affiliates hear news."""
        for shelf in self.shelves:
            if self.world.now >= shelf.begin and self.rng.random() < 0.2:
                yield from take_sales(self, shelf)
        if self.leads and self._begun().days % 30 > 6:
            yield from self._tells_all()

    def _tells_all(self) -> Work:
        """Once a month news, and once another commission."""
        if self._announced < self._wave() and self.rng.random() < 0.3:
            self._announced = self._wave()
            yield from announce(self)
        if self._raised < self._wave() and self.rng.random() < 0.3:
            self._raised = self._wave()
            yield from raise_commission(self)

    def _wave(self) -> int:
        """The campaign of this month."""
        return min(self._begun().days // 30, self.months - 1)

    def _month_before(self) -> str:
        """That of the campaign before this one (`2026-09`)."""
        return f"{self.world.begin + timedelta(days=30 * (self._wave() - 1)):%Y-%m}"

    def _begun(self) -> timedelta:
        return self.world.now - self.world.begin

    # Lists

    def _check(self) -> Work:
        asked = self.world.now
        yield Do(f"/list listed {title_of(self._wave())}")
        for _ in range(25):
            if self.rng.random() < 0.15:
                yield from self.press("s.strike:", then=("s.struck:",), undo=True)
                yield Do(f"/list listed {title_of(self._wave())}")
            page = self.last("deal_list")
            if page is None or page.at < asked:
                return  # the answer has not come: tomorrow again
            data = page.pressed("s.vetpage:") or page.pressed("s.vet:")
            if data is None:
                self.listing = False
                return
            yield self.of(page, data)

    def _approach(self) -> Work:
        yield Do(f"/list vetted {title_of(self._wave())}")
        page = self.last("deal_list")
        shown = page.buttons if page else []
        numbers = [data.split(":")[1] for _, data in shown if data.startswith("s.deal:")]
        self.listing = bool(numbers) or self._begun().days % 30 < 5
        if not numbers:
            return
        yield Do(f"/approach {' '.join(numbers)}")
        yield from self.press("s.send:")
        yield from cards(self)
