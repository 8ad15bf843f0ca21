"""Words of affiliates in the middle of a deal, which are heard for what they answer."""

from dataclasses import replace
from datetime import date

import pytest

from deals.reading.intent.arrival import says_plainly_arrived
from deals.terms import Content, PostBy, Terms
from storage.tables import Deal
from tests.desk import House, Said, Who, read
from tests.test_boosting import accepted, asked, course

pytestmark = pytest.mark.on_both_databases
LIVE = Content("live", "tiktok", 1, "picture")
VIDEOS = Content("video", "tiktok", 2)
TERMS = Terms(contents=(LIVE,), post_by=PostBy(on=date(2026, 9, 24)), commission_pct=10)


@pytest.fixture
def sari(house: House) -> Who:
    return house.who("Sari")


def stopped(house: House, deal_id: int) -> bool:
    return bool(house.deal(deal_id).partner.stopped)


def names(house: House, who: Who, said: list[Said]) -> list[str]:
    return [one.words for one in house.to(who, said)]


def test_an_account_that_is_normal_again_ends_the_problem_not_the_contact(
    house: House, sari: Who
) -> None:
    deal_id = house.agreed(sari, terms=TERMS)
    house.says(sari, "kak akun tiktok aku kena banned")
    assert "Syukurlah" in read(house, sari, house.says(sari, "udah normal lg kak akunnya"))
    assert not stopped(house, deal_id)


def test_a_mere_guess_at_a_stop_is_asked_about_while_something_is_due(
    house: House, sari: Who
) -> None:
    deal_id = house.agreed(sari, terms=TERMS)
    [asked] = house.to(sari, house.says(sari, "ga usah dikirim lagi kak"))
    assert asked.words == "ask_meaning" and "Jangan hubungi lagi" in asked.labels
    assert not stopped(house, deal_id)
    house.says(sari, "jangan chat aku lagi")
    assert stopped(house, deal_id)


@pytest.mark.parametrize("words", ["ga usah dikirim lagi kak", "ga usah diingetin lagi kak"])
def test_a_parcel_or_a_reminder_may_be_meant_before_they_agree(
    house: House, sari: Who, words: str
) -> None:
    deal_id = house.approached(sari, terms=replace(TERMS, barter="Pack"))
    [asked] = house.to(sari, house.says(sari, words))
    assert asked.words == "ask_meaning" and "Jangan hubungi lagi" in asked.labels
    assert not stopped(house, deal_id)
    house.presses(sari, "Jangan hubungi lagi")
    assert stopped(house, deal_id)


NO_MORE = (
    "jangan dikirim lagi penawarannya",
    "jangan dikirim lagi promonya kak",
    "jangan ada yang dikirim lagi ke saya",
    "ga usah dikirim apa-apa lagi ke saya",
    "please do not send it to me any more, I am not interested",
)


@pytest.mark.parametrize("words", NO_MORE)
def test_whoever_wants_nothing_more_sent_to_them_is_left_alone(
    house: House, sari: Who, words: str
) -> None:
    deal_id = house.approached(sari, terms=replace(TERMS, barter="Pack"))
    said = house.says(sari, words)
    assert stopped(house, deal_id) and "ask_meaning" not in names(house, sari, said)


def test_where_no_parcel_is_offered_it_is_we_who_are_to_send_no_more(
    house: House, sari: Who
) -> None:
    deal_id = house.approached(sari, terms=TERMS)
    house.says(sari, "ga usah dikirim lagi kak")
    assert stopped(house, deal_id)


def test_and_after_all_is_done_a_person_reads_it(house: House, sari: Who) -> None:
    deal_id = house.agreed(sari, terms=replace(TERMS, contents=(replace(VIDEOS, count=1),)))
    house.says(sari, f"{LINK}1")
    house.presses(house.admin, "Terima bukti")
    assert house.deal(deal_id).stage == "done"
    said = house.says(sari, "ga usah dikirim lagi kak")
    assert not stopped(house, deal_id) and house.to(house.admin, said)


def test_who_had_said_no_means_our_messages(house: House, sari: Who) -> None:
    deal_id = house.approached(sari, terms=TERMS)
    house.presses(sari, f"no:{deal_id}:1")
    house.says(sari, "ga usah dikirim lagi kak")
    assert stopped(house, deal_id)


def test_a_mere_guess_at_a_stop_is_shown_to_staff_who_help_already(house: House, sari: Who) -> None:
    deal_id = house.agreed(sari, terms=TERMS)
    house.says(sari, "kak akun tiktok aku kena banned")
    house.presses(sari, "Belum")
    said = house.says(sari, "ga usah dikirim lagi kak")
    assert not stopped(house, deal_id)
    assert names(house, house.admin, said) == ["notice_unsure"]


