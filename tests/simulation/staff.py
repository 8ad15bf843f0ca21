"""The team: leads who check the list, staff who approach, answer, judge and send, in office hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.simulation.opening import title_of
from tests.simulation.platform import Chat, Message
from tests.simulation.script import Act
from tests.simulation.world import World

ZONE = ZoneInfo("Asia/Jakarta")
HOURS = ((9, 20), (14, 5))
ACTS_A_SESSION = 70
AWAY = 0.06  # of all mornings begin some days away
UNDOES = 0.03


@dataclass(frozen=True)
class Do:
    """What a member does next: words, or the press of a button that they see."""

    words: str = ""
    data: str = ""
    pressed: Message | None = None
    label: str = ""
    about: int = 0


Work = Iterator[Do]


class Member:
    """One of ours. Works a session through, one act after the other, by what the chat shows."""

    def __init__(self, world: World, chat: Chat, leads: bool, seed: int, months: int) -> None:
        self.world, self.chat, self.leads, self.months = world, chat, leads, months
        self.rng = Random(f"{seed}:staff:{chat.owner}")
        self.away_until = world.now
        self._waved = 0
        self.news = True  # something was said to them since they last worked
        self.listing = True  # whether there may be somebody on the lists for them
        self.truth: set[int] = set()  # letters that arrived, for whoever asks the partner

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

    def does(self, do: Do) -> None:
        kind = "press" if do.data else "text"
        number = len(self.world.script.acts) + 1
        late, again = self.world.faults.on_the_way(number)
        what = do.data or do.words
        chat, now = self.chat, self.world.now
        act = Act(now, chat.owner, kind, what, do.label, do.about, chat.id, late, again, number)
        self.world.act(chat, act, do.pressed)

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
        if self.news:
            self.news = False
            yield from self._settle()

    def _wave(self) -> int:
        """The campaign of this month."""
        return min(self._begun().days // 30, self.months - 1)

    def _begun(self) -> timedelta:
        return self.world.now - self.world.begin

    # Lists

    def _check(self) -> Work:
        asked = self.world.now
        yield Do(f"/list listed {title_of(self._wave())}")
        for _ in range(25):
            if self.rng.random() < 0.15:
                yield from self._press("s.strike:", then=("s.struck:",), undo=True)
                yield Do(f"/list listed {title_of(self._wave())}")
            page = self._last("deal_list")
            if page is None or page.at < asked:
                return  # the answer has not come: tomorrow again
            data = page.pressed("s.vetpage:") or page.pressed("s.vet:")
            if data is None:
                self.listing = False
                return
            yield self._of(page, data)

    def _approach(self) -> Work:
        yield Do(f"/list vetted {title_of(self._wave())}")
        page = self._last("deal_list")
        shown = page.buttons if page else []
        numbers = [data.split(":")[1] for _, data in shown if data.startswith("s.deal:")]
        self.listing = bool(numbers) or self._begun().days % 30 < 5
        if not numbers:
            return
        yield Do(f"/approach {' '.join(numbers)}")
        yield from self._press("s.send:")
        yield from self._cards()

    def _cards(self) -> Work:
        """First messages that go by hand: whoever gets one has the link."""
        for _ in range(12):
            card = self._last("hand_card")
            data = card.pressed("s.made:") if card else None
            if not card or not data:
                return
            self._hand_over(card, deal=int(data.split(":")[1]))
            act = "s.gone:" if self.rng.random() < 0.03 else "s.made:"
            yield from self._press(act, card)

    def _hand_over(self, card: Message, deal: int) -> None:
        link = next(part for part in card.text.split() if "?start=" in part)
        partner = self.world.book.one("select partner_id from deal where id = ?", deal)
        self.world.on_link(partner, link.partition("?start=")[2])

    # What waits

    def _settle(self) -> Work:
        """Page by page through /due, each line once."""
        yield Do("/due" if self.leads and self.rng.random() < 0.3 else "/due mine")
        for number in range(1, 6):
            page = self._last("due_list")
            if page is None:
                return
            for line in _lines(page):
                yield from self._line(page, line)
            turn = self._newest(f"s.due:d{number}")
            if turn is None:
                return
            yield turn

    def _line(self, page: Message, line: dict[str, str]) -> Work:
        drawn = self.rng.random()
        if "s.accept" in line:
            back = drawn < 0.14
            yield self._of(page, line["s.back" if back else "s.accept"])
            if back:
                yield from self._press("s.backfor:", undo=True)
            elif self.rng.random() < UNDOES:
                yield Do("/undo", about=_deal_of(line["s.accept"]))
        elif "s.take" in line:
            yield from self._bargain(page, line, drawn)
        elif "s.say" in line:
            yield self._of(page, line["s.say" if drawn < 0.6 else "s.answered"])
            if drawn < 0.6:
                yield Do("Halo Kak, sudah kami cek ya.", about=_deal_of(line["s.say"]))
        elif "s.pack" in line:
            yield self._of(page, line["s.pack"])
            yield Do("JNE JP0000112233", about=_deal_of(line["s.pack"]))
        elif "s.got" in line and drawn < 0.08:
            yield self._of(page, line["s.got"])
        elif "s.got" in line and drawn < 0.09:
            yield from self._card_press(_deal_of(line["s.got"]), "s.lost:")
        elif "s.breach" in line:
            yield from self._late(page, line, drawn)
        elif "s.card" in line:
            yield self._of(page, line["s.card"])
            yield from self._cards()
        elif "s.arrived" in line:
            known = int(line["s.arrived"].split(":")[1]) in self.truth
            yield self._of(page, line["s.arrived" if known else "s.again"])
        elif "s.deal" in line and drawn < 0.5:
            yield self._of(page, line["s.deal"])
            yield from self._press("s.off:", then=("s.offfor:",), undo=True)

    def _bargain(self, page: Message, line: dict[str, str], drawn: float) -> Work:
        deal = _deal_of(line["s.take"])
        if drawn < 0.5:
            yield self._of(page, line["s.take"])
        elif drawn < 0.9:
            yield self._of(page, line["s.counter"])
            yield Do(self.rng.choice(("650rb 1 reel", "600rb", "2 reel 700rb")), about=deal)
            yield from self._press("s.offer:")
        else:
            yield from self._card_press(deal, "s.off:", "s.offfor:")

    def _late(self, page: Message, line: dict[str, str], drawn: float) -> Work:
        deal = _deal_of(line["s.breach"])
        if drawn < 0.35:
            yield self._of(page, line["s.breach"])
        elif drawn < 0.6:
            yield from self._card_press(deal, "s.excuse:", "s.excused:")
        elif drawn < 0.9:
            yield self._of(page, line["s.time"])
            yield from self._press("s.until:")

    def _card_press(self, deal: int, *acts: str) -> Work:
        """Through the deal's card."""
        yield Do(f"/deal {deal}", about=deal)
        yield from self._press(acts[0], then=acts[1:])

    # What they see

    def _press(
        self, act: str, on: Message | None = None, then: tuple[str, ...] = (), undo: bool = False
    ) -> Work:
        """The newest such button, then those that it brings up; now and then it was a slip."""
        data = on.pressed(act) if on else None
        do = self._of(on, data) if on and data else self._newest(act)
        if do is None:
            return
        yield do
        for follows in then:
            yield from self._press(follows)
        if undo and self.rng.random() < UNDOES * 3:
            yield Do("/undo", about=do.about)

    def _newest(self, act: str) -> Do | None:
        found = self.chat.newest(act)
        return self._of(*found) if found else None

    def _of(self, message: Message, data: str) -> Do:
        label = next((text for text, its in message.buttons if its == data), "")
        return Do(
            "",
            data,
            message,
            label,
            _deal_of(data)
            if not data.startswith("s.a") or data.startswith(("s.accept", "s.answered"))
            else 0,
        )

    def _last(self, words: str) -> Message | None:
        return next((m for m in reversed(self.chat.messages[-40:]) if m.words == words), None)


def _lines(page: Message) -> list[dict[str, str]]:
    """The buttons of each line of /due, by their act."""
    lines: dict[str, dict[str, str]] = {}
    for label, data in page.buttons:
        number = label.partition(".")[0]
        if number.isdecimal():
            lines.setdefault(number, {})[data.partition(":")[0]] = data
    return list(lines.values())


def _deal_of(data: str) -> int:
    number = (data.split(":") + [""])[1]
    return int(number) if number.isdecimal() else 0
