"""What staff's commands ask is answered by an index, however long the book is."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk import House
from sqlmodel import Session

from storage.deal import history, parcels, payments
from storage.overview import (
    calendars,
    deadlines,
    due,
    evaluations,
    exports,
    harvests,
    recaps,
    replacements,
    reports,
    reviewing,
    views,
)
from storage.overview.views import Filter
from storage.partner import clients, twins
from tests import affiliate_asked
from tests.asking import plans
from tests.sample_deal import NOW
from tests.selling import Selling
from tests.test_bonus import earned

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
MONTHS = ("2026-07", "2026-08", "2026-09")
EVALUATED = evaluations.Asked("2026-09", None, LAST, "2026-10")
FEW = (
    "campaign",
    "brand",
    "shop",
    "staff",
    "fact",
    "announcement",
)  # rows, whatever is in the book
# Indices of what is open just now; whoever goes through these sees no more than what waits.
OPEN = (
    *("one_open_debt", "debts_one_by_one", "outbox_unknown", "inbox_dead", "payments_due"),
    *("one_open_clearance", "data_acts_open", "managers_waiting"),
    *("partners_stopped", "partners_by_name_alone"),
    *("bonuses_waiting", "bonuses_doubted", "findings_open", "slips_wanted", "slots_due"),
    *("sold_posts_open", "shop_accounts_open", "tickets_unsolved", "one_unsolved_ticket"),
    "troubles_open",
)
ASKED: dict[str, Callable[[Session], Any]] = {
    "/list": lambda s: views.deals(s, Filter(), 0),
    "/list of a campaign": lambda s: views.deals(s, Filter(1), 0),
    "/list of a stage": lambda s: views.deals(s, Filter(stage="listed"), 0),
    "/list of both": lambda s: views.deals(s, Filter(1, "listed"), 0),
    "/list of a tier": lambda s: views.deals(s, Filter(tier="micro"), 0),
    "/list of a campaign's tier": lambda s: views.deals(s, Filter(1, tier="micro"), 0),
    "/find": lambda s: views.deals(s, Filter(words="rani"), 0),
    "/campaign": lambda s: views.stage_counts(s, 1),
    "/campaign closed": lambda s: views.in_stage(s, 1, ("listed", "vetted")),
    "/campaign opened": lambda s: history.let_go_with(s, 1),
    "/approach": lambda s: views.to_approach(s, 1, 500),
    "/approach by hand": lambda s: due.first_contacts(s, 1),
    "/review": lambda s: reviewing.next_ones(s, 0, 5),
    "/review of a campaign": lambda s: reviewing.next_ones(s, 1, 5),
    "/review, how many": reviewing.count,
    "/client": lambda s: clients.asked_about(s, 1, 5001),
    "/client back": lambda s: clients.named(s, 1, [1, 2]),
    "/due": lambda s: due.waiting(s, None, 0, 5),
    "/due, how much": due.summed_up,
    "/due of one": lambda s: due.waiting(s, 1, 0, 5),
    "/due of one, how much": lambda s: due.summed_up(s, 1),
    "/due, queues": views.queues,
    "/undo": lambda s: history.undoable_by(s, 1, NOW),
    "/recap": lambda s: recaps.recap(s, MONTHS, None, 0, 8),
    "/report": lambda s: reports.report(s, MONTHS),
    "/report, what posts brought": lambda s: harvests.harvests(s, [1]),
    "/export": lambda s: (exports.size(s, [1]), exports.listing(s, [1])),
    "/evaluate": lambda s: (
        *(evaluations.counts(s, EVALUATED), evaluations.page(s, EVALUATED, 0, 5)),
        evaluations.again(s, EVALUATED, 5),
    ),
    "/packing": lambda s: (parcels.how_many(s), parcels.to_send(s, 100)),
    "/calendar": lambda s: calendars.entries(s, FIRST, LAST, None, 100),
    "/calendar, busy days": lambda s: calendars.busy(s, FIRST, LAST, None, 100),
    "/payments": lambda s: payments.listed(s, FIRST, 10),
    "/payments, how many": lambda s: payments.count_listed(s, FIRST),
    "/twins": lambda s: (twins.pairs(s), twins.count(s)),
    "an import": lambda s: twins.resembling(s, [1, 2]),
    "the morning": lambda s: (deadlines.due_on(s, FIRST), deadlines.late_on(s, FIRST)),
    "a replacement": lambda s: replacements.best(s, 1),
    **affiliate_asked.ASKED,
}
SUMS = ("brought_per_deal", "posts", "told", "cost")  # made within a statement
# What is gone through all the same: to count all, the first of all, and words anywhere in a name.
WHOLE = {
    "/list": ("SCAN deal USING COVERING INDEX ", "SCAN deal"),
    "/list of a tier": ("SCAN deal", "SCAN partner"),
    "/find": ("SCAN partner USING COVERING INDEX ",),
    "/sales, a file": ("SCAN suppressed USING COVERING INDEX ",),  # its first
    "/sales, whose it may be": ("SCAN partner",),
    "/suspicious, judged": ("SCAN finding USING INDEX findings_judged",),
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Somebody is listed as a KOL, and an affiliate has sold what a bonus asks for."""
    made = House(tmp_path)
    earned(made, made.who("Rani"), Selling(made, made.shop()))
    made.listed("Dewi", title="October")
    return made


@pytest.mark.parametrize("command", ASKED)
def test_sqlite_finds_it_by_an_index(house: House, command: str) -> None:
    steps = plans(house.database, ASKED[command])
    scans = [re.sub("(COVERING INDEX ).*", r"\1", step) for step in steps if _reads_much(step)]
    assert not set(scans) - set(WHOLE.get(command, ())), steps


def _reads_much(step: str) -> bool:
    if not step.startswith("SCAN "):
        return False
    of, _, index = step.removeprefix("SCAN ").partition(" USING ")
    of_its_own = of in ("CONSTANT ROW", "found") or of.startswith(("(", "anon_", *SUMS))
    return not (of_its_own or of in FEW or index.rpartition("INDEX ")[2] in OPEN)


@pytest.mark.slow
@pytest.mark.on_both_databases
def test_postgresql_has_an_index_for_it(house: House) -> None:
    if house.database.engine.dialect.name != "postgresql":
        return
    for command in ASKED.keys() - WHOLE.keys():
        steps = plans(house.database, ASKED[command])
        scans = {of for step in steps for of in re.findall(r"Seq Scan on (\w+)", step)}
        assert not scans - set(FEW), (command, steps)