@pytest.mark.parametrize("yes", ["iya bener", "ya bener", "betul kak", "iya"])
def test_a_time_read_back_is_called_right(house: House, sari: Who, yes: str) -> None:
    house.agreed(sari, terms=TERMS)
    house.says(sari, "live jumat jam 8 malam kak")
    assert "tercatat Jum, 4 Sep 20.00 WIB" in read(house, sari, house.says(sari, yes))


BOTH = replace(TERMS, contents=(LIVE, VIDEOS))
MOVED = ("kak bisa ganti kamis jam 7 malem?", "bisa kamis aja jam 7 malam?")
LINK = "https://www.tiktok.com/@sari/video/730000000000000000"


def test_words_beside_links_answer_what_was_asked_about_a_live(house: House, sari: Who) -> None:
    house.agreed(sari, terms=BOTH)
    house.says(sari, "live jumat jam 8 malam kak")
    said = house.says(sari, f"iya bener\n{LINK}1\n{LINK}2")
    assert names(house, sari, said) == ["proof_taken", "live_booked"]


def test_a_question_beside_links_is_not_swallowed(house: House, sari: Who) -> None:
    house.agreed(sari, terms=BOTH)
    said = house.says(sari, f"kak videoku ke 2 dimute tiktok gimana ya?\n{LINK}1")
    assert "proof_taken" in names(house, sari, said) and len(names(house, sari, said)) > 1


@pytest.mark.parametrize("words", ["ini kak link videonya", "halo kak, udah tayang ya", "makasih"])
def test_what_only_names_the_links_is_for_nobody_to_read(
    house: House, sari: Who, words: str
) -> None:
    house.agreed(sari, terms=BOTH)
    said = house.says(sari, f"{words}\n{LINK}1 {LINK}2")
    assert names(house, sari, said) == ["proof_taken"]
    assert names(house, house.admin, said) in (["notice_proof"], ["notice_proofs"])


@pytest.mark.parametrize("words", MOVED)
@pytest.mark.parametrize("stands", [True, False])
def test_another_time_moves_the_live(house: House, sari: Who, words: str, stands: bool) -> None:
    house.agreed(sari, terms=TERMS)
    house.says(sari, "live jumat jam 8 malam kak")
    if stands:
        house.says(sari, "iya")
    assert "Kam, 3 Sep 19.00" in read(house, sari, house.says(sari, words))


@pytest.mark.parametrize("words", ["mau sampel dong", "sampelnya mau dong kak"])
def test_a_sample_is_wished_for_upon_an_offer(house: House, sari: Who, words: str) -> None:
    house.campaign(terms=TERMS, kind="affiliate", shop_id=house.shop())
    house.approached(sari, terms=TERMS)
    assert names(house, sari, house.says(sari, words)) == ["counter_passed_on"]


@pytest.mark.parametrize("words", ["udah masuk makasih", "siap kak", "makasih kak"])
def test_thanks_when_all_is_done_are_thanked_for_once(house: House, sari: Who, words: str) -> None:
    who, _ = accepted(house)
    said = house.says(who, words)
    assert names(house, who, said) == ["thank_you"] and not house.to(house.admin, said)
    assert not house.says(who, words)


def test_who_gives_no_code_says_so_in_words(house: House) -> None:
    who, deal_id = accepted(house)
    asked(house, who)
    assert "boost_refused" in names(house, who, house.says(who, "ga bisa kasih kode kak"))
    assert course(house, deal_id) == ["refused"] * 3


def test_who_does_not_find_the_code_is_shown_again_and_then_helped(house: House) -> None:
    who, _ = accepted(house)
    asked(house, who)
    [how] = house.to(who, house.says(who, "gmn caranya kak ga nemu"))
    assert how.words == "boost_how" and how.labels == ("Tidak bisa kasih kode",)
    said = house.says(who, "masih ga nemu kak")
    assert names(house, house.admin, said) == ["notice_words"]


@pytest.mark.parametrize(
    ("words", "here"),
    [
        *(("paket sampe kak", True), ("paketnya udah sampe", True), ("udah dateng kak", True)),
        *(("paket belum sampe kak", False), ("paket sampe kapan kak", False)),
        *(("sampai jumpa kak", False), ("paket sampe tapi rusak", False)),
    ],
)
def test_a_pack_that_came_is_told_in_three_words(words: str, here: bool) -> None:
    assert says_plainly_arrived(words) is here


def test_a_pack_that_came_is_noted_and_thanked_for_when_it_is_noted_already(
    house: House, sari: Who
) -> None:
    deal_id = house.agreed(sari)
    house.do(lambda s: setattr(s.get_one(Deal, deal_id), "pack_state", "sent"))
    said = house.says(sari, "paket sampe kak")
    assert house.deal(deal_id).pack.state == "received" and house.to(house.admin, said)
    said = house.says(sari, "paketnya udah sampe")
    assert names(house, sari, said) == ["thank_you"] and not house.to(house.admin, said)
