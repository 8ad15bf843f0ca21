"""Tickets as staff have them: the list, answers, solved by a slip, and the report."""

from datetime import date

import pytest
from desk import House, read

from tests.test_tickets import BANNED, agreed, ticket

pytestmark = pytest.mark.on_both_databases


def test_the_list_of_staff_shows_what_waits_for_us_first_and_filters(house: House) -> None:
    assert "Tidak ada" in house.answer(house.admin, "/tickets")
    rani, _ = agreed(house)
    house.says(rani, BANNED)
    budi = house.who("Budi")
    house.agreed(budi)
    house.later(hours=5)
    house.says(budi, "fee aku belum cair kak")
    house.presses(budi, "Belum")
    [listed] = house.to(house.admin, house.says(house.admin, "/tickets"))
    assert listed.text.index("Budi") < listed.text.index("Rani")
    assert "> pembayaran · fee aku belum cair kak" in listed
    assert "menunggu partner · 5 jam" in listed
    assert "pembayaran (1)" in listed.labels
    [only] = house.to(house.admin, house.presses(house.admin, "pembayaran (1)"))
    assert "Rani" not in only and "Semua kendala" in only.labels
    assert "Budi" in house.answer(house.admin, "/tickets pembayaran")


def test_a_reply_to_the_notice_answers_it(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    [notice] = house.to(house.admin, house.presses(rani, "Belum"))
    said = house.says(house.admin, "coba lagi besok ya", reply_to=notice.message_id)
    assert "coba lagi besok" in read(house, rani, said)
    assert ticket(house, deal) == ("account_banned", "waiting")


def test_say_answers_the_only_problem_that_waits(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    house.says(house.admin, f"/say {deal} coba lagi besok ya")
    assert ticket(house, deal) == ("account_banned", "waiting")


def test_solved_is_taken_back(house: House) -> None:
    rani, deal = agreed(house)
    house.later(days=10)
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    house.later(days=2)
    before = house.deal(deal)
    house.presses(house.admin, f"s.tdone:{deal}:1")
    house.says(house.admin, "/undo")
    after = house.deal(deal)
    assert (after.tickets, after.post_by) == (before.tickets, before.post_by)
    house.presses(house.admin, f"s.tdone:{deal}:1")
    assert house.deal(deal).post_by == date(2026, 9, 26)


def test_the_report_counts_them_and_how_long_they_waited(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    house.later(hours=5)
    house.presses(house.admin, f"s.tdone:{deal}:1")
    told = house.answer(house.admin, "/report 2026-09")
    assert "akun kena banned: 1, 1 beres; dijawab dalam 6 jam" in told
