"""What is true of one deal at any time."""

import json
from datetime import datetime

from deals.boosting.boost import WITH_US, next_at
from deals.boosting.course import needs_code
from deals.deadlines.steps import next_step
from deals.deal import Deal, Side
from deals.desk import debts
from deals.hours import allowed, next_morning
from deals.stages import BINDING, Stage
from tests.simulation.book import Book, when
from tests.simulation.violation import Judge


class DealChecks:
    """Looks at one deal by its rows. Remembers what was agreed."""

    def __init__(self, book: Book, judge: Judge) -> None:
        self.book, self.judge = book, judge
        self._agreed: dict[int, tuple[int, str]] = {}

    def look(self, deal_id: int, now: datetime | None) -> None:
        """Everything that is always true of one deal; `now`: when it was planned, if just now."""
        deal = self.book.deal(deal_id)
        self._next_step(deal, now)
        self._debts(deal)
        self._has_a_next_step(deal)
        self._version(deal)
        self._terms(deal)
        self._bargained(deal)
        self._pieces(deal)
        self._codes(deal)

    def _next_step(self, deal: Deal, now: datetime | None) -> None:
        rows = self.book.rows(
            "select name, step, day, due_at from reminder where deal_id = ? and state = 'planned'",
            deal.id,
        )
        step = next_step(deal, now or self.judge.clock())
        self.judge.must(len(rows) == bool(step), "the reminder is the next step", deal.id, rows)
        if rows and step and now:
            planned, due_at = rows[0][:3], when(rows[0][3])
            same = planned == (step.name, step.index, step.day)
            put_off = (next_morning(now, deal.campaign.zone), allowed(now, deal.campaign.zone))
            in_time = due_at in (step.due_at, *put_off)
            holds = same and in_time  # put off when they were reminded today
            self.judge.must(holds, "the reminder is the next step", deal.id, (rows, step))

    def _debts(self, deal: Deal) -> None:
        rows = self.book.rows(
            "select kind, number from debt where deal_id = ? and paid_at is null", deal.id
        )
        owed = sorted((debt.kind, debt.number) for debt in debts(deal))
        self.judge.must(sorted(rows) == owed, "the desk shows what is owed", deal.id, (rows, owed))

    def _has_a_next_step(self, deal: Deal) -> None:
        if deal.over:
            return
        waits = self.book.one(
            "select exists (select 1 from reminder where deal_id = ? and state = 'planned')"
            " or exists (select 1 from debt where deal_id = ? and paid_at is null)",
            *(deal.id, deal.id),
        )
        self.judge.must(bool(waits), "nobody is forgotten", deal.id)

    def _codes(self, deal: Deal) -> None:
        """Each video that counts has its code, or its question goes on, or nobody wants it."""
        if deal.stage not in (*BINDING, Stage.DONE) or deal.partner.stopped:
            return
        known = {boost.number: boost for boost in deal.boosts}
        wanted = {
            piece.number
            for piece in deal.deliverables
            if piece.state == "accepted" and needs_code(deal, piece)
        }
        self.judge.must(wanted <= set(known), "no video is forgotten", deal.id, wanted)
        for boost in known.values() if not deal.in_person else ():
            goes_on = next_at(boost, deal.campaign.zone) is not None or boost.state in WITH_US
            settled = boost.state in ("refused", "let_go")
            self.judge.must(goes_on or settled, "no video is forgotten", deal.id, boost)
        rows = self.book.rows(
            "select p.deliverable, c.until from boost_code c join proof p on p.id = c.proof_id"
            " where c.deal_id = ? and c.stands and c.code is not null"
            " and p.state in ('waiting', 'accepted')",
            deal.id,
        )
        until = {
            b.number: b.until.isoformat() for b in deal.boosts if b.state == "given" and b.until
        }
        holds = all(dict(rows).get(number) == last for number, last in until.items())
        self.judge.must(holds, "a code counts as long as its row says", deal.id, (rows, until))

    def _version(self, deal: Deal) -> None:
        lines = self.book.one("select count(*) from history where deal_id = ?", deal.id)
        self.judge.must(deal.version == lines + 1, "every version has its line", deal.id, lines)

    def _terms(self, deal: Deal) -> None:
        opened = [p for p in deal.proposals if p.state == "open"]
        self.judge.must(len(opened) <= 1, "never two proposals open", deal.id)
        agreed = [p for p in deal.proposals if p.state == "agreed"]
        self.judge.must(len(agreed) <= 1, "never two proposals agreed", deal.id)
        found = (agreed[0].number, repr(agreed[0].terms)) if agreed else None
        known = self._agreed.get(deal.id)
        if known and found:
            name = "agreed terms change with both sides only"
            holds = known == found or self._amended(deal, found[0])
            self.judge.must(holds, name, deal.id, (known, found))
            self._agreed[deal.id] = found
        elif found:
            self.judge.must(agreed[0].by == Side.BRAND, "agreed terms are ours", deal.id)
            self._agreed[deal.id] = found
        else:
            self.judge.must(known is None or deal.over, "what is agreed stays agreed", deal.id)

    def _amended(self, deal: Deal, number: int) -> bool:
        """Whether that version was the last to be confirmed, or is so again after a slip."""
        lines = self.book.rows(
            "select happened, details from history where deal_id = ?"
            " and happened in ('amended', 'undone') order by id desc limit 1",
            deal.id,
        )
        return any(
            happened == "undone" or json.loads(details)["terms"] == number
            for happened, details in lines
        )

    def _bargained(self, deal: Deal) -> None:
        """What the bot named by itself lies within the campaign's limits."""
        limits = deal.campaign.bargaining.limits
        lines = "select details from history where deal_id = ? and happened = 'bargained'"
        for (details,) in self.book.rows(lines, deal.id):
            told = json.loads(details) if isinstance(details, str) else details
            terms = deal.proposals[told["terms"] - 1].terms
            most = limits.fee_for(terms.contents, deal.partner.tier)
            holds = terms.fee_idr <= most and terms.commission_pct <= limits.highest_pct
            self.judge.must(holds, "the bot bargains inside the limits", deal.id, terms)

    def _pieces(self, deal: Deal) -> None:
        """A piece is accepted by one proof, and a proof accepts one piece."""
        proofs = self.book.rows("select deliverable, state from proof where deal_id = ?", deal.id)
        counted = sorted(number for number, state in proofs if state == "accepted")
        accepted = sorted(d.number for d in deal.deliverables if d.state == "accepted")
        self.judge.must(
            counted == accepted, "one accepted proof pays once", deal.id, (counted, accepted)
        )
        waiting = {number for number, state in proofs if state == "waiting"}
        handed = {d.number for d in deal.deliverables if d.state == "submitted"}
        self.judge.must(handed <= waiting, "what was handed in waits for a judge", deal.id)
