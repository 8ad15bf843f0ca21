"""A bonus condition changed after agreement: what was agreed holds until both have said yes."""

from dataclasses import replace
from pathlib import Path

import pytest
from desk import House, Who, read
from sqlmodel import Session, select

from deals.terms import Content, PostBy, Target, Terms
from handlers.paying.bonus_due import settle_bonuses
from storage.selling import bonuses
from storage.tables import Bonus, Deal
from tests.selling import shop

pytestmark = pytest.mark.on_both_databases
TERMS = Terms(
    contents=(Content("video", "tiktok", 1),),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbana",
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
)
CHANGED = replace(TERMS, bonus_idr=750_000, bonus_target=Target(units=60))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


@pytest.fixture
def deal_id(house: House, rani: Who) -> int:
    house.campaign(terms=TERMS, kind="affiliate", shop_id=house.shop())
    return house.agreed(rani, terms=TERMS)


def changed(house: House, deal_id: int, line: str = "bonus 750rb jika 60 terjual") -> None:
    house.says(house.admin, f"/counter {deal_id} {line}")
    house.presses(house.admin, "Kirim")
    house.later(days=1)


def terms(house: House, deal_id: int) -> Terms:
    found: Terms = house.deal(deal_id).terms
    return found


def states(house: House, deal_id: int) -> list[str]:
    return [one.state for one in house.deal(deal_id).proposals]


def test_the_old_terms_hold_until_the_partner_agrees(house: House, rani: Who, deal_id: int) -> None:
    changed(house, deal_id)
    [asked] = [one for one in house.everything() if one.words == "terms_change"]
    for part in ("Rp500.000 → Rp750.000", "minimal 50 produk → terjual minimal 60 produk"):
        assert part in asked
    assert terms(house, deal_id) == TERMS
    assert "belum dijawab partner" in house.answer(house.admin, "/due")
    said = house.presses(rani, "Setuju perubahan")
    assert terms(house, deal_id) == CHANGED
    assert states(house, deal_id) == ["superseded", "agreed"]
    assert "Perubahan disepakati" in read(house, house.admin, said)
    assert "Rp750.000" in read(house, rani, said)
    assert "belum dijawab" not in house.answer(house.admin, "/due")


def test_who_keeps_to_the_old_terms_keeps_them(house: House, rani: Who, deal_id: int) -> None:
    changed(house, deal_id)
    said = house.presses(rani, "Tetap yang lama")
    assert "tetap pada kesepakatan lama" in read(house, house.admin, said)
    assert terms(house, deal_id) == TERMS
    again = house.presses(rani, f"amend:{deal_id}:2")
    assert [one.act for one in again] == ["toast"] and terms(house, deal_id) == TERMS


def test_a_clear_yes_right_after_it_agrees(house: House, rani: Who, deal_id: int) -> None:
    changed(house, deal_id)
    house.says(rani, "oke setuju kak")
    assert terms(house, deal_id) == CHANGED


def test_a_yes_after_other_words_shows_it_again(house: House, rani: Who, deal_id: int) -> None:
    changed(house, deal_id)
    house.answer(rani, "/status")
    said = read(house, rani, house.says(rani, "oke"))
    assert "ingin mengubah kesepakatan" in said and terms(house, deal_id) == TERMS


def test_another_change_takes_the_place_of_the_first(house: House, rani: Who, deal_id: int) -> None:
    changed(house, deal_id)
    changed(house, deal_id, "bonus 900rb jika 70 terjual")
    assert states(house, deal_id) == ["agreed", "superseded", "amendment"]
    house.presses(rani, f"amend:{deal_id}:2")
    assert terms(house, deal_id) == TERMS
    house.presses(rani, f"amend:{deal_id}:3")
    assert terms(house, deal_id).bonus_idr == 900_000


def test_staff_take_it_back_or_record_a_yes_from_elsewhere(
    house: House, rani: Who, deal_id: int
) -> None:
    changed(house, deal_id)
    house.says(house.admin, "/due")
    house.presses(house.admin, f"s.amend_off:{deal_id}:2")
    assert states(house, deal_id) == ["agreed", "superseded"]
    changed(house, deal_id)
    house.presses(house.admin, f"s.amend_on:{deal_id}:3")
    assert terms(house, deal_id) == CHANGED
    house.says(house.admin, "/undo")
    assert terms(house, deal_id) == TERMS


