"""Counts and money by the history alone, and what stands in /due."""

import json
from collections import Counter
from typing import Any

from handlers.staff.desk.due import OF_NO_DEAL
from storage.overview import (
    due,
    views,
)
from tests.simulation.book import Book
from tests.simulation.recount import Recount
from tests.simulation.violation import Judge


class Sums:
    """Takes every line of the history, and compares what it comes to with the book."""

    def __init__(self, book: Book, judge: Judge) -> None:
        self.book, self.judge = book, judge
        self._recounts: dict[int, Recount] = {}
        self._fees: dict[tuple[int, int], int] = {}  # as they were when they were agreed

    def counts(self) -> None:
        """Stages and money by the history alone, against the views and the deals."""
        told = self._recounts
        stages = dict(self.book.rows("select id, stage from deal"))
        for deal_id, recount in told.items():
            name = "the history tells the stage"
            self.judge.must(
                recount.stage == stages[deal_id], name, deal_id, (recount, stages[deal_id])
            )
        campaigns = self.book.rows("select campaign_id, id from deal")
        for campaign_id in {campaign for campaign, _ in campaigns}:
            recounted = Counter(
                told[deal_id].stage if deal_id in told else "listed"
                for campaign, deal_id in campaigns
                if campaign == campaign_id
            )
            shown = self.book.database.transact(lambda s, c=campaign_id: views.stage_counts(s, c))
            self.judge.must(shown == dict(recounted), "counts equal a recount", 0, shown)
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
        self.judge.must(agreed == by_history, "money adds up", 0, (agreed, by_history))

    def take(self, deal: int, happened: str, details: dict[str, Any]) -> None:
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

    def on_the_desk(self) -> None:
        """What stands in /due is what the deals owe, whether listed or counted, every letter of
        unknown fate, and every update that was parked."""
        waiting = self.book.database.transact(lambda s: due.waiting(s))
        shown = Counter((o.deal_id, o.kind) for o in waiting if o.kind not in OF_NO_DEAL)
        owed = Counter(
            self.book.rows(
                "select deal_id, kind from debt where paid_at is null"
                " and kind not in ('vet', 'approach')"
                " union all select deal_id, 'payment' from payment where state = 'due'"
                " union all select deal_id, 'clearance' from clearance where state = 'open'"
                " union all select deal_id, 'bonus' from bonus where state = 'waiting'"
                " union all select deal_id, 'bonus_doubt' from bonus where doubted_at is not null"
                " union all select deal_id, 'slip' from slip"
                " where wanted_at is not null and sent_at is null"
            )
        )
        self.judge.must(shown == owed, "the desk shows what is owed", 0, shown - owed)
        self._in_queues()
        for kind, of, name in (
            ("unknown", "outbox where state = 'unknown'", "unknown letters are before staff"),
            ("stuck", "inbox where state = 'dead'", "parked updates are before staff"),
        ):
            here = {one.number for one in waiting if one.kind == kind}
            there = {number for (number,) in self.book.rows(f"select id from {of}")}
            self.judge.must(here == there, name, 0, here ^ there)

    def _in_queues(self) -> None:
        """Who is not approached yet is counted, whatever their campaign."""
        queued = Counter[str]()
        for kind, _, count, _ in self.book.database.transact(views.queues):
            queued[kind] += count
        not_approached = Counter(
            kind
            for (kind,) in self.book.rows(
                "select kind from debt where paid_at is null and kind in ('vet', 'approach')"
            )
        )
        name = "who is not approached is counted"
        self.judge.must(queued == not_approached, name, 0, (queued, not_approached))
