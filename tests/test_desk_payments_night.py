"""A payment that falls due at night: what is settled before morning is not asked about any more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desk import NOON, House, Who
from sqlmodel import select
from test_desk_accounts import HALVES

from deals.terms import Instalment
from handlers.paying import asking
from storage.deal import deals
from storage.tables import Outbox

pytestmark = pytest.mark.on_both_databases
LINK = "https://www.instagram.com/reel/C0aaaaaaaaa/"
ASKS = "sedang kami siapkan"


@pytest.fixture
def house(tmp_path: Path) -> House:
    """At half past ten in the evening."""
    house = House(tmp_path)
    house.now = NOON + timedelta(hours=12, minutes=30)
    return house


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def read_by_morning(house: House, rani: Who) -> list[str]:
    """What she has read that asks where to is paid."""
    house.later(hours=12)
    sent = house.do(lambda s: [row.id for row in s.exec(select(Outbox)) if row.state == "sent"])
    found = house.do(
        lambda s: [(row.id, row.payload.get("text", "")) for row in s.exec(select(Outbox))]
    )
    return [text for number, text in found if number in sent and ASKS in text]


def test_what_is_paid_at_night_is_not_asked_about_in_the_morning(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    assert read_by_morning(house, rani) == []


def test_what_is_still_due_is_asked_about(house: House, rani: Who) -> None:
    house.agreed(rani, terms=HALVES)
    assert len(read_by_morning(house, rani)) == 1


def test_of_two_deals_only_the_paid_one_is_silent(house: House, rani: Who) -> None:
    one = house.agreed(rani, terms=HALVES)
    tina = house.who("Tinaxx")
    house.agreed(tina, terms=HALVES)
    house.says(house.admin, f"/paid {one} TRX-1")
    assert len(read_by_morning(house, rani)) == 1


def test_of_two_instalments_the_other_is_still_asked_about(house: House, rani: Who) -> None:
    later = house.now.date() + timedelta(days=1)
    plan = (Instalment(50, "agreement"), Instalment(50, "day", later))
    deal_id = house.agreed(rani, terms=replace(HALVES, instalments=plan))
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    house.now = NOON + timedelta(days=1, hours=13)
    house.turn(asking.fall_due)
    assert len(read_by_morning(house, rani)) == 1


def test_an_undo_asks_after_all(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    house.says(house.admin, "/undo")
    assert len(read_by_morning(house, rani)) == 1


def test_an_undo_of_a_drop_asks_after_all_whatever_happens_in_the_deal_since(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, LINK)
    house.presses(house.admin, "Terima bukti")
    house.presses(house.admin, f"s.excused:{deal_id}:2")
    house.now += timedelta(minutes=1)
    house.presses(house.admin, f"s.droppay:{deal_id}:1")
    house.says(house.admin, "/undo")
    house.turn(lambda turn: asking.no_longer_ask(turn, deals.load(turn.session, deal_id)))
    assert len(read_by_morning(house, rani)) == 1


def test_what_a_deal_that_ends_leaves_unpaid_is_not_asked_about(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.presses(house.admin, f"s.off:{deal_id}")
    house.presses(house.admin, "Stok habis")
    assert house.deal(deal_id).over
    assert read_by_morning(house, rani) == []
