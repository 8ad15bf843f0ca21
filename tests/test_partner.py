"""The partner's side where a talk in plain text cannot show it: pictures, times, addresses."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from deals import delivery, exits, negotiation
from deals.channel import Attachment, Contact, Incoming
from deals.terms import Content, PostBy, Terms
from storage.deal import deals
from storage.partner import (
    invites,
    people,
)
from tests.desk import TERMS, House, Who, read

pytestmark = pytest.mark.on_both_databases

LIVE = Terms(
    contents=(Content("live", "tiktok", 1, "picture"),),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
)
BARTER = Terms(
    contents=(Content("reel", "instagram", 1),),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket Temulawak",
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def words_of(who: Who, text: str, sent_at: datetime) -> Incoming:
    return Incoming(who.address, who.address, sent_at, text=text, sender_name=who.name)


def screenshot(name: str = "", mime: str = "image/jpeg", kind: str = "photo") -> Attachment:
    return Attachment(kind, "f1", name, mime, 1000, sha256="a" * 64, path="/media/a")


def test_an_ok_that_was_written_before_the_terms_were_there_agrees_to_nothing(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.presses(alya, f"yes:{deal_id}:1")
    house.receives(words_of(alya, "ok", house.now - timedelta(minutes=1)))
    assert house.deal(deal_id).stage == "talking"
    house.presses(alya, f"yes:{deal_id}:1")
    house.receives(words_of(alya, "ok", house.now))
    assert house.deal(deal_id).stage == "delivering"


def test_staff_see_the_picture_that_they_have_to_judge(house: House):
    alya = house.who("Alya")
    house.agreed(alya, terms=LIVE)
    said = house.says(alya, "", file=screenshot())
    shown = [one for one in said if one.to == house.admin.address]
    assert [(one.act, one.path) for one in shown] == [("picture", "/media/a")]
    assert "Terima bukti" in shown[0].labels


def test_a_file_that_is_no_picture_is_no_screenshot(house: House):
    alya = house.who("Alya")
    house.agreed(alya, terms=LIVE)
    said = house.says(alya, "", file=screenshot("bukti.pdf", "application/pdf", "document"))
    assert [one.to for one in said] == [alya.address]


def test_the_same_picture_counts_once(house: House):
    alya, budi = house.who("Alya"), house.who("Budi")
    house.agreed(alya, terms=LIVE)
    house.agreed(budi, terms=LIVE)
    house.says(alya, "", file=screenshot())
    assert "pernah" in house.answer(alya, "", file=screenshot())
    said = house.says(budi, "", file=screenshot())
    assert "sama" in read(house, house.admin, said)
    assert "Alya" not in read(house, budi, said)


def test_a_short_link_that_cannot_be_followed_is_named(house: House):
    alya = house.who("Alya")
    house.agreed(alya)
    said = house.answer(alya, "https://vt.tiktok.com/ZSabc12345/")
    assert "vt.tiktok.com/ZSabc12345" in said and "Link pendek" in said


def test_what_is_still_due_is_not_asked_for_by_a_day_that_has_passed(house: House):
    alya = house.who("Alya")
    house.agreed(alya)
    house.now += timedelta(days=40)
    late = house.answer(alya, "https://www.instagram.com/reel/DLateReel01/")
    assert "Masih ditunggu: 1 reel di Instagram." in late


def test_words_for_somebody_whom_the_bot_cannot_write_to_go_to_staff(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya)
    house.do(lambda s: people.mark_address(s, alya.address, "blocked", house.now))
    house.says(house.admin, f"/deal {deal_id}")
    house.presses(house.admin, f"s.time:{deal_id}")
    said = house.says(house.admin, "30 September 2026")
    assert any("Sampaikan sendiri" in one.text for one in house.to(house.admin, said))


@pytest.mark.parametrize("known", [False, True], ids=["news", "known by a letter that came back"])
def test_staff_hear_once_of_who_blocks_the_bot(house: House, known: bool):
    alya = house.who("Alya")
    house.agreed(alya)
    if known:
        house.do(lambda s: people.mark_address(s, alya.address, "blocked", house.now))
    blocked = Incoming(alya.address, alya.address, house.now, kind="blocked")
    assert len(house.to(house.admin, house.receives(blocked))) == (0 if known else 1)
    assert house.receives(blocked) == []


def test_a_stranger_is_told_once_a_message_and_nothing_is_kept(house: House):
    eve = house.who("Eve")
    assert "link" in house.answer(eve, "halo")
    assert house.do(lambda s: people.person_at(s, eve.address)) is None


# What agrees, and what does not


def test_a_yes_to_another_deals_words_does_not_agree_to_terms_shown_before(house: House):
    alya = house.who("Alya")
    running = house.agreed(alya)
    partner_id = house.deal(running).partner.id
    other = second_deal(house, alya, partner_id)
    house.presses(alya, f"yes:{other}:1")
    house.says(house.admin, f"/deal {running}")
    house.presses(house.admin, f"s.say:{running}")
    house.says(house.admin, "Kak, paketnya kami kirim besok ya")
    house.says(alya, "siap kak")
    assert house.deal(other).stage == "talking"


def test_a_yes_after_a_follow_up_shows_the_terms_again(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.presses(alya, f"yes:{deal_id}:1")
    house.later(days=3)
    said = house.says(alya, "oke")
    assert house.deal(deal_id).stage == "talking"
    assert [one.words for one in said] == ["term_sheet"]
    house.says(alya, "oke")
    assert house.deal(deal_id).stage == "delivering"


def test_a_yes_to_terms_that_have_not_arrived_agrees_to_nothing(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.posted = False
    house.presses(alya, f"yes:{deal_id}:1")
    house.says(alya, "oke")
    assert house.deal(deal_id).stage == "talking"


def test_terms_whose_last_day_has_passed_are_for_a_person(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.now += timedelta(days=40)
    said = house.presses(alya, f"yes:{deal_id}:1")
    assert any(one.to == house.admin.address for one in said)
    assert house.deal(deal_id).waiting_for == "answer"


# What we owe stays owed


def test_a_question_stays_on_the_desk_when_they_agree_meanwhile(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, "produknya aman untuk ibu menyusui?")
    house.presses(alya, f"yes:{deal_id}:1")
    house.presses(alya, f"agree:{deal_id}:1")
    assert house.deal(deal_id).stage == "delivering"
    assert house.deal(deal_id).waiting_for == "answer"


def test_words_that_could_mean_two_deals_are_with_staff_before_any_press(house: House):
    alya = house.who("Alya")
    first = house.approached(alya)
    other = second_deal(house, alya, house.deal(first).partner.id)
    said = house.says(alya, "saya sedang di rumah sakit")
    assert {one.words for one in said} == {"which_deal", "notice_words"}
    assert "answer" in (house.deal(first).waiting_for, house.deal(other).waiting_for)


def test_a_contact_card_waits_on_staff(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    card = Contact("Rina Manajer", "+6281200000099")
    house.receives(replace(words_of(alya, "", house.now), kind="contact", contact=card))
    assert house.deal(deal_id).waiting_for == "answer"


def test_words_after_a_stop_reach_staff_and_are_not_answered(house: House):
    alya = house.who("Alya")
    house.approached(alya)
    house.says(alya, "stop")
    said = house.says(alya, "salah ketik, aku mau ikut")
    assert [one.to for one in said] == [house.admin.address]


def test_a_rate_card_in_a_negotiation_reaches_staff(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    said = house.says(
        alya, "ini ratecard aku", file=screenshot("rate.pdf", "application/pdf", "document")
    )
    assert any(one.act == "document" and one.to == house.admin.address for one in said)
    assert house.deal(deal_id).waiting_for == "answer"


def test_an_edited_caption_of_a_proof_that_was_taken_is_no_new_proof(house: House):
    alya = house.who("Alya")
    house.agreed(alya)
    link = "https://www.instagram.com/reel/Cu8aExample1"
    house.says(alya, link)
    said = house.receives(replace(words_of(alya, f"{link} maaf telat", house.now), kind="edited"))
    assert house.to(alya, said) == []


# Who hears what


def test_who_writes_is_who_is_answered(house: House):
    alya, new_phone = house.who("Alya"), house.who("Alya baru")
    deal_id = house.approached(alya)
    partner_id = house.deal(deal_id).partner.id
    house.do(lambda s: people.join(s, partner_id, "self", "Alya", new_phone.address, house.now))
    assert house.to(alya, house.says(alya, "/status"))
    assert house.to(new_phone, house.says(new_phone, "/status"))


def test_terms_that_were_countered_before_the_link_was_opened_are_there_when_it_is(house: House):
    alya = house.who("Alya")
    deal_id = house.listed("Alya")

    def bargained(turn):
        deal = deals.load(turn.session, deal_id)
        deal = turn.decide(deal, exits.vet(deal, house.now))
        deal = turn.decide(deal, negotiation.approach(deal, house.now))
        deal = turn.decide(deal, negotiation.first_contact_made(deal, house.now))
        terms = replace(deal.terms, fee_idr=900_000)
        deal = turn.decide(deal, negotiation.propose(deal, terms, house.now))
        return invites.issue(turn.session, "self", house.now, deal.partner.id)

    token = house.turn(bargained)
    said = house.to(alya, house.says(alya, f"/start {token}", start=token))
    assert any("Rp900.000" in one.text for one in said)


def second_deal(house: House, who: Who, partner_id: int) -> int:
    campaign_id = house.campaign("Oktober", terms=replace(TERMS, fee_idr=250_000))

    def offered(turn):
        row, _ = deals.listed(turn.session, campaign_id, partner_id, house.now)
        deal = deals.load(turn.session, row.id)
        deal = turn.decide(deal, exits.vet(deal, house.now))
        turn.decide(deal, negotiation.approach(deal, house.now))
        return row.id

    return house.turn(offered)


@pytest.mark.parametrize(
    ("words", "here"),
    [
        ("paketnya sudah sampai kak, makasih", True),
        ("Paket sudah diterima", True),
        ("it has arrived, thanks", True),
        ("belum sampai kak", False),
        ("kapan sampai?", False),
        ("sudah sampai tapi rusak kak", False),
        ("paketnya blum sampai kak", False),
        ("haven't received it", False),
        ("paket sampai mana kak", False),
        ("sampe tapi bocor", False),
        ("infonya diterima kak, kok paketnya belum", False),
    ],
)
def test_the_partner_may_say_that_the_pack_is_there(house: House, words: str, here: bool):
    alya = house.who("Alya")
    deal_id = house.agreed(alya, terms=BARTER)
    house.turn(
        lambda turn: turn.decide(
            deals.load(turn.session, deal_id),
            delivery.send_pack(deals.load(turn.session, deal_id), "JNE", "1", house.now),
        )
    )
    said = house.says(alya, words)
    assert (house.deal(deal_id).pack.state == "received") is here
    understood = [one for one in said if one.words in ("ask_meaning", "answer_shipping")]
    assert understood or any(one.to == house.admin.address for one in said)


def test_the_button_under_the_parcels_number_does_it_in_one_tap(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya, terms=BARTER)
    house.turn(
        lambda turn: turn.decide(
            deals.load(turn.session, deal_id),
            delivery.send_pack(deals.load(turn.session, deal_id), "JNE", "1", house.now),
        )
    )
    house.presses(alya, "Sudah sampai")
    assert house.deal(deal_id).pack.state == "received"
    assert house.deal(deal_id).post_by == date(2026, 9, 8)


def test_who_writes_again_while_a_person_is_awaited_hears_so_once(house: House):
    rani = house.who("Rani")
    house.approached(rani)
    house.says(rani, "produknya aman untuk ibu menyusui?")
    assert not house.answer(rani, "boleh ajak temen aku ikutan juga gak kak?"), "a line in a row"
    house.later(minutes=30)
    assert "juga sudah kami terima" in house.answer(rani, "nanti ada parkir di lokasi gak kak?")
    assert not house.answer(rani, "terus kalau hujan gimana kak lokasinya?")
    house.says(house.admin, "/deal 1")
    house.presses(house.admin, "Sudah dijawab")
    house.presses(house.admin, "Semua sudah dijawab")
    assert "teruskan dulu" in house.answer(rani, "boleh bawa anak juga gak kak ke lokasi?")
