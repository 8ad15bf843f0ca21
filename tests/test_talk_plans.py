"""What a partner's words ask of the deals is answered by an index, however many others have one."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from desk import House
from sqlalchemy import insert, text
from sqlmodel import Session

from storage.bare import as_written, table_of
from storage.deal import payments
from storage.tables import Deal, Partner, Payment, Payout
from tests.asking import plans
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases
OTHERS = range(2, 2002)  # enough for PostgreSQL to weigh what to read
PAID = 10_000  # numbers of what was paid are that much further on
ASKED: dict[str, Callable[[Session], Any]] = {
    "where to is paid": lambda s: payments.waits_for_account(s, 777),
    "what is open": lambda s: payments.open_of(s, 777),
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Everybody has a deal, something to be paid and something that was; few are merged into
    another."""
    house = House(tmp_path)
    campaign = house.campaign()
    partner = as_written(Partner(name="Rani", listed_at=NOW))
    deal = as_written(Deal(campaign_id=campaign, partner_id=0, stage="done", made_at=NOW))
    payment = as_written(Payment(deal_id=0, number=1, amount_idr=5, state="due"))
    paid = payment | {"number": 2, "state": "paid"}
    payout = as_written(
        Payout(
            payment_id=0, amount_idr=5, day=NOW.date(), reference="", account="1234", by=1, at=NOW
        )
    )
    into = dict.fromkeys(OTHERS) | {later: one for one, later in pairwise(OTHERS[::100])}

    def fill(session: Session) -> None:
        line = session.connection()
        for table, rows in (
            (Partner, [partner | {"id": one, "merged_into": into[one]} for one in OTHERS]),
            (Deal, [deal | {"id": one, "partner_id": one} for one in OTHERS]),
            (Payment, [payment | {"id": one, "deal_id": one} for one in OTHERS]),
            (Payment, [paid | {"id": one + PAID, "deal_id": one} for one in OTHERS]),
            (Payout, [payout | {"id": one, "payment_id": one + PAID} for one in OTHERS]),
        ):
            line.execute(insert(table_of(table)), rows)
        session.execute(text("analyze"))

    house.do(fill)
    return house


def test_a_partner_s_payments_are_found_by_their_deals(house: House) -> None:
    for what, question in ASKED.items():
        steps = plans(house.database, question)
        by_partner = [step for step in steps if "ix_deal_partner_id" in step]
        assert by_partner and not [step for step in steps if _reads_all(step)], (what, steps)


def _reads_all(step: str) -> bool:
    return step.startswith("SCAN deal") or ("on deal" in step and "ix_deal_partner_id" not in step)
