"""What must hold after every step, every day, and at the very end. Each has a name."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from deals.channel import Incoming
from deals.deal import Deal, Side
from deals.desk import debts
from deals.stages import OVER
from deals.steps import next_step
from storage import due, views
from tests.simulation.book import when
from tests.simulation.hearing import Hearing
from tests.simulation.recount import Recount
from tests.simulation.violation import Violation
from tests.simulation.world import World

AGREEING = ("agree:", "pick:")


class Checks:
    """Looks at the book after every step. Raises Violation with the invariant's name."""

    def __init__(self, world: World) -> None:
        self.world, self.book = world, world.book
        self.hearing = Hearing(world)
        self.count = 0
        self.days = 0
        self.handled: Counter[str] = Counter()
        self._seen = 0  # the last line of the history that was looked at
        self._now_handled: list[Incoming] = []
        self._newest_of: dict[str, int] = {}
        self._agreed: dict[int, tuple[int, str]] = {}
        self._recounts: dict[int, Recount] = {}
        self._fees: dict[tuple[int, int], int] = {}  # as they were when they were agreed
        world.shell.on_handled.append(self._handled)
        world.after_step.append(self.step)

    # After every step

    def step(self) -> None:
        """The deals that the step has touched."""
        lines = self.book.rows(
            "select h.id, h.deal_id, h.happened, h.by, h.at, d.partner_id, h.details from history h"
            " join deal d on d.id = h.deal_id where h.id > ? order by h.id",
            self._seen,
        )
        for _, deal_id, happened, by, _, partner_id, details in lines:
            self._own_act(deal_id, happened, by, partner_id)
            self._recount(deal_id, happened, json.loads(details))
        planned_at = {line[1]: when(line[4]) for line in lines}
        for deal_id, at in planned_at.items():
            self.deal(deal_id, at)
        self._seen = lines[-1][0] if lines else self._seen
        self._now_handled.clear()

    def deal(self, deal_id: int, now: datetime | None) -> None:
        """Everything that is always true of one deal; `now`: when it was planned, if just now."""
        deal = self.book.deal(deal_id)
        self._next_step(deal, now)
        self._debts(deal)
        self._has_a_next_step(deal)
        self._version(deal)
        self._terms(deal)
        self._pieces(deal)

    def _next_step(self, deal: Deal, now: datetime | None) -> None:
        rows = self.book.rows(
            "select name, step, day, due_at from reminder where deal_id = ? and state = 'planned'",
            deal.id,
        )
        step = next_step(deal, now or self.world.now)
        self.must(len(rows) == bool(step), "the reminder is the next step", deal, rows)
        if rows and step and now:
            expected = (step.name, step.index, step.day, step.due_at)
            found = (*rows[0][:3], when(rows[0][3]))
            self.must(found == expected, "the reminder is the next step", deal, (found, expected))

    def _debts(self, deal: Deal) -> None:
        rows = self.book.rows(
            "select kind, number from debt where deal_id = ? and paid_at is null", deal.id
        )
        owed = sorted((debt.kind, debt.number) for debt in debts(deal))
        self.must(sorted(rows) == owed, "the desk shows what is owed", deal, (rows, owed))

    def _has_a_next_step(self, deal: Deal) -> None:
        if deal.over:
            return
        waits = self.book.one(
            "select exists (select 1 from reminder where deal_id = ? and state = 'planned')"
            " or exists (select 1 from debt where deal_id = ? and paid_at is null)",
            *(deal.id, deal.id),
        )
        self.must(bool(waits), "nobody is forgotten", deal)

    def _version(self, deal: Deal) -> None:
        lines = self.book.one("select count(*) from history where deal_id = ?", deal.id)
        self.must(deal.version == lines + 1, "every version has its line", deal, lines)

    def _terms(self, deal: Deal) -> None:
        opened = [p for p in deal.proposals if p.state == "open"]
        self.must(len(opened) <= 1, "never two proposals open", deal)
        agreed = [p for p in deal.proposals if p.state == "agreed"]
        self.must(len(agreed) <= 1, "never two proposals agreed", deal)
        found = (agreed[0].number, repr(agreed[0].terms)) if agreed else None
        known = self._agreed.get(deal.id)
        if known and found:
            name = "agreed terms change with both sides only"
            self.must(known == found, name, deal, (known, found))
        elif found:
            self.must(agreed[0].by == Side.BRAND, "agreed terms are ours", deal)
            self._agreed[deal.id] = found
        else:
            self.must(known is None or deal.over, "what is agreed stays agreed", deal)

    def _pieces(self, deal: Deal) -> None:
        """A piece is accepted by one proof, and a proof accepts one piece."""
        proofs = self.book.rows("select deliverable, state from proof where deal_id = ?", deal.id)
        counted = sorted(number for number, state in proofs if state == "accepted")
        accepted = sorted(d.number for d in deal.deliverables if d.state == "accepted")
        self.must(counted == accepted, "one accepted proof pays once", deal, (counted, accepted))
        waiting = {number for number, state in proofs if state == "waiting"}
        handed = {d.number for d in deal.deliverables if d.state == "submitted"}
        self.must(handed <= waiting, "what was handed in waits for a judge", deal)

    def _own_act(self, deal_id: int, happened: str, by: str, partner_id: int) -> None:
        """What the history says that a partner did, that partner has just done."""
        if by != "partner":
            self.must(happened != "agreed" or by != "clock", "no agreement by accident", deal_id)
            return
        mine = [
            i for i in self._now_handled if self.hearing.partner_of(i.sender.chat) == partner_id
        ]
        self.must(bool(mine), "everyone acts for themselves only", deal_id, happened)
        if happened == "agreed":
            pressed = any(i.button.startswith(f"agree:{deal_id}:") for i in mine)
            said = any(i.kind != "button" for i in mine)
            shown = self.hearing.terms_shown.get(deal_id, 0)
            name = "no agreement by accident"
            self.must(pressed or (said and shown), name, deal_id, mine)

    def _handled(self, key: str, incoming: Incoming | None, now: datetime) -> None:
        self.handled[key] += 1
        self.must(self.handled[key] == 1, "an update is handled once", key)
        if incoming:
            self._now_handled.append(incoming)
            self.hearing.answered(incoming)
            number = self.book.one("select max(id) from inbox where update_key = ?", key)
            before = self._newest_of.get(incoming.address.chat, 0)
            self.must(before < number, "a chat is heard in order", key)
            self._newest_of[incoming.address.chat] = number

    # Every day

    def whole_book(self) -> None:
        """Everything, and the sums."""
        self.days += 1
        for deal_id in self._live():
            self.deal(deal_id, None)
        self._counts()
        self._on_the_desk()
        twice = self.book.rows(
            "select coalesce(post_id, file_sha256) from proof group by 1 having count(*) > 1"
        )
        self.must(not twice, "a post counts once", 0, twice)
        dead = self.book.rows("select update_key, error from inbox where state = 'dead'")
        self.must(not dead, "no update is given up", 0, dead)

    def _counts(self) -> None:
        """Stages and money by the history alone, against the views and the deals."""
        told = self._recounts
        stages = dict(self.book.rows("select id, stage from deal"))
        for deal_id, recount in told.items():
            name = "the history tells the stage"
            self.must(recount.stage == stages[deal_id], name, deal_id, (recount, stages[deal_id]))
        campaigns = self.book.rows("select campaign_id, id from deal")
        for campaign_id in {campaign for campaign, _ in campaigns}:
            recounted = Counter(
                told[deal_id].stage if deal_id in told else "listed"
                for campaign, deal_id in campaigns
                if campaign == campaign_id
            )
            shown = self.world.shell.database.transact(
                lambda s, c=campaign_id: views.stage_counts(s, c)
            )
            self.must(shown == dict(recounted), "counts equal a recount", campaign_id, shown)
        self._money(told)

    def _money(self, told: dict[int, Recount]) -> None:
        """What we owe by the terms on the deals is what was agreed line by line."""
        agreed = {
            deal: json.loads(terms)["fee_idr"]
            for deal, terms in self.book.rows(
                "select deal_id, terms from proposal where state = 'agreed'"
            )
        }
        by_history = {
            deal: self._fees[deal, recount.agreed]
            for deal, recount in told.items()
            if recount.agreed
        }
        self.must(agreed == by_history, "money adds up", 0, (agreed, by_history))

    def _recount(self, deal: int, happened: str, details: dict[str, Any]) -> None:
        """Takes one more line of a deal's history."""
        told = self._recounts.setdefault(deal, Recount())
        number = details["terms"] if happened == "agreed" else told.agreed
        terms = self.book.terms(self._terms_of(deal, number)) if number else None
        pieces = sum(content.count for content in terms.contents) if terms else 0
        told.take(happened, details, bool(terms and terms.needs_pack), pieces)
        if happened == "agreed" and terms:
            self._fees[deal, number] = terms.fee_idr

    def _terms_of(self, deal: int, number: int) -> str:
        return self.book.one(
            "select terms from proposal where deal_id = ? and number = ?", deal, number
        )

    def _on_the_desk(self) -> None:
        """What stands in /due is what the deals owe, and every letter of unknown fate."""
        waiting = self.world.shell.database.transact(lambda s: due.waiting(s))
        shown = Counter((one.deal_id, one.kind) for one in waiting if one.kind != "unknown")
        owed = Counter(
            self.book.rows(
                "select deal_id, kind from debt where paid_at is null"
                " and kind not in ('vet', 'approach')"
            )
        )
        self.must(shown == owed, "the desk shows what is owed", 0, shown - owed)
        letters = {one.number for one in waiting if one.kind == "unknown"}
        unknown = {n for (n,) in self.book.rows("select id from outbox where state = 'unknown'")}
        self.must(letters == unknown, "unknown letters are before staff", 0, letters ^ unknown)

    # At the very end

    def at_the_end(self) -> None:
        """Nothing is planned any more: every deal is over, or somebody's to decide."""
        self.whole_book()
        for deal_id in self._live():
            owed = self.book.one(
                "select count(*) from debt where deal_id = ? and paid_at is null", deal_id
            )
            self.must(owed, "at the end every deal is over or on a desk", deal_id)
        left = self.book.rows("select id from outbox where state in ('queued', 'sending')")
        self.must(not left, "at the end nothing is left to say", 0, left)
        stored = self.book.one("select count(*) from inbox")
        done = sum(self.handled.values())
        self.must(stored == done, "every update is handled", 0, (stored, done))

    def _live(self) -> Iterator[int]:
        for deal_id, stage in self.book.rows("select id, stage from deal"):
            if stage not in {over.value for over in OVER}:
                yield deal_id

    def must(self, holds: bool, name: str, about: object, shown: object = "") -> None:
        """Counts a check; raises Violation when it does not hold."""
        self.count += 1
        if not holds:
            number = about.id if isinstance(about, Deal) else about
            deal = number if isinstance(number, int) else 0
            raise Violation(name, deal, f"{number}: {shown}", self.world.now)
