"""What must hold of every word at the moment in which it is delivered."""

import re
from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deals.channel import Incoming
from deals.hours import allowed
from tests.simulation.book import QUEUED, when
from tests.simulation.platform import Chat, Letter, Message
from tests.simulation.tempers import WORDS
from tests.simulation.violation import Judge, Violation
from tests.simulation.world import World

ZONE = "Asia/Jakarta"
TERMS = ("term_sheet", "new_terms", "counter_answered", "terms_change")
REMINDERS = ("reminder", "ask_arrival", "ask_figures", "ask_boost")  # the day's one message
UNASKED = ("offer", "announced", "terms_change")  # unless an act of theirs brings it
AFTER_STOP = ("stopped", "toast", "unbutton")
SURNAME = re.compile(r"\b[A-Z][a-z]+ndra\b")


class Hearing:
    """Stands beside the platform and reads everything that reaches a chat."""

    def __init__(self, world: World, judge: Judge) -> None:
        self.world, self.judge = world, judge
        self.said = self.said_twice = self.said_again = 0
        self.terms_shown: dict[int, int] = {}
        self._arrived: Counter[str] = Counter()
        self._reminded: dict[int, date] = {}
        self._left_alone: set[int] = set()
        self._surname_of: dict[int, str] = {}
        self._partner_of: dict[str, int] = {}
        world.platform.on_delivery.append(self.heard)

    def know(self, surnames: dict[int, str]) -> None:
        """The surname of each partner, which nobody else may read."""
        self._surname_of = surnames

    def partner_of(self, chat: str) -> int:
        """Whose chat it is by the book; 0 if it is nobody's."""
        found = self.world.book.rows(
            "select p.partner_id from person p join person_address a on a.person_id = p.id"
            " where a.chat = ?",
            chat,
        )
        return found[0][0] if found else 0

    def answered(self, incoming: Incoming) -> None:
        """Somebody has been heard: who asks to be left alone, and who comes back."""
        partner = self.partner_of(incoming.sender.chat)
        if incoming.start is not None:
            self._left_alone.discard(partner)
        elif incoming.kind != "button" and incoming.text in WORDS["stop"]:
            self._left_alone.add(partner)

    def heard(self, chat: Chat, letter: Letter, shown: Message | None, now: datetime) -> None:
        """One delivery."""
        self.said += 1
        self._once(letter)
        self._in_order(letter, now)
        if letter.partner_id:
            self._to_a_partner(chat, letter, letter.partner_id, now)
        if letter.words in TERMS and letter.deal_id:
            self.terms_shown[letter.deal_id] = letter.id

    def _once(self, letter: Letter) -> None:
        """Twice only after an unknown outcome, and never by itself if it speaks of terms."""
        self._arrived[letter.key] += 1
        if self._arrived[letter.key] == 1:
            return
        unknown = letter.key in self.world.platform.lost_sight_of
        self.said_again += unknown
        self.said_twice += letter.once or not unknown
        self._must(not letter.once, "terms are said once", letter)
        self._must(unknown, "nothing is said twice", letter)

    def _in_order(self, letter: Letter, now: datetime) -> None:
        before = self.world.book.rows(
            f"select id, due_at, tries from outbox where {QUEUED} and id < ? and lane ="
            " (select lane from outbox where id = ?)",
            *(letter.id, letter.id),
        )
        passed = [row for row in before if when(row[1]) <= now or row[2]]
        self._must(not passed, "a chat reads in order", letter, passed)

    def _to_a_partner(self, chat: Chat, letter: Letter, partner: int, now: datetime) -> None:
        self._after_stop(letter, partner)
        self._their_own(letter, partner, chat)
        if letter.words in REMINDERS:
            local = now.astimezone(ZoneInfo(ZONE)).date()
            again = letter.tries > 1 and self._arrived[letter.key] > 1
            known = self._reminded.get(partner)
            self._must(known != local or again, "one reminder a day", letter, local)
            self._reminded[partner] = local
        if letter.words in REMINDERS or self._unasked(letter):
            self._must(allowed(now, ZONE) == now, "no unasked word in quiet hours", letter, now)

    def _unasked(self, letter: Letter) -> bool:
        """What follows an act of ours rather than theirs."""
        if letter.words not in UNASKED or not letter.key.startswith("in:"):
            return letter.words in UNASKED
        inbox_id = int(letter.key.split(":")[1])
        lane = self.world.book.one("select lane from inbox where id = ?", inbox_id)
        return lane != f"telegram:{letter.chat}"

    def _after_stop(self, letter: Letter, partner: int) -> None:
        alone = partner in self._left_alone
        stopped = self.world.book.one("select stopped_at from partner where id = ?", partner)
        said = letter.words in AFTER_STOP
        self._must(said or not (alone or stopped), "no message after a stop", letter, stopped)

    def _their_own(self, letter: Letter, partner: int, chat: Chat) -> None:
        """Nobody reads of somebody else, nor in somebody else's chat."""
        name = "everyone sees only what is theirs"
        own = self._surname_of.get(partner)
        named = set(SURNAME.findall(letter.payload["text"]))
        self._must(named <= {own}, name, letter, named)
        self._must(not own or own in chat.owner, name, letter, chat.owner)
        if letter.deal_id:
            whose = self.world.book.one("select partner_id from deal where id = ?", letter.deal_id)
            self._must(whose == partner, name, letter, whose)

    def _must(self, holds: bool, name: str, letter: Letter, shown: object = "") -> None:
        self.judge.count += 1
        if not holds:
            told = f"letter {letter.id} {letter.words} {letter.key}: {shown}"
            deal, now = letter.deal_id or 0, self.judge.clock()
            raise Violation(name, deal, told, now, letter.chat, letter.words)
