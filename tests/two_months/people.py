"""A partner: reads what was delivered to their chat, and answers, forgets or posts."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from tests.simulation.platform import Chat, Message
from tests.simulation.script import Act
from tests.simulation.world import World
from tests.two_months.habits import Habits, Nature
from tests.two_months.months import ZONE, Way

LONG = 60  # days that are looked ahead
YES = ("mau kak", "boleh kak", "oke kak")


class Person:
    """`chat`: where they are. What is in their mind begins anew with each month."""

    def __init__(self, world: World, chat: Chat, nature: Nature, habits: Habits) -> None:
        self.world, self.chat, self.nature, self.habits = world, chat, nature, habits

    def month_begins(self, month: str, way: Way) -> None:
        self.month, self.way = month, way
        self.nature.begins_anew()
        self.answering = self.posted = False
        self.arrived: date | None = None
        self.planned: datetime | None = None
        self.slips_on = LONG

    def hears(self, message: Message) -> None:
        """Something was said in their chat."""
        answers: dict[str, Callable[[Message], None]] = {
            "offer": self._considers,
            "term_sheet": lambda m: self._soon(partial(self._presses, "agree:", m)),
            "pack_on_its_way": self._waits_for_pack,
            "ask_arrival": self._tells_of_pack,
            "reminder": self._is_reminded,
            "ask_delay": lambda m: self._soon(partial(self._tells_why, m)),
            "offer_more_time": lambda m: self._soon(partial(self._takes_time, m)),
            "promise_taken": lambda m: self._soon(partial(self._presses, "promise:", m)),
        }
        if message.words in answers:
            answers[message.words](message)

    # Until they agree

    def _considers(self, message: Message) -> None:
        """An offer or a follow-up: some are overlooked."""
        if self.answering or self.nature.next("answers") >= self.habits.answers:
            return
        self.answering = True
        self._soon(partial(self._decides, message), 30)

    def _decides(self, message: Message) -> None:
        self.answering = False
        drawn = self.nature.next("words")
        if not self.nature.agrees:
            self._presses("no:", message)
        elif drawn < 0.5:
            self._presses("yes:", message)
        else:
            self.does("text", YES[int(drawn * 1000) % len(YES)])

    # The parcel

    def _waits_for_pack(self, message: Message) -> None:
        days = 2 + int(self.nature.next("courier") * 5)
        self._at(self._by_day(days, self.nature.next("hour")), partial(self._has_pack, message))

    def _has_pack(self, message: Message) -> None:
        """With the parcel on the table, they choose a day of those that they have."""
        self.arrived = self._today()
        self._has_in_mind()
        room = (self.way.last_day(self.month, self.arrived) - self.arrived).days
        days = 1 + int(self.nature.next("plan") * (room if room > 0 else 3))
        self._plans(self._by_day(days, self.nature.next("hour")))
        if self.nature.next("tells of pack") < self.habits.tells_of_pack:
            self._presses("here:", message)

    def _tells_of_pack(self, message: Message) -> None:
        self._soon(partial(self._presses, "here:" if self.arrived else "not_yet:", message))

    # In their mind, or not

    def _has_in_mind(self) -> None:
        """Fresh today; when it slips their mind, and when it comes back by itself, is luck."""
        today = self._day()
        slips, recalls = self.habits.slips_a_day, self.habits.recalls
        self.slips_on = self._next_day("slips", today, slips)
        back = self._next_day("recalls", self.slips_on, recalls)
        if back < LONG:
            at = self._by_day(back - today, self.nature.on("hour of recalling", back))
            self._at(at, partial(self._recalls, self.slips_on))

    def _recalls(self, slipped_on: int) -> None:
        if self.slips_on == slipped_on and not self.posted:
            self._has_in_mind()
            self._plans_anew()

    def _next_day(self, what: str, after: int, share: float) -> int:
        days = (day for day in range(after + 1, LONG) if self.nature.on(what, day) < share)
        return next(days, LONG)

    def _is_reminded(self, message: Message) -> None:
        if message.pressed("yes:"):
            self._considers(message)
            return
        heeds = self.nature.next("heeds") < self.habits.heeds
        if self.posted or not self.arrived or not heeds:
            return
        self._has_in_mind()
        if self.planned is None:
            self._answers_reminder(message)

    def _answers_reminder(self, message: Message) -> None:
        """The day they had chosen went by: they need time, promise a day, or do it now."""
        drawn = self.nature.next("answer to a reminder") - self.habits.needs_time
        if drawn < 0:
            self._soon(partial(self._needs_time, message))
        elif drawn < self.habits.promises:
            self._soon(self._promises)
        else:
            self._plans_anew()

    def _needs_time(self, message: Message) -> None:
        self._presses("delay:" if message.pressed("delay:") else "held:", message, "busy")
        self._plans_anew(4)

    def _tells_why(self, message: Message) -> None:
        self._presses("held:", message, "busy")

    def _takes_time(self, message: Message) -> None:
        self._presses("more:", message, "4:")

    def _promises(self) -> None:
        self.does("text", "besok ya kak")
        self._plans(self._by_day(1, self.nature.next("hour")))

    # Posting

    def _plans_anew(self, days: int = 2) -> None:
        ahead = 1 + int(self.nature.next("plan anew") * days)
        self._plans(self._by_day(ahead, self.nature.next("hour")))

    def _plans(self, at: datetime) -> None:
        self.planned = at
        self._at(at, partial(self._on_the_day, at))

    def _on_the_day(self, at: datetime) -> None:
        """They post if it is still in their mind, and if they are not of those who never do."""
        if self.planned != at or self.posted:
            return
        self.planned = None
        drops_out = self.nature.always("drops out") < self.habits.drops_out
        if self._day() < self.slips_on and not drops_out:
            self.posted = True
            code = f"{self.month.replace('-', '')}{self.nature.seed:02}{self.nature.number:03}"
            self.does("text", f"sudah tayang ya kak https://www.instagram.com/reel/C{code}")

    # How they do it

    def _today(self) -> date:
        return self.world.now.astimezone(ZONE).date()

    def _day(self) -> int:
        """Days since the parcel came."""
        return (self._today() - self.arrived).days if self.arrived else 0

    def _by_day(self, days: int, drawn: float) -> datetime:
        """So many days from now, between nine in the morning and nine at night."""
        local = self.world.now.astimezone(ZONE) + timedelta(days=days)
        return local.replace(hour=9 + int(drawn * 12), minute=int(drawn * 7919) % 60, second=0)

    def _soon(self, does: Callable[[], None], within_hours: float = 6) -> None:
        hours = 0.1 + self.nature.next("hours") * within_hours
        self._at(self.world.now + timedelta(hours=hours), does)

    def _at(self, when: datetime, does: Callable[[], None]) -> None:
        """Unless the month is over by then."""
        month = self.month
        self.world.at(when, lambda: does() if self.month == month else None)

    def _presses(self, act: str, message: Message, wanted: str = "") -> None:
        """The button of that act; where there are several, the one that is wanted."""
        found = [data for _, data in message.buttons if data.startswith(act)]
        data = next((one for one in found if wanted in one), found[0] if found else "")
        if data:
            self.does("press", data, message)

    def does(self, kind: str, what: str, pressed: Message | None = None) -> None:
        world, chat = self.world, self.chat
        number = len(world.script.acts) + 1
        world.act(
            chat, Act(world.now, chat.owner, kind, what, chat=chat.id, number=number), pressed
        )
