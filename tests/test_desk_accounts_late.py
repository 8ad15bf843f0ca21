"""An account that a partner tells after the money has gone: kept, and shown to nobody."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import TERMS, House, Who
from sqlmodel import select, update

from deals.stages import Stage
from deals.terms import Instalment
from storage.partner import accounts
from storage.tables import Deal, Heard, Payout

pytestmark = pytest.mark.on_both_databases
ONCE = replace(TERMS, instalments=(Instalment(100, "agreement"),))
NUMBER = "5520117890"
TOLD = f"BCA {NUMBER} a.n. Rani Kusuma"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def confirmed(house: House, deal_id: int) -> str:
    """The account that counts, masked."""
    return house.do(lambda s: accounts.masked(s, s.get_one(Deal, deal_id).partner_id))


def ended(house: House, who: Who) -> int:
    """A deal that was paid before they said where to, and is over."""
    deal_id = house.agreed(who, terms=ONCE)
    told = house.answer(house.admin, f"/paid {deal_id} TRX-1")
    assert "/undo" in told and "rekening" in told
    house.do(lambda s: setattr(s.get_one(Deal, deal_id), "stage", Stage.DONE))
    return deal_id


@pytest.mark.parametrize(
    ("language", "read_back", "right"),
    [("id", "Sudah benar?", "Ya, benar"), ("en", "Is that right?", "Yes, that is right")],
)
def test_an_account_that_comes_after_the_money_is_kept_and_shown_to_nobody(
    house: House, language: str, read_back: str, right: str
) -> None:
    rani = house.who("Rani", language)
    deal_id = ended(house, rani)
    said = house.says(rani, TOLD)
    assert read_back in "\n".join(one.text for one in house.to(rani, said))
    house.presses(rani, right)
    assert confirmed(house, deal_id)
    everything = [*house.everything(), *house.says(house.admin, f"/deal {deal_id}")]
    assert not any(NUMBER in one.text for one in everything)
    assert not any(NUMBER in one.text for one in house.do(lambda s: s.exec(select(Heard)).all()))


@pytest.mark.parametrize(
    "pieces", [("BCA 5520117890", "Rani Kusuma"), ("BCA a.n. Rani Kusuma", NUMBER)]
)
@pytest.mark.parametrize("over", [True, False])
def test_it_may_come_in_pieces(
    house: House, rani: Who, pieces: tuple[str, str], over: bool
) -> None:
    deal_id = ended(house, rani)
    if not over:
        house.do(lambda s: setattr(s.get_one(Deal, deal_id), "stage", Stage.DELIVERING))
    for piece in pieces:
        house.says(rani, piece)
    house.presses(rani, "Ya, benar")
    assert confirmed(house, deal_id)
    assert not any(NUMBER in one.text for one in house.everything())
    assert not any(NUMBER in one.text for one in house.do(lambda s: s.exec(select(Heard)).all()))


def test_another_may_be_told_before_it_is_confirmed(house: House, rani: Who) -> None:
    deal_id = ended(house, rani)
    house.says(rani, TOLD)
    house.presses(rani, "Ganti rekening")
    house.says(rani, "BRI 1234567890123 a.n. Rani Kusuma")
    house.presses(rani, "Ya, benar")
    assert confirmed(house, deal_id)
    assert not any("1234567890123" in one.text for one in house.everything())


def test_an_account_for_nothing_is_taken_out_of_the_talk(house: House, rani: Who) -> None:
    deal_id = ended(house, rani)
    house.says(rani, TOLD)
    house.presses(rani, "Ya, benar")
    house.do(lambda s: s.execute(update(Payout).values(account="BCA")))
    house.says(rani, "kak sekarang BRI 1234567890123 a.n. Rani Kusuma ya")
    house.says(house.admin, f"/deal {deal_id}")
    house.says(house.admin, "/due")
    assert not any("1234567890123" in one.text for one in house.everything())
    heard = house.do(lambda s: s.exec(select(Heard)).all())
    assert not any("1234567890123" in one.text for one in heard)
