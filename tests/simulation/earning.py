"""What must hold of lives, screenshots, sales, bonuses and what is paid: by plain SQL alone."""

from collections import Counter, defaultdict
from datetime import timedelta

from tests.simulation.book import Book, when
from tests.simulation.opening import TARGET_UNITS
from tests.simulation.screens import original
from tests.simulation.violation import Judge

LINGERS = timedelta(days=2)  # the program may be away, but not for so long
EARNING = "('agreed', 'delivering', 'done')"
_LEADS = "select id from staff where \"right\" in ('lead', 'admin')"
_BONUSES = "select deal_id, state, units, accepted, doubted_at from bonus"
_SOLD = f"""
    select d.id, p.terms, coalesce(sum(l.units), 0) from deal d
    join proposal p on p.deal_id = d.id and p.state = 'agreed'
    join campaign c on c.id = d.campaign_id
    left join shop_account a on a.shop_id = c.shop_id and a.partner_id = d.partner_id
    left join order_line l on l.account_id = a.id and l.month = c.month and l.stands
     and l.state = 'settled'
    where c.shop_id is not null and d.stage in {EARNING} group by d.id, p.id
"""
_PIECES = """
    select deal_id, sum(case when state = 'accepted' then 1 else 0 end),
     sum(case when state = 'excused' then 0 else 1 end) from deliverable group by deal_id
"""
_SHOWN = """
    select p.id, p.deal_id, s.file_sha256 from proof p join (
     select proof_id, file_sha256 from proof_picture union
     select proof_id, file_sha256 from twin) s on s.proof_id = p.id where p.state = 'accepted'
"""


class Earning:
    """Looks at the whole book once a day. `files`: the name of each picture, by its hash."""

    def __init__(self, book: Book, judge: Judge, files: dict[str, tuple[str, str]]) -> None:
        self.book, self.judge, self.files = book, judge, files

    def look(self) -> None:
        self._paid_once()
        self._as_approved()
        self._slips()
        self._verdicts()
        self._by_the_meter()
        self._lives()
        self._pictures()

    def _paid_once(self) -> None:
        twice = self.book.rows(
            "select p.deal_id, p.kind, p.number from payout o join payment p on p.id = o.payment_id"
            " where o.stands group by p.deal_id, p.kind, p.number having count(*) > 1"
        )
        self.judge.must(not twice, "nobody is paid twice", *_first(twice))
        unlike = self.book.rows(
            "select p.deal_id, p.id from payment p left join payout o on o.payment_id = p.id"
            " and o.stands where (p.state = 'paid') != (o.id is not null)"
            " or o.amount_idr != p.amount_idr"
        )
        self.judge.must(not unlike, "what was paid has its transfer", *_first(unlike))

    def _as_approved(self) -> None:
        """What leads have approved is due, paid or dropped, and nothing else is."""
        bonuses = "payment p left join bonus b on b.deal_id = p.deal_id where p.kind = 'bonus'"
        without = self.book.rows(
            f"select p.deal_id from {bonuses} and p.state in ('due', 'paid')"
            f" and (b.state is null or b.state != 'approved' or b.judged_by not in ({_LEADS}))"
        )
        self.judge.must(not without, "no bonus without a lead", *_first(without))
        approved = "select coalesce(sum(amount_idr), 0) from bonus where state = 'approved'"
        of_them = f"select coalesce(sum(p.amount_idr), 0) from {bonuses} and b.state = 'approved'"
        sums = self.book.one(approved), self.book.one(of_them)
        name = "what was approved is due, paid or dropped"
        self.judge.must(sums[0] == sums[1], name, 0, sums)

    def _slips(self) -> None:
        """A slip shows a transfer to the very deal that was paid, and is passed on with a file."""
        strange = self.book.rows(
            "select p.deal_id, s.id from slip s join payment p on p.id = s.payment_id"
            " where s.deal_id != p.deal_id or (s.sent_at is null) != (s.file_sha256 is null)"
        )
        self.judge.must(not strange, "a slip is of the deal that was paid", *_first(strange))
        told = "select count(*) from outbox where words = 'payment_slip' and act = 'text'"
        passed_on = self.book.one("select count(*) from history where happened = 'slip_sent'")
        sums = self.book.one(told), passed_on
        self.judge.must(sums[0] <= sums[1], "a slip is told of once", 0, sums)

    def _verdicts(self) -> None:
        """A lead has judged what is judged, and nobody what is open."""
        unlike = self.book.rows(
            "select 0, id, state from finding where (state = 'open') != (judged_by is null)"
            f" or judged_by not in ({_LEADS})"
        )
        self.judge.must(not unlike, "no verdict without a lead", *_first(unlike))

    def _by_the_meter(self) -> None:
        """A bonus stands before a lead when its condition holds, and only then."""
        pieces = {deal: counts for deal, *counts in self.book.rows(_PIECES)}
        known = {deal: row for deal, *row in self.book.rows(_BONUSES)}
        for deal, terms, sold in self.book.rows(_SOLD):
            agreed = self.book.terms(terms)
            accepted, due = pieces[deal]
            reached = bool(accepted) and accepted == due and sold >= TARGET_UNITS
            earned = bool(agreed.bonus_idr) and reached
            state, units, seen, doubted = known.get(deal, ("off", 0, 0, None))
            shown = (state, sold, accepted, due)
            if state in ("off", "waiting"):
                holds = (state == "waiting") == earned
                self.judge.must(holds, "a bonus waits by the meter alone", deal, shown)
            elif state == "approved" and not earned:
                holds = doubted is not None or (units, seen) == (sold, accepted)
                self.judge.must(holds, "what speaks against a bonus is seen", deal, shown)

    def _lives(self) -> None:
        """One that is booked has its next moment, which has not passed by."""
        ahead = self.book.rows(
            "select deal_id, due_at, at from slot where state in ('booked', 'asked')"
        )
        since = self.judge.clock() - LINGERS
        for deal, due_at, at in ahead:
            due = when(due_at)
            holds = due is not None and due >= since
            self.judge.must(holds, "a booked live has its next moment", deal, (due_at, at))

    def _pictures(self) -> None:
        """Of all that show the same, those of one deal count."""
        names = {sha256: original(name) for name, (sha256, _) in self.files.items()}
        deals = defaultdict(set)
        for _, deal, sha256 in self.book.rows(_SHOWN):
            deals[names.get(sha256, sha256)].add(deal)
        several = [(max(of), name) for name, of in deals.items() if len(of) > 1]
        self.judge.must(not several, "a picture counts for one deal", *_first(several))

    def counted(self) -> Counter[str]:
        """How often what this is about has happened, so that a run without it is seen."""
        states = ("slot", "bonus", "sales_file", "announcement", "finding")
        found: Counter[str] = Counter()
        for table in states:
            rows = self.book.rows(f"select state, count(*) from {table} group by state")
            found.update({f"{table} {state}": many for state, many in rows})
        found["slip wanted"] = self.book.one("select count(*) from slip")
        found["slip sent"] = self.book.one("select count(*) from slip where sent_at is not null")
        found["twin"] = self.book.one("select count(*) from twin")
        return found


def _first(rows: list[tuple[object, ...]]) -> tuple[int, object]:
    """The deal of the first, and all of them."""
    return (int(str(rows[0][0])) if rows else 0), rows