def test_what_is_delivered_by_its_own_ways_does_not_change_so(house: House, deal_id: int) -> None:
    told = house.answer(house.admin, f"/counter {deal_id} 5 video")
    assert "yang bisa diubah: komisi, bonus" in told
    assert "Tidak ada" not in told and states(house, deal_id) == ["agreed"]


def test_who_said_stop_is_asked_nothing(house: House, rani: Who, deal_id: int) -> None:
    house.says(rani, "stop")
    house.says(house.admin, f"/counter {deal_id} bonus 750rb jika 60 terjual")
    assert states(house, deal_id) == ["agreed"]


def test_a_stranger_confirms_nothing(house: House, deal_id: int) -> None:
    changed(house, deal_id)
    house.presses(house.who("Sari"), f"amend:{deal_id}:2")
    assert terms(house, deal_id) == TERMS


def test_a_lower_target_that_is_reached_already_earns_the_bonus(
    house: House, rani: Who, deal_id: int
) -> None:
    selling = shop(house)
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    house.says(rani, "https://www.tiktok.com/@rani/video/7300000000000000001")
    house.presses(house.admin, "Terima bukti")
    selling.order("rani", partner_id, 45)
    house.turn(lambda turn: settle_bonuses(turn, [deal_id]))
    assert house.do(lambda s: bonuses.state_of(s, deal_id)) == ""
    changed(house, deal_id, "bonus 500rb jika 40 terjual")
    said = house.presses(rani, "Setuju perubahan")
    assert "Bonus perlu disetujui" in read(house, house.admin, said)
    house.presses(house.admin, "Setujui bonus")
    told = house.answer(house.admin, f"/counter {deal_id} bonus 100rb jika 40 terjual")
    assert "sudah disetujui" in told


def earns(house: House, rani: Who, deal_id: int, units: int) -> None:
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    house.says(rani, "https://www.tiktok.com/@rani/video/7300000000000000001")
    house.presses(house.admin, "Terima bukti")
    shop(house).order("rani", partner_id, units)
    house.turn(lambda turn: settle_bonuses(turn, [deal_id]))


def state(house: House, deal_id: int) -> str:
    found: str = house.do(lambda s: bonuses.state_of(s, deal_id))
    return found


def test_nobody_approves_a_bonus_that_is_to_change(house: House, rani: Who, deal_id: int) -> None:
    changed(house, deal_id, "bonus 750rb jika 50 terjual")
    earns(house, rani, deal_id, 55)
    [refused] = house.presses(house.admin, "Setujui bonus")
    assert "masih menunggu jawaban partner" in refused and state(house, deal_id) == "waiting"
    house.presses(rani, f"amend:{deal_id}:2")
    house.presses(house.admin, "Setujui bonus")
    due = house.do(lambda s: bonuses.payment_of(s, deal_id).amount_idr)
    assert due == terms(house, deal_id).bonus_idr == 750_000


def test_what_was_approved_meanwhile_changes_by_nobodys_yes(
    house: House, rani: Who, deal_id: int
) -> None:
    changed(house, deal_id, "bonus 750rb jika 50 terjual")
    earns(house, rani, deal_id, 55)

    def approved_elsewhere(session: Session) -> None:
        session.exec(select(Bonus)).one().state = "approved"

    house.do(approved_elsewhere)
    house.presses(rani, f"amend:{deal_id}:2")
    assert terms(house, deal_id) == TERMS
    [refused] = house.presses(house.admin, f"s.amend_on:{deal_id}:2")
    assert "sudah disetujui" in refused and terms(house, deal_id) == TERMS


def test_a_change_of_the_commission_holds_up_no_bonus(
    house: House, rani: Who, deal_id: int
) -> None:
    changed(house, deal_id, "komisi 12%")
    earns(house, rani, deal_id, 55)
    house.presses(house.admin, "Setujui bonus")
    house.presses(rani, f"amend:{deal_id}:2")
    assert state(house, deal_id) == "approved" and terms(house, deal_id).commission_pct == 12
