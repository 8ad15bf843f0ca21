"""A fee has its payment: planned, due, asked where to, paid once, and told."""

import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from desk import NOON, TERMS, House, Who
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from deals.reading.contact.accounts import Account as account_of
from deals.reading.contact.accounts import account_named
from deals.terms import Instalment, Target
from handlers.office import forgetting
from handlers.paying import asking
from storage.deal import payments
from storage.partner import accounts
from storage.personal import dossier
from storage.tables import Account, Heard, Payment, Payout

pytestmark = pytest.mark.on_both_databases
HALVES = replace(
    TERMS, fee_idr=500_001, instalments=(Instalment(50, "agreement"), Instalment(50, "delivery"))
)
NUMBER = "5520117890"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def states(house: House, deal_id: int) -> list[tuple[int, str]]:
    rows = house.do(lambda s: payments.of_deal(s, deal_id))
    return [(row.amount_idr, row.state) for row in rows]


def payouts(house: House) -> list[int]:
    return list(house.do(lambda s: s.exec(select(Payout.amount_idr).order_by(Payout.id)).all()))


def delivered(house: House, rani: Who, deal_id: int) -> None:
    for post in ("C0aaaaaaaaa", "C0bbbbbbbbb"):
        house.says(rani, f"https://www.instagram.com/reel/{post}/")
        house.presses(house.admin, "Terima bukti")


def account_told(house: House, rani: Who) -> None:
    house.says(rani, f"BCA {NUMBER} a.n. Rani Kusuma")
    house.presses(rani, "Ya, benar")


