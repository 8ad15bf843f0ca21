"""What must hold after every step, every day, and at the very end. Each has a name."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from deals.channel import Incoming
from deals.stages import OVER
from tests.simulation.book import when
from tests.simulation.deal_checks import DealChecks
from tests.simulation.earning import Earning
from tests.simulation.hearing import Hearing
from tests.simulation.sums import Sums
from tests.simulation.violation import Judge
from tests.simulation.world import World

AGREES = {"agreed": "agree", "amended": "amend"}  # what happened -> what was pressed for it


class Checks:
    """Looks at the book after every step. Raises Violation with the invariant's name."""

    def __init__(self, world: World) -> None:
        self.world, self.book = world, world.book
        self.judge = Judge(lambda: world.now)
        self.hearing = Hearing(world, self.judge)
        self.deals, self.sums = DealChecks(world.book, self.judge), Sums(world.book, self.judge)
        self.earning = Earning(world.book, self.judge, world.platform.files)
        self.days = 0
        self.handled: Counter[str] = Counter()
        self._seen = 0  # the last line of the history that was looked at
        self._now_handled: list[Incoming] = []
        self._newest_of: dict[str, int] = {}
        world.shell.on_handled.append(self._handled)
        world.after_step.append(self.step)

    def step(self) -> None:
        """The deals that the step has touched."""
        lines = self.book.rows(
            "select h.id, h.deal_id, h.at, h.happened, h.by, d.partner_id, h.details"
            " from history h join deal d on d.id = h.deal_id where h.id > ? order by h.id",
            self._seen,
        )
        for _, deal_id, _, happened, by, partner_id, details in lines:
            self._own_act(deal_id, happened, by, partner_id)
            self.sums.take(deal_id, happened, json.loads(details))
        planned_at = {deal_id: when(at) for _, deal_id, at, *_ in lines}
        for deal_id, at in planned_at.items():
            self.deals.look(deal_id, at)
        self._seen = lines[-1][0] if lines else self._seen
        self._now_handled.clear()

    def _own_act(self, deal_id: int, happened: str, by: str, partner_id: int) -> None:
        """What the history says that a partner did, that partner has just done."""
        if by != "partner":
            self.judge.must(
                happened != "agreed" or by != "clock", "no agreement by accident", deal_id
            )
            return
        mine = [
            i for i in self._now_handled if self.hearing.partner_of(i.sender.chat) == partner_id
        ]
        self.judge.must(bool(mine), "everyone acts for themselves only", deal_id, happened)
        if happened in AGREES:
            press = f"{AGREES[happened]}:{deal_id}:"
            pressed = any(i.button.startswith(press) for i in mine)
            said = any(i.kind != "button" for i in mine)
            shown = self.hearing.terms_shown.get(deal_id, 0)
            name = "no agreement by accident"
            self.judge.must(pressed or (said and shown), name, deal_id, mine)

    def _handled(self, key: str, incoming: Incoming | None, now: datetime) -> None:
        self.handled[key] += 1
        self.judge.must(self.handled[key] == 1, "an update is handled once", 0, key)
        if incoming:
            self._now_handled.append(incoming)
            self.hearing.answered(incoming)
            number = self.book.one("select max(id) from inbox where update_key = ?", key)
            before = self._newest_of.get(incoming.address.chat, 0)
            self.judge.must(before < number, "a chat is heard in order", 0, key)
            self._newest_of[incoming.address.chat] = number

    def whole_book(self) -> None:
        """Every day: all that is not over, and the sums."""
        self.days += 1
        for deal_id in self._live():
            self.deals.look(deal_id, None)
        self.sums.counts()
        self.sums.on_the_desk()
        self.earning.look()
        twice = self.book.rows(
            "select coalesce(post_id, file_sha256) from proof group by 1 having count(*) > 1"
        )
        self.judge.must(not twice, "a post counts once", 0, twice)
        dead = self.book.rows("select update_key, error from inbox where state = 'dead'")
        self.judge.must(not dead, "no update is given up", 0, dead)

    def at_the_end(self) -> None:
        """Nothing is planned any more: every deal is over, or somebody's to decide."""
        self.whole_book()
        for deal_id in self._live():
            owed = self.book.one(
                "select count(*) from debt where deal_id = ? and paid_at is null", deal_id
            )
            self.judge.must(owed, "at the end every deal is over or on a desk", deal_id)
        left = self.book.rows("select id from outbox where state in ('queued', 'sending')")
        self.judge.must(not left, "at the end nothing is left to say", 0, left)
        stored = self.book.one("select count(*) from inbox")
        done = sum(self.handled.values())
        self.judge.must(stored == done, "every update is handled", 0, (stored, done))

    def _live(self) -> Iterator[int]:
        for deal_id, stage in self.book.rows("select id, stage from deal"):
            if stage not in {over.value for over in OVER}:
                yield deal_id
