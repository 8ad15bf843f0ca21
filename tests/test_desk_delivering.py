from datetime import date
from pathlib import Path

import pytest
from desk import House, Who

from deals.stages import Stage
from deals.terms import Content, PostBy, Terms

pytestmark = pytest.mark.on_both_databases

BARTER = Terms(
    contents=(Content("reel", "instagram", 2),),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket",
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def test_the_pack_goes_out_with_courier_and_number_and_arrives(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    house.says(house.admin, f"/deal {deal_id}")
    house.presses(house.admin, "Paket dikirim")
    said = house.says(house.admin, "JNE JP0000112233")
    assert "JP0000112233" in house.to(rani, said)[0]
    house.presses(house.admin, f"s.got:{deal_id}")
    assert house.deal(deal_id).post_by == date(2026, 9, 8)
    assert "sebelumnya" in house.presses(house.admin, f"s.got:{deal_id}")[0]
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).pack.state == "sent"


def test_courier_and_number_may_be_skipped_and_a_pack_may_be_lost(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=BARTER)
    house.presses(house.admin, f"s.pack:{deal_id}")
    house.presses(house.admin, "Lewati")
    assert house.deal(deal_id).pack.state == "sent"
    assert [one.act for one in house.presses(house.admin, "Lewati")] == ["toast"]
    house.presses(house.admin, f"s.lost:{deal_id}")
    assert "paket hilang atau rusak" in house.answer(house.admin, "/due")
    house.presses(house.admin, f"s.pack:{deal_id}")
    house.says(house.admin, "SiCepat")
    assert house.deal(deal_id).pack.courier == "SiCepat"


def test_a_piece_is_excused_and_the_slip_undone(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.presses(house.admin, f"s.excuse:{deal_id}")
    said = house.presses(house.admin, "2. reel · Instagram")
    assert len(house.to(rani, said)) == 1
    assert [d.state for d in house.deal(deal_id).deliverables] == ["due", "excused"]
    assert "dinilai" in house.presses(house.admin, "2. reel · Instagram")[0]
    house.says(house.admin, "/undo")
    assert [d.state for d in house.deal(deal_id).deliverables] == ["due", "due"]


def test_more_time_by_a_press_or_a_day_in_words(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.presses(house.admin, f"s.time:{deal_id}")
    said = house.presses(house.admin, "27-09-2026")
    assert "27 September 2026" in house.to(rani, said)[0]
    house.presses(house.admin, f"s.time:{deal_id}")
    assert "belum terbaca" in house.answer(house.admin, "terserah")
    assert "sudah lewat" in house.answer(house.admin, "1 Agustus 2026")
    house.says(house.admin, "2 Oktober")
    assert house.deal(deal_id).post_by == date(2026, 10, 2)
    assert "tidak berlaku" in house.presses(house.admin, f"s.until:{deal_id}:kapan")[0]


def test_a_breach_is_confirmed_by_staff_and_only_after_it_was_proposed(
    house: House, rani: Who
) -> None:
    dewi = house.member("Dewi")
    deal_id = house.agreed(rani, dewi)
    assert "Belum ada usulan" in house.presses(house.admin, f"s.breach:{deal_id}")[0]
    house.later(days=45)
    assert house.deal(deal_id).stage == Stage.DELIVERING
    house.presses(dewi, "Ya, ini pelanggaran")
    assert house.deal(deal_id).stage == Stage.BREACHED
    assert "berakhir" in house.presses(house.admin, f"s.breach:{deal_id}")[0]


def test_withdrawing_asks_why_tells_the_partner_and_can_be_undone(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.presses(house.admin, f"s.off:{deal_id}")
    said = house.presses(house.admin, "Stok habis")
    assert len(house.to(rani, said)) == 1
    assert house.deal(deal_id).stage == Stage.WITHDRAWN
    assert "berakhir" in house.presses(house.admin, f"s.off:{deal_id}")[0]
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).stage == Stage.DELIVERING
    house.presses(house.admin, f"s.off:{deal_id}")
    house.says(house.admin, "brand menunda campaign")
    assert "menunda" in house.presses(house.admin, f"s.hist:{deal_id}")[0]


def test_a_deal_is_handed_on_and_the_next_owner_is_told(house: House, rani: Who) -> None:
    dewi = house.member("Dewi")
    deal_id = house.agreed(rani)
    house.presses(house.admin, f"s.hand:{deal_id}")
    said = house.presses(house.admin, "Dewi")
    assert "milikmu" in house.to(dewi, said)[0]
    assert house.deal(deal_id).owner_id == house.member_id(dewi)
    assert "tidak berlaku" in house.presses(house.admin, "Dewi")[0]
    heard = house.says(rani, "kak, boleh tanya soal musiknya?")
    assert house.to(dewi, heard) and not house.to(house.admin, heard)


def test_nothing_can_be_done_with_what_is_not_agreed(house: House, rani: Who) -> None:
    deal_id = house.approached(rani)
    for action in ("pack", "packed", "got", "lost", "excuse", "time", "breach"):
        said = house.presses(house.admin, f"s.{action}:{deal_id}")
        assert [one.act for one in said] == ["toast"], action
    assert house.deal(deal_id).stage == Stage.APPROACHED


@pytest.mark.slow
@pytest.mark.parametrize("rest", ["", ":", "x:y:z", "1", "1:1:1:1", "1:d0", "²:³"])
def test_no_forged_press_breaks_anything(house: House, rani: Who, rest: str) -> None:
    from handlers.staff.table.presses import DEAL_PRESSES

    house.approached(rani)
    for act in DEAL_PRESSES:
        assert house.presses(house.admin, f"{act}:{rest}"), act
