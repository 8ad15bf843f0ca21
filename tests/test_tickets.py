"""Problems of partners: first help, then a person, until solved; the last day waits for us."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from desk import TERMS, House, Who, read

from deals import merging
from deals.says.tickets.to_staff import NoticeTicket
from deals.tickets import course
from handlers.in_group import for_the_group
from handlers.office import forgetting
from storage.overview import evaluations
from storage.personal import dossier
from tests.sample_deal import NOW
from tests.sample_deal import agreed as agreed_deal

pytestmark = pytest.mark.on_both_databases
BANNED = "kak akun tiktok aku kena banned"


def agreed(house: House) -> tuple[Who, int]:
    rani = house.who("Rani")
    return rani, house.agreed(rani)


def ticket(house: House, deal: int, number: int = 1) -> tuple[str, str]:
    """Kind and state of a ticket."""
    found = house.deal(deal).tickets[number - 1]
    return found.kind, found.state


# First help


def test_a_problem_in_words_is_helped_with_at_once(house: House) -> None:
    rani, deal = agreed(house)
    said = house.says(rani, BANNED)
    [help_] = house.to(rani, said)
    assert "ajukan banding" in help_ and "Sudah beres?" in help_
    assert help_.labels == ("Beres", "Belum")
    assert not house.to(house.admin, said)
    assert ticket(house, deal) == ("account_banned", "waiting")


def test_it_is_solved_with_one_press(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    assert "Syukurlah" in read(house, rani, house.presses(rani, "Beres"))
    assert ticket(house, deal) == ("account_banned", "solved")
    assert not house.later(days=10) or house.deal(deal).tickets[0].state == "solved"


def test_not_solved_goes_to_a_person_and_their_answer_goes_back(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    said = house.presses(rani, "Belum")
    assert "Tim Herbana sudah kami kabari" in read(house, rani, said)
    [notice] = house.to(house.admin, said)
    assert "akun kena banned" in notice and f"> {BANNED}" in notice
    assert ticket(house, deal) == ("account_banned", "open")
    assert "kendala partner perlu dibantu" in house.answer(house.admin, "/due")
    house.presses(house.admin, f"s.tsay:{deal}:1")
    said = house.says(house.admin, "Sudah kami lapor ke TikTok ya, coba login lagi besok")
    [told] = house.to(rani, said)
    assert "coba login lagi besok" in told and told.labels == ("Beres", "Belum")
    assert ticket(house, deal) == ("account_banned", "waiting")
    assert "kendala partner perlu dibantu" not in house.answer(house.admin, "/due")
    house.says(rani, "masih sama kak")
    assert ticket(house, deal) == ("account_banned", "open")


# The last day waits


def test_the_last_day_moves_by_the_days_that_we_took(house: House) -> None:
    rani, deal = agreed(house)
    house.later(days=21)  # two days before the last day
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    said = house.later(days=3)
    assert not house.to(rani, said)
    said = house.presses(house.admin, f"s.tdone:{deal}:1")
    told = read(house, rani, said)
    assert "menunggu kami 3 hari" in told and "27 September" in told
    assert house.deal(deal).post_by == date(2026, 9, 27)
    assert house.deal(deal).extensions[-1].reason == "ticket"
    assert house.deal(deal).tickets[0].moves == 1
    asked = evaluations.Asked("2026-09", None, house.now.date(), "2026-10")
    [one] = house.do(lambda s: evaluations.page(s, asked, 0, 5))
    assert one.record.more_time == 0  # that was ours


def test_no_breach_is_proposed_while_we_owe_the_answer(house: House) -> None:
    rani, deal = agreed(house)
    house.later(days=22)
    house.says(rani, "videoku ditakedown tiktok kak")
    house.presses(rani, "Belum")
    said = house.later(days=12)
    assert house.deal(deal).breach_proposed_at is None and not house.to(rani, said)
    house.presses(house.admin, f"s.tdone:{deal}:1")
    assert house.deal(deal).post_by == date(2026, 10, 6)
    assert house.to(rani, house.later(days=4))  # reminders go on


def test_the_time_that_they_take_does_not_count(house: House) -> None:
    rani, deal = agreed(house)
    house.later(days=21)
    house.says(rani, BANNED)
    house.later(days=1)
    house.presses(rani, "Belum")
    house.presses(house.admin, f"s.tsay:{deal}:1")
    house.says(house.admin, "sudah kami laporkan ya kak")
    assert house.deal(deal).post_by == date(2026, 9, 24) and not house.deal(deal).extensions


def test_days_in_which_two_problems_waited_count_once(house: House) -> None:
    rani, deal = agreed(house)
    house.later(days=10)
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    house.later(days=2)
    house.says(rani, "videoku juga dihapus tiktok kak")
    house.presses(rani, f"unsolved:{deal}:2")
    house.later(days=1)
    house.presses(house.admin, f"s.tdone:{deal}:1")
    assert house.deal(deal).post_by == date(2026, 9, 24)
    house.later(days=2)
    house.presses(house.admin, f"s.tdone:{deal}:2")
    assert house.deal(deal).post_by == date(2026, 9, 29)


# Silence


def test_who_does_not_answer_is_asked_once_and_then_it_is_held_to_be_solved(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    [asked] = house.to(rani, house.later(days=2, hours=1))
    assert "sudah beres belum" in asked and asked.labels == ("Beres", "Belum")
    [over] = house.to(rani, house.later(days=4))
    assert "kami anggap beres" in over and over.labels == ("Belum",)
    assert ticket(house, deal) == ("account_banned", "solved")
    said = house.presses(rani, "Belum")
    assert "(lagi)" in read(house, house.admin, said)
    assert ticket(house, deal) == ("account_banned", "open")


def test_the_same_problem_told_again_is_the_same_ticket(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    house.presses(rani, "Beres")
    house.later(days=3)
    said = house.says(rani, "akun aku keblokir lagi kak")
    assert "keblokir lagi" in read(house, house.admin, said)
    assert [one.state for one in house.deal(deal).tickets] == ["open"]
    said = house.says(rani, "akun masih kebanned nih kak")
    assert "masih kebanned" in read(house, house.admin, said)
    assert len(house.deal(deal).tickets) == 1


def test_what_the_platform_has_comes_back_to_us(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    told = read(house, rani, house.presses(house.admin, "Menunggu platform"))
    assert "menunggu jawaban dari platform" in told
    assert ticket(house, deal) == ("account_banned", "waiting")
    assert "menunggu platform" in house.answer(house.admin, f"/deal {deal}")
    assert "(lagi)" in read(house, house.admin, house.later(days=3, hours=1))
    assert ticket(house, deal) == ("account_banned", "open")


# By buttons


def test_a_problem_is_opened_by_a_button_in_status(house: House) -> None:
    rani, deal = agreed(house)
    [status] = house.to(rani, house.says(rani, "/status"))
    assert status.labels == ("Ada kendala",)
    [asked] = house.to(rani, house.presses(rani, "Ada kendala"))
    assert asked.labels[:2] == ("Akun kena banned", "Video tidak tampil")
    assert "Sudah beres?" in read(house, rani, house.presses(rani, "Video tidak tampil"))
    assert ticket(house, deal) == ("not_shown", "waiting")


def test_another_problem_is_told_in_words_and_goes_to_a_person(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "/status")
    house.presses(rani, "Ada kendala")
    assert "ceritakan singkat" in read(house, rani, house.presses(rani, "Lainnya"))
    said = house.says(rani, "aplikasinya lemot banget pas mau edit")
    assert "> aplikasinya lemot" in read(house, house.admin, said)
    assert ticket(house, deal) == ("other", "open")
    house.presses(house.admin, "Jawab")
    assert "coba hapus cache" in read(house, rani, house.says(house.admin, "coba hapus cache ya"))


def test_a_reminder_has_the_button_too(house: House) -> None:
    rani, _ = agreed(house)
    assert "Ada kendala" in house.to(rani, house.later(days=21))[-1].labels


@pytest.mark.parametrize("press", ["fixed:{}:7", "unsolved:{}:x", "trouble:{}:hunger", "fixed:{}"])
def test_a_forged_press_does_nothing(house: House, press: str) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    before = house.deal(deal)
    house.presses(rani, press.format(deal))
    assert house.deal(deal) == before
    budi = house.who("Budi")
    house.agreed(budi)
    house.presses(budi, f"fixed:{deal}:1")
    assert house.deal(deal) == before


# What has a road of its own


@pytest.mark.parametrize("words", ["paketnya rusak kak pecah", "paketnya belum sampai kak"])
def test_a_parcel_of_ours_makes_no_ticket(house: House, words: str) -> None:
    rani = house.who("Rani")
    deal = house.agreed(rani, terms=replace(TERMS, barter="1 paket Jahe Merah"))
    house.presses(house.admin, f"s.pack:{deal}")
    house.says(house.admin, "JNE JP0000112233")
    said = house.says(rani, words)
    assert house.to(rani, said) and not house.deal(deal).tickets
    house.says(rani, "/status")
    house.presses(rani, "Ada kendala")
    house.presses(rani, f"trouble:{deal}:parcel")
    broken = house.deal(deal).pack.state == "damaged"
    assert (not house.deal(deal).tickets and house.deal(deal).held_up) or broken


def test_a_decline_with_a_reason_is_a_decline(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "maaf kak aku mundur aja ya, akunku kena banned")
    assert not house.deal(deal).tickets


def test_illness_and_health_are_for_a_person_at_once(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, "kak aku gatal2 habis minum produknya")
    assert not house.deal(deal).tickets and house.deal(deal).unanswered


# Answers of the brand


def test_the_brand_s_own_words_stand_in_place_of_ours(house: House) -> None:
    rani, _ = agreed(house)
    house.says(house.admin, "/facts")
    house.presses(house.admin, "bantuan: akun kena banned")
    house.presses(house.admin, "s.fact_set:b1:help_account_banned:id")
    house.says(house.admin, "Hubungi Creator Care di Telegram resmi kami ya.")
    told = read(house, rani, house.says(rani, BANNED))
    assert "Creator Care" in told and "banding" not in told and "Sudah beres?" in told


def test_other_problems_are_helped_with_too_once_the_brand_has_words(house: House) -> None:
    rani, deal = agreed(house)
    house.presses(house.admin, "s.fact_set:b1:help_other:id")
    house.says(house.admin, "Tutup aplikasinya, lalu buka lagi ya.")
    assert "Tutup aplikasinya" in read(house, rani, house.says(rani, "keranjang kuningnya error"))
    assert ticket(house, deal) == ("other", "waiting")


# Beside other talk


def test_while_terms_are_on_the_table_a_yes_is_about_these(house: House) -> None:
    rani = house.who("Rani")
    deal = house.approached(rani)
    assert "Sudah beres?" in read(house, rani, house.says(rani, "kak akun aku kena banned"))
    house.presses(rani, f"unsolved:{deal}:1")
    assert not house.to(rani, house.later(days=9))  # nobody presses them
    assert house.deal(deal).stage == "talking"


def test_who_stopped_hears_nothing(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    house.says(rani, "stop")
    assert not house.to(rani, house.later(days=10))
    assert ticket(house, deal) == ("account_banned", "solved")


def test_short_answers_are_understood(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    assert not house.to(rani, house.says(rani, "oke kak aku coba dulu ya makasih"))
    assert ticket(house, deal) == ("account_banned", "waiting")
    house.says(rani, "udah dicoba tetep ga bisa")
    assert ticket(house, deal) == ("account_banned", "open")
    house.presses(house.admin, f"s.tsay:{deal}:1")
    house.says(house.admin, "coba sekarang ya")
    assert "Syukurlah" in read(house, rani, house.says(rani, "udah bisa kak makasih"))
    assert ticket(house, deal) == ("account_banned", "solved")


# Their data


def forget(house: House, partner_id: int) -> None:
    house.turn(lambda turn: forgetting.forget(turn, partner_id, True))


def test_who_is_forgotten_leaves_the_figures_and_no_words(house: House) -> None:
    rani, deal = agreed(house)
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    partner_id = house.deal(deal).partner.id
    held = house.do(lambda s: dossier.of_partner(s, partner_id))
    [shown] = held["deals"][0]["tickets"]
    assert (shown["kind"], shown["state"]) == ("account_banned", "open")
    forget(house, partner_id)
    [left] = house.deal(deal).tickets
    assert (left.kind, left.state, left.about) == ("account_banned", "solved", "")
    assert "kendala" not in house.answer(house.admin, "/due")


def test_the_group_reads_no_number(house: House) -> None:
    notice = NoticeTicket(1, "Rani", "September", "payment", "feeku belum cair, wa 081234567890")
    assert "0812" not in str(for_the_group(notice, house.now.date()))


def test_a_merge_takes_what_is_unsolved_along() -> None:
    now = NOW
    ended = replace(agreed_deal(), id=2)
    for kind in ("account_banned", "payment"):
        ended = course.told(ended, kind, now).deal
        ended = course.opened(ended, ended.tickets[-1], now).deal
    stays = course.told(agreed_deal(), "payment", now).deal
    after = merging.goes_on(stays, ended, 7, now + timedelta(days=1)).deal
    assert [(one.number, one.kind, one.state) for one in after.tickets] == [
        (1, "payment", "waiting"),
        (2, "account_banned", "open"),
    ]
    assert after.tickets[1].paused_since == now
    gone = merging.merged(ended, now).deal
    assert not [one for one in gone.tickets if one.unsolved]


def test_of_what_is_done_its_pay_may_still_be_amiss(house: House) -> None:
    rani, deal = agreed(house)
    house.presses(house.admin, f"s.excused:{deal}:2")
    house.says(rani, "https://www.instagram.com/reel/Cu8aExample1")
    house.says(house.admin, "/due")
    house.presses(house.admin, "1. Terima bukti")
    assert house.deal(deal).stage == "done"
    assert "Sudah beres?" in read(house, rani, house.says(rani, "kak feenya belum cair"))
    house.says(rani, "belum kak")
    assert ticket(house, deal) == ("payment", "open")
    assert "kendala partner perlu dibantu" in house.answer(house.admin, "/due")
    house.says(house.admin, f"/say {deal} besok kami transfer ya")
    assert "Syukurlah" in read(house, rani, house.says(rani, "udah masuk kak makasih"))


def test_the_days_that_we_took_are_no_silence_of_theirs(house: House) -> None:
    rani = house.who("Rani")
    deal = house.approached(rani)
    house.says(rani, BANNED)
    house.presses(rani, "Belum")
    house.later(days=10)
    house.presses(house.admin, f"s.tdone:{deal}:1")
    house.later(days=2)
    assert house.deal(deal).stage.value != "unreachable"
    house.later(days=20)
    assert house.deal(deal).stage.value == "unreachable"
