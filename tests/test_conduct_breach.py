"""Who hands nothing in: put before staff with the record, closed by a person, and remembered."""

from pathlib import Path

import pytest

from deals.stages import Stage
from storage.deal import deals
from tests.desk import House, Who, read

pytestmark = pytest.mark.on_both_databases
POST = "https://www.instagram.com/reel/Cabcdefgh{}1/"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def silent(house: House, who: Who) -> int:
    """The number of a deal whose breach is proposed: one of two pieces came, and a promise."""
    deal_id = house.agreed(who)
    house.says(who, POST.format(1))
    house.later(days=21)
    house.presses(who, f"promise:{deal_id}:2026-09-24")
    house.later(days=12)
    return deal_id


def test_the_record_stands_under_the_notice_and_in_due(house: House, rani: Who) -> None:
    deal_id = silent(house, rani)
    told = house.presses(house.admin, f"s.record:{deal_id}")[0]
    for part in (
        "Disepakati Selasa, 1 September 2026",
        "Rp500.000",
        "Sudah masuk: 1 reel",
        "Belum ada: 1 reel",
        "Sel, 22 Sep: janji Kam, 24 Sep · tidak ditepati",
        "Terakhir membalas:",
    ):
        assert part in told
    assert "Diingatkan" in told
    assert "Ya, ini pelanggaran" in told.labels
    due = house.says(house.admin, "/due")[0]
    assert any("Catatan" in label for label in due.labels)


@pytest.mark.parametrize("language", ["id", "en"])
def test_their_status_says_that_it_is_closed_and_awaits_nothing(
    house: House, language: str
) -> None:
    rani = house.who("Rani", language)
    deal_id = silent(house, rani)
    house.presses(house.admin, f"s.breach:{deal_id}")
    status = house.answer(rani, "/status")
    closed = {"id": "kami tutup karena 1 reel di Instagram", "en": "closed it, since 1 reel"}
    assert closed[language] in status
    for untrue in ("Masih ditunggu", "Still to come", "Rp500.000", "24 Sep", "tidak ditepati"):
        assert untrue not in status


def test_a_problem_that_they_told_stands_in_the_record_and_in_the_figure(
    house: House, rani: Who
) -> None:
    deal_id = house.agreed(rani)
    house.says(rani, "kak akun aku kena banned")
    told = house.presses(house.admin, f"s.record:{deal_id}")[0]
    assert "Kendala dan masalah" in told
    assert "kendala: diberi bantuan pertama" in told
    house.says(rani, POST.format(1) + " " + POST.format(2))
    assert "tanpa kendala 0 dari 1" in house.answer(house.admin, f"/kol {deal_id}")


def test_only_what_they_were_sent_is_a_reminder_on_the_record(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    said = house.later(days=32)
    assert house.deal(deal_id).breach_proposed_at
    reminders = [one for one in said if one.to == rani.address and one.words == "reminder"]
    told = house.presses(house.admin, f"s.record:{deal_id}")[0]
    assert f"Diingatkan {len(reminders)} kali" in told


def test_a_press_of_theirs_is_an_answer_on_the_record(house: House, rani: Who) -> None:
    deal_id = house.agreed(rani)
    house.later(days=32)
    told = house.presses(house.admin, f"s.record:{deal_id}")[0]
    assert "Terakhir membalas: Selasa, 1 September 2026" in told


def test_a_breach_is_told_politely_and_by_day(house: House, rani: Who) -> None:
    deal_id = silent(house, rani)
    said = house.presses(house.admin, f"s.breach:{deal_id}")
    assert house.deal(deal_id).stage == Stage.BREACHED
    told = read(house, rani, said)
    assert "belum menerima 1 reel" in told
    assert "balas di sini" in told
    assert "pelanggaran" not in told.lower()


def test_nobody_who_said_stop_is_told(house: House, rani: Who) -> None:
    deal_id = silent(house, rani)
    house.says(rani, "stop")
    said = house.presses(house.admin, f"s.breach:{deal_id}")
    assert house.deal(deal_id).stage == Stage.BREACHED
    assert house.to(rani, said) == []


def test_a_breach_pressed_by_mistake_is_undone(house: House, rani: Who) -> None:
    deal_id = silent(house, rani)
    house.presses(house.admin, f"s.breach:{deal_id}")
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).stage == Stage.DELIVERING
    house.presses(house.admin, f"s.breach:{deal_id}")
    assert house.deal(deal_id).stage == Stage.BREACHED


def test_it_stands_on_the_cards_when_the_next_month_is_looked_at(house: House, rani: Who) -> None:
    deal_id = silent(house, rani)
    assert "Keandalan" in house.answer(house.admin, f"/deal {deal_id}")
    house.presses(house.admin, f"s.breach:{deal_id}")
    for command in (f"/deal {deal_id}", f"/kol {deal_id}"):
        card = house.answer(house.admin, command)
        assert "tanpa pelanggaran 0 dari 1" in card
        assert "setor 1 dari 2" in card
    partner_id = house.deal(deal_id).partner.id
    october = house.campaign("Oktober")
    house.do(lambda s: deals.listed(s, october, partner_id, house.now))
    review = house.answer(house.admin, "/review oktober")
    assert "tanpa pelanggaran 0 dari 1" in review
    assert "September: tidak ditepati" in review
    fresh = house.listed("Budi")
    assert "Keandalan" not in house.answer(house.admin, f"/kol {fresh}")
