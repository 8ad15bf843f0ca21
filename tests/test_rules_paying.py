"""Instalments: whole rupiah that add up, and where they stand as a deal moves."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from deals import paying
from deals.campaign.campaign_file import read_campaign
from deals.terms import USUAL_PAY, Instalment, Terms, problems

TODAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 3, tzinfo=UTC)


@pytest.mark.parametrize("amount", [1, 2, 3, 99, 500_001, 333_333, 10_000_000_001])
@pytest.mark.parametrize("shares", [(50, 50), (100,), (33, 33, 34), (1, 99), (30, 30, 20, 20)])
def test_parts_add_up(amount: int, shares: tuple[int, ...]) -> None:
    parts = paying.parts(amount, shares)
    assert sum(parts) == amount
    assert all(
        abs(part - amount * share / 100) < 1 for part, share in zip(parts, shares, strict=True)
    )


def test_a_share_of_nothing_is_no_payment() -> None:
    assert paying.parts(1, (50, 50)) == (0, 1)


@pytest.mark.parametrize(
    "plan",
    [
        (Instalment(50),),
        (Instalment(60), Instalment(60)),
        (Instalment(0), Instalment(100)),
        (Instalment(100, "day"),),
        (Instalment(100, "delivery", TODAY),),
        (Instalment(100, "someday"),),
    ],
)
def test_a_plan_that_does_not_add_up_is_unfit(plan: tuple[Instalment, ...]) -> None:
    assert "bad_instalments" in problems(Terms(fee_idr=1, instalments=plan))
    assert "bad_instalments" not in problems(Terms(fee_idr=1, instalments=USUAL_PAY["half"]))


FILE = """
brand = "Herbana"
title = "September"
kind = "kol"
month = "2026-09"
[terms]
fee_idr = 500000
post_by = 2026-09-24
contents = [{ kind = "reel", platform = "instagram", count = 2 }]
extra = "1 box jahe merah"
%s
[cadence]
answer_within_days = 5
"""


def test_a_campaign_file_names_the_way_of_payment() -> None:
    plan, faults = read_campaign((FILE % 'fee_paid = "half"').encode(), TODAY)
    assert not faults
    assert plan.terms.instalments == USUAL_PAY["half"]
    assert plan.terms.extra == "1 box jahe merah"
    assert plan.cadence.offer_days == 5
    agreed = (
        'instalments = [{ share_pct = 30, due = "agreement" },'
        ' { share_pct = 70, due = "day", on = 2026-09-30 }]'
    )
    plan, faults = read_campaign((FILE % agreed).encode(), TODAY)
    assert not faults
    assert plan.terms.instalments[1] == Instalment(70, "day", date(2026, 9, 30))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('fee_paid = "never"', "terms.fee_paid"),
        ("instalments = [{ share_pct = 30 }]", "terms"),
        ("instalments = [5]", "terms.instalments.1"),
    ],
)
def test_a_bad_way_of_payment_is_told_with_its_key(line: str, key: str) -> None:
    _, faults = read_campaign((FILE % line).encode(), TODAY)
    assert key in [fault.key for fault in faults]


def test_an_offer_holds_until_we_give_up_unless_the_campaign_says_otherwise() -> None:
    plan, _ = read_campaign((FILE % "").encode(), TODAY)
    assert replace(plan.cadence, answer_within_days=0).offer_days == 7
    assert replace(plan.cadence, answer_within_days=0, give_up_day=12).offer_days == 12