def test_half_is_due_on_agreement_and_half_after_delivery(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    assert states(house, deal_id) == [(250_000, "due"), (250_001, "planned")]
    assert "perlu dibayar" in house.answer(house.admin, "/due")
    delivered(house, rani, deal_id)
    assert states(house, deal_id) == [(250_000, "due"), (250_001, "due")]


def done_notice(house: House) -> str:
    [notice] = [one.text for one in house.everything() if one.words == "notice_done"]
    return notice


def test_the_notice_that_all_is_done_names_the_payment_that_is_left(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    delivered(house, rani, deal_id)
    assert done_notice(house).endswith(f"Pembayarannya: /payments_{deal_id}")
    assert "Rp500.000" in house.answer(house.admin, f"/payments_{deal_id}")


def test_and_nothing_where_all_was_paid_before(house: House, rani: Who) -> None:
    before = replace(TERMS, instalments=(Instalment(100, "agreement"),))
    deal_id = house.agreed(rani, terms=before)
    house.says(house.admin, f"/paid {deal_id} TRX88123")
    delivered(house, rani, deal_id)
    assert done_notice(house).endswith("Tidak ada yang perlu dilakukan.")


def test_nor_where_there_is_a_bonus_alone_that_nobody_has_earned(house: House, rani: Who) -> None:
    locked = replace(TERMS, fee_idr=0, bonus_idr=200_000, bonus_target=Target(units=50))
    delivered(house, rani, house.agreed(rani, terms=locked))
    assert done_notice(house).endswith("Tidak ada yang perlu dilakukan.")


def test_without_a_plan_all_of_it_is_due_after_delivery(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    assert states(house, deal_id) == [(500_000, "planned")]
    delivered(house, rani, deal_id)
    assert states(house, deal_id) == [(500_000, "due")]
    [asked] = [one for one in house.everything() if one.words == "payment_due"]
    assert "Rp500.000" in asked and "rekeningnya" in asked


def test_a_day_makes_an_instalment_due_on_its_morning(house: House, rani: Who) -> None:
    on = NOON.date() + timedelta(days=2)
    deal_id = house.agreed(rani, terms=replace(TERMS, instalments=(Instalment(100, "day", on),)))
    assert states(house, deal_id) == [(500_000, "planned")]
    house.turn(asking.fall_due)
    assert states(house, deal_id) == [(500_000, "planned")]
    house.later(days=2)
    house.turn(asking.fall_due)
    assert states(house, deal_id) == [(500_000, "due")]


def test_the_account_is_read_masked_and_confirmed_once(house: House, rani: Who) -> None:
    house.agreed(rani, terms=HALVES)
    said = house.to(rani, house.says(rani, f"rek BCA {NUMBER} a.n. Rani Kusuma"))
    assert "••••7890" in said[0] and NUMBER not in said[0].text and "Rani Kusuma" in said[0]
    assert "BCA ••••7890 a.n. Rani Kusuma" in house.presses(rani, "Ya, benar")[1].text
    again = house.presses(rani, f"account:{1}:1")
    assert [one.act for one in again] == ["toast"]
    row = house.do(lambda s: s.exec(select(Account)).one())
    assert row.confirmed_at and row.number == NUMBER
    assert not [one for one in house.everything() if NUMBER in one.text]
    heard = house.do(lambda s: s.exec(select(Heard.text)).all())
    assert all(NUMBER not in text for text in heard)


def test_an_account_may_come_in_pieces(house: House, rani: Who) -> None:
    house.agreed(rani, terms=HALVES)
    assert "nomor rekening" in house.answer(rani, "BCA kak")
    assert "atas nama siapa" in house.answer(rani, f"norek {NUMBER}")
    assert "Sudah benar?" in house.answer(rani, "Rani Kusuma")
    house.presses(rani, "Ya, benar")
    assert house.do(lambda s: accounts.masked(s, 1)) == "BCA ••••7890 a.n. Rani Kusuma"


def test_a_slip_about_money_is_taken_back_after_a_stop_too(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    account_told(house, rani)
    house.says(rani, "stop")
    said = house.says(house.admin, f"/paid {deal_id} TRX-1")
    said += house.says(house.admin, "/undo")
    assert house.to(rani, said) == []
    [first, _] = house.do(lambda s: payments.of_deal(s, deal_id))
    assert first.state == "due"


def test_paid_with_a_reference_and_the_partner_hears_of_it(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    account_told(house, rani)
    said = house.says(house.admin, f"/paid {deal_id} TRX-88123 tgl 31")
    [told] = house.to(rani, said)
    for part in ("Rp250.000", "31 Agustus 2026", "TRX-88123", "BCA ••••7890"):
        assert part in told
    assert states(house, deal_id)[0] == (250_000, "paid")
    assert "tidak ada pembayaran" in house.answer(house.admin, f"/paid {deal_id} TRX-88123")
    assert payouts(house) == [250_000]


def test_a_button_on_due_asks_for_the_reference(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, "/due")
    assert "Nomor referensi" in house.presses(house.admin, "1. Tandai dibayar")[0].text
    assert "belum terbaca" in house.answer(house.admin, "x")
    house.says(house.admin, "TRX-1")
    assert states(house, deal_id)[0] == (250_000, "paid")
    pressed = house.presses(house.admin, "1. Tandai dibayar")
    assert [one.act for one in pressed] == ["toast"] and "sudah ditandai" in pressed[0]


def test_the_database_refuses_a_second_payout(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/paid {deal_id} TRX-1")

    def twice(session: Session) -> None:
        [payment, _] = payments.of_deal(session, deal_id)
        payments.pay(session, payment, date(2026, 9, 1), "TRX-2", "", 1, house.now)

    with pytest.raises(IntegrityError):
        house.do(twice)
    assert payouts(house) == [250_000]


def test_a_slip_is_undone_by_a_row_against_it(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    assert "/undo" in house.everything()[-1].text
    house.says(house.admin, "/undo")
    assert payouts(house) == [250_000, -250_000]
    assert states(house, deal_id)[0] == (250_000, "due")
    house.says(house.admin, f"/paid {deal_id} TRX-2")
    assert payouts(house) == [250_000, -250_000, 250_000]
    house.later(minutes=11)
    assert "Tidak ada" in house.answer(house.admin, "/undo")


@pytest.mark.parametrize("bad", ["TRX-9 tgl 2-10-2026", "TRX-9 tgl 31-02-2026", "", "9"], ids=str)
def test_a_bad_line_marks_nothing(house: House, rani: Who, bad: str) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/paid {deal_id} {bad}")
    assert payouts(house) == []


def test_a_withdrawn_deal_drops_what_is_open_and_says_what_was_paid(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    house.presses(house.admin, f"s.off:{deal_id}")
    said = house.says(house.admin, "stok habis")
    assert states(house, deal_id) == [(250_000, "paid"), (250_001, "dropped")]
    [notice] = [one for one in said if one.words == "notice_payments_dropped"]
    assert "Rp250.001" in notice and "Rp250.000" in notice


def test_what_was_accepted_of_a_withdrawn_deal_is_for_a_person_to_decide(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, "https://www.instagram.com/reel/C0aaaaaaaaa/")
    house.presses(house.admin, "Terima bukti")
    house.presses(house.admin, f"s.off:{deal_id}")
    said = house.says(house.admin, "stok habis")
    assert states(house, deal_id) == [(500_000, "due")]
    assert not [one for one in house.to(rani, said) if one.words == "payment_due"]
    house.presses(house.admin, "Tidak jadi dibayar")
    assert states(house, deal_id) == [(500_000, "dropped")]
    house.says(house.admin, "/undo")
    assert states(house, deal_id) == [(500_000, "due")]


def test_a_piece_let_go_takes_nothing_off_and_staff_hear_of_it(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, "https://www.instagram.com/reel/C0aaaaaaaaa/")
    house.presses(house.admin, "Terima bukti")
    house.presses(house.admin, f"s.excused:{deal_id}:2")
    assert states(house, deal_id) == [(500_000, "due")]
    [notice] = [one for one in house.everything() if one.words == "notice_payment"]
    assert "1 konten dibebaskan" in notice


def test_what_is_earned_cannot_be_dropped(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    refused = house.presses(house.admin, f"s.droppay:{deal_id}:1")
    assert "hak partner" in refused[0]
    assert states(house, deal_id)[0] == (250_000, "due")


def test_payments_are_listed_and_the_sheet_is_private(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    account_told(house, rani)
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    delivered(house, rani, deal_id)
    listed = house.answer(house.admin, "/payments")
    assert "Rp250.001" in listed and "TRX-1" in listed and NUMBER not in listed
    [sheet] = house.presses(house.admin, "Unduh .xlsx")[:1]
    book = openpyxl.load_workbook(io.BytesIO(Path(sheet.path).read_bytes()))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[5] for row in rows[1:]] == [250_001, 250_000]
    assert rows[1][11] == NUMBER
    team = house.says(house.admin, "/payments", group=True)
    assert all("Rp" not in one.text for one in team)
    assert "Rp250.001" in house.answer(house.admin, f"/payments {deal_id}")


def test_bonus_and_commission_are_paid_the_same_way(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani, terms=replace(TERMS, fee_idr=0, commission_pct=10))
    assert states(house, deal_id) == []
    house.do(lambda s: payments.add(s, deal_id, "bonus", 150_000, house.now))
    house.says(house.admin, f"/paid {deal_id} TRX-7")
    assert states(house, deal_id) == [(150_000, "paid")]
    assert house.do(lambda s: s.exec(select(Payment.kind)).one()) == "bonus"


def test_the_account_is_in_what_they_may_see_and_goes_when_they_are_forgotten(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani, terms=HALVES)
    account_told(house, rani)
    house.says(house.admin, f"/paid {deal_id} TRX-1")
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert held["account"]["number"] == NUMBER
    assert held["deals"][0]["payments"][0]["paid"][0]["reference"] == "TRX-1"
    house.turn(lambda turn: forgetting.forget(turn, 1, True))
    assert house.do(lambda s: s.exec(select(Account)).all()) == []
    assert house.do(lambda s: s.exec(select(Payout.account)).all()) == [""]
    assert payouts(house) == [250_000]


@pytest.mark.parametrize(
    "text",
    [
        "Rani Kusuma, 081234567890, Jl. Melati 5, Bandung 40132, DKI",
        "dana udah masuk",
        "aku mandiri kak",
        "nama saya Rani",
        "1jt ya kak",
        "hubungi manajerku 081234567890",
    ],
)
def test_what_is_no_account_is_taken_for_none(house: House, rani: Who, text: str) -> None:
    house.agreed(rani, terms=HALVES)
    house.says(rani, text)
    assert house.do(lambda s: s.exec(select(Account)).all()) == []


def test_the_team_chat_hears_of_a_payment_without_the_account(house: House, rani: Who) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    deal_id = house.agreed(rani, terms=HALVES)
    account_told(house, rani)
    delivered(house, rani, deal_id)
    in_group = [one for one in house.everything() if one.to == house.group]
    assert all("7890" not in one.text and "Kusuma" not in one.text for one in in_group)


@pytest.mark.parametrize(
    ("text", "bank", "number", "holder"),
    [
        ("BCA 1234567890 a.n. Rani Kusuma", "BCA", "1234567890", "Rani Kusuma"),
        ("rek mandiri 123-00-4567890-1 atas nama Rani Kusuma ya kak", "Mandiri",
         "1230045678901", "Rani Kusuma"),
        ("gopay 0812 3456 7890 Rani", "GoPay", "081234567890", "Rani"),
        ("a.n Rani Kusuma", "", "", "Rani Kusuma"),
        ("My account is BRI 123456789012345, name: Rani K.", "BRI", "123456789012345", "Rani K"),
    ],
)  # fmt: skip
def test_an_account_is_read_from_words(text: str, bank: str, number: str, holder: str) -> None:
    assert account_named(text) == account_of(bank, number, holder)
