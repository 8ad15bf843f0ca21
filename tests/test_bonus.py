"""From a target that is reached to a bonus that is paid, to the rupiah."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from desk import House, Said, Who, read
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from deals.channel import Attachment
from deals.terms import Content, PostBy, Target, Terms
from handlers.office import forgetting
from handlers.paying.bonus_due import settle_bonuses
from storage.deal import payments
from storage.selling import bonuses
from storage.tables import Bonus, Deal, OrderLine, Payment, Payout, Slip
from tests.selling import Selling, shop

pytestmark = pytest.mark.on_both_databases
TERMS = Terms(
    contents=(Content("video", "tiktok", 1),),
    post_by=PostBy(days_after_pack=14),
    barter="sampel Herbana",
    commission_pct=10,
    bonus_idr=500_000,
    bonus_target=Target(units=50),
)
NUMBER = "5520117890"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


@pytest.fixture
def selling(house: House) -> Selling:
    return shop(house)


def agreed(house: House, who: Who, terms: Terms = TERMS) -> int:
    house.campaign(terms=terms, kind="affiliate", shop_id=house.shop())
    return house.agreed(who, terms=terms)


def delivers(house: House, who: Who, post: str = "7300000000000000001") -> list[Said]:
    house.says(who, f"https://www.tiktok.com/@{who.name.lower()}/video/{post}")
    return house.presses(house.admin, "Terima bukti")


def sells(house: House, selling: Selling, deal_id: int, units: int, **more: object) -> None:
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    selling.order("rani", partner_id, units, units * 100_000, **more)


def imported(house: House, *deal_ids: int) -> list[Said]:
    """What an import of sales ends with."""
    before = len(house.everything())
    house.turn(lambda turn: settle_bonuses(turn, deal_ids))
    return house.everything()[before:]


def earned(house: House, who: Who, selling: Selling) -> int:
    deal_id = agreed(house, who)
    delivers(house, who)
    sells(house, selling, deal_id, 52)
    imported(house, deal_id)
    return deal_id


def rows(house: House, deal_id: int) -> list[tuple[str, int, str]]:
    found = house.do(lambda s: payments.of_deal(s, deal_id))
    return [(row.kind, row.amount_idr, row.state) for row in found]


def state(house: House, deal_id: int) -> str:
    return house.do(lambda s: bonuses.state_of(s, deal_id))


def corrected(house: House, deal_id: int, units: int) -> list[Said]:
    """A later file says that less was sold."""

    def less(session: Session) -> None:
        for row in session.exec(select(OrderLine)):
            row.units, row.gmv_idr = units, units * 100_000

    house.do(less)
    return imported(house, deal_id)


def test_the_meter_says_in_one_line_where_they_are(
    house: House, rani: Who, selling: Selling
) -> None:
    three = replace(TERMS, contents=(Content("video", "tiktok", 3), Content("live", "tiktok", 1)))
    deal_id = agreed(house, rani, three)
    assert "penjualan belum ada" in house.answer(rani, "/status")
    for post in ("7300000000000000001", "7300000000000000002"):
        delivers(house, rani, post)
    sells(house, selling, deal_id, 41)
    sells(house, selling, deal_id, 5, state="pending")
    line = (
        "2/3 video · 0/1 live · terjual 41/50 (5 lagi belum final)"
        " · bonus Rp500.000 masih terkunci · data penjualan per Sel, 1 Sep"
    )
    assert line in house.answer(rani, "/status")
    assert line in house.answer(house.admin, f"/deal {deal_id}")


def test_turnover_is_counted_in_rupiah(house: House, rani: Who, selling: Selling) -> None:
    deal_id = agreed(house, rani, replace(TERMS, bonus_target=Target(gmv_idr=10_000_000)))
    sells(house, selling, deal_id, 41)
    assert "omzet Rp4.100.000/Rp10.000.000" in house.answer(rani, "/status")


def test_an_earned_bonus_stands_before_the_leads_and_is_paid(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    notice = read(house, house.admin, house.everything())
    for part in (
        "Bonus perlu disetujui: Rp500.000",
        "terjual 52/50",
        "TikTok Shop Herbana",
        "bonus Rp500.000 sedang dicek",
        "data penjualan per Sel, 1 Sep",
    ):
        assert part in notice
    assert "Bonus Rp500.000 sedang kami cek" in read(house, rani, house.everything())
    assert "bonus perlu disetujui lead" in house.answer(house.admin, "/due")
    assert rows(house, deal_id) == []
    said = house.presses(house.admin, "1. Setujui bonus")
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]
    assert "bonus Rp500.000" in read(house, rani, said) and "rekening" in read(house, rani, said)
    house.says(rani, f"BCA {NUMBER} a.n. Rani Kusuma")
    house.presses(rani, "Ya, benar")
    house.says(house.admin, f"/paid {deal_id} TRX-5001")
    assert rows(house, deal_id) == [("bonus", 500_000, "paid")]
    assert "bonus Rp500.000 sudah dibayar" in house.answer(rani, "/status")
    assert imported(house, deal_id) == []
    assert list(house.do(lambda s: s.exec(select(Payout.amount_idr)).all())) == [500_000]


def test_the_last_proof_may_come_after_the_sales(house: House, rani: Who, selling: Selling) -> None:
    deal_id = agreed(house, rani)
    sells(house, selling, deal_id, 50)
    assert imported(house, deal_id) == []
    said = delivers(house, rani)
    assert "Bonus perlu disetujui" in read(house, house.admin, said)
    assert state(house, deal_id) == "waiting"


def test_who_is_one_short_gets_nothing_and_what_is_pending_does_not_count(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = agreed(house, rani)
    delivers(house, rani)
    sells(house, selling, deal_id, 49)
    sells(house, selling, deal_id, 10, state="pending")
    sells(house, selling, deal_id, 10, state="returned")
    assert imported(house, deal_id) == []
    assert state(house, deal_id) == ""


def test_a_refused_bonus_is_told_with_its_reason_and_undone(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Tolak bonus")
    said = house.says(house.admin, "Pesanan dari akun sendiri tidak dihitung")
    assert "Pesanan dari akun sendiri" in read(house, rani, said)
    assert state(house, deal_id) == "refused" and rows(house, deal_id) == []
    assert imported(house, deal_id) == []
    house.says(house.admin, "/undo")
    assert state(house, deal_id) == "waiting"


def test_an_approval_is_undone_and_given_again_once(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    house.says(house.admin, "/undo")
    assert state(house, deal_id) == "waiting"
    assert rows(house, deal_id) == [("bonus", 500_000, "dropped")]
    house.presses(house.admin, "Setujui bonus")
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]
    again = house.presses(house.admin, f"s.bonus_ok:{deal_id}:1")
    assert [one.act for one in again] == ["toast"]


def test_only_a_lead_decides(house: House, rani: Who, selling: Selling) -> None:
    deal_id = earned(house, rani, selling)
    budi = house.member("Budi")
    for act in ("ok", "no", "keep", "off"):
        house.presses(budi, f"s.bonus_{act}:{deal_id}:1")
    assert state(house, deal_id) == "waiting"


def test_the_database_holds_one_bonus_payment_of_a_deal(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")

    def twice(session: Session) -> None:
        session.add(Payment(deal_id=deal_id, kind="bonus", number=1, amount_idr=500_000))
        session.flush()

    with pytest.raises(IntegrityError):
        house.do(twice)


def test_a_stop_keeps_the_bot_quiet_and_the_bonus_before_the_lead(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = agreed(house, rani)
    delivers(house, rani)
    house.says(rani, "stop")
    sells(house, selling, deal_id, 60)
    said = imported(house, deal_id)
    assert read(house, rani, said) == "" and "Bonus perlu disetujui" in read(
        house, house.admin, said
    )


def test_the_sheet_for_finance_says_shop_figures_and_condition(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    house.says(rani, f"BCA {NUMBER} a.n. Rani Kusuma")
    house.presses(rani, "Ya, benar")
    house.says(house.admin, "/payments")
    [sheet] = [one for one in house.presses(house.admin, "s.paysheet:all") if one.path]
    book = openpyxl.load_workbook(io.BytesIO(Path(sheet.path).read_bytes()))
    titles, *lines = [[cell.value for cell in row] for row in book.active]
    [line] = [dict(zip(titles, one, strict=True)) for one in lines]
    assert line["Deal"] == deal_id and line["Jumlah (Rp)"] == 500_000
    assert line["Toko"] == "TikTok Shop Herbana"
    assert (line["Unit terjual"], line["GMV (Rp)"]) == (52, 5_200_000)
    assert line["Syarat"] == "terjual minimal 50 produk dan semua konten diterima"
    assert line["Nomor rekening"] == NUMBER


def test_who_was_paid_gets_the_slip_of_the_transfer(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    house.says(house.admin, f"/paid {deal_id} TRX-5001")
    said = house.presses(rani, "Minta bukti transfer")
    assert "kirim ke sini" in read(house, rani, said)
    assert [one.act for one in house.presses(rani, "Minta bukti transfer")] == ["toast"]
    assert "minta bukti transfer" in house.answer(house.admin, "/due")
    house.presses(house.admin, "1. Kirim bukti transfer")
    assert "PDF" in house.answer(house.admin, "sebentar")
    photo = Attachment("photo", "f1", "", "image/jpeg", 9, "f" * 64, "/m/f")
    said = house.says(house.admin, "", file=photo)
    assert "Ini bukti transfer Rp500.000" in read(house, rani, said)
    assert [one.act for one in house.to(rani, said)][-1] == "picture"
    assert "minta bukti" not in house.answer(house.admin, "/due")


def test_a_stranger_gets_no_slip(house: House, rani: Who, selling: Selling) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    house.presses(rani, f"slip:{deal_id}:1")
    house.says(house.admin, f"/paid {deal_id} TRX-5001")
    house.presses(house.who("Sari"), f"slip:{deal_id}:1")
    assert "minta bukti" not in house.answer(house.admin, "/due")


def test_slip_and_reason_go_when_they_are_forgotten(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    house.presses(house.admin, "Setujui bonus")
    house.says(house.admin, f"/paid {deal_id} TRX-5001")
    house.presses(house.admin, f"s.slip:{deal_id}:1")
    photo = Attachment("photo", "f1", "", "image/jpeg", 9, "f" * 64, "/m/f")
    house.says(house.admin, "", file=photo)
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    house.turn(lambda turn: forgetting.forget(turn, partner_id, True))
    assert house.do(lambda s: s.exec(select(Slip)).all()) == []
    assert house.do(lambda s: s.exec(select(Bonus.reason)).all()) == [""]


def test_nothing_of_who_is_forgotten_waits_for_a_lead(
    house: House, rani: Who, selling: Selling
) -> None:
    deal_id = earned(house, rani, selling)
    partner_id = house.do(lambda s: s.get_one(Deal, deal_id).partner_id)
    with pytest.raises(forgetting.OpenDeals):
        house.turn(lambda turn: forgetting.forget(turn, partner_id))
    house.turn(lambda turn: forgetting.forget(turn, partner_id, True))
    assert "bonus" not in house.answer(house.admin, "/due")
    imported(house, deal_id)
    assert "bonus" not in house.answer(house.admin, "/due")


def test_a_dropped_bonus_is_approved_no_more_and_they_hear_why(
    house: House, rani: Who, selling: Selling
) -> None:
    two = replace(TERMS, contents=(Content("video", "tiktok", 2),))
    deal_id = agreed(house, rani, two)
    sells(house, selling, deal_id, 52)
    delivers(house, rani)
    for press in (f"s.excused:{deal_id}:2:x", f"s.excused:{deal_id}:2"):
        house.presses(house.admin, press)
    house.presses(house.admin, "Setujui bonus")
    house.presses(house.admin, f"s.droppay:{deal_id}:1")
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]
    told = house.says(house.admin, "Video kedua tidak jadi")
    assert "Video kedua tidak jadi" in read(house, rani, told)
    assert rows(house, deal_id) == [("bonus", 500_000, "dropped")]
    assert "tidak dibayar" in house.answer(rani, "/status")
    house.says(house.admin, "/undo")
    assert rows(house, deal_id) == [("bonus", 500_000, "due")]


def test_the_notice_says_how_it_stands(house: House, rani: Who, selling: Selling) -> None:
    earned(house, rani, selling)
    told = house.to(house.admin, house.everything())
    [notice] = [one for one in told if "Bonus perlu disetujui" in one]
    assert "sedang dicek" in notice and "data penjualan per" in notice


def test_the_good_news_come_once(house: House, rani: Who, selling: Selling) -> None:
    deal_id = earned(house, rani, selling)
    corrected(house, deal_id, 41)
    said = corrected(house, deal_id, 52)
    assert "Bonus perlu disetujui" in read(house, house.admin, said)
    told = [one for one in house.to(rani, house.everything()) if one.words == "bonus_reached"]
    assert len(told) == 1
