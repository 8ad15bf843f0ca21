"""What must never be taken for something else, and what a person has to hear of, come what may."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from deals import exits, negotiation
from deals.channel import Attachment
from storage.deal import deals
from storage.partner import people
from storage.tables import Outbox
from tests.desk import TERMS, House, Said, Who

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def staff_read(house: House, said: list[Said], words: str) -> bool:
    return any(words in one for one in house.to(house.admin, said))


def we_propose(house: House, deal_id: int, fee_idr: int) -> None:
    def propose(turn):
        deal = deals.load(turn.session, deal_id)
        terms = replace(TERMS, fee_idr=fee_idr)
        turn.decide(deal, negotiation.propose(deal, terms, house.now))

    house.turn(propose)


# Nobody agrees to terms that they have not read


def after_the_first_terms(house: House, alya: Who) -> int:
    deal_id = house.approached(alya)
    house.presses(alya, f"yes:{deal_id}:1")
    house.posted = False
    we_propose(house, deal_id, fee_idr=100_000)
    return deal_id


def test_a_yes_to_older_terms_does_not_agree_to_ours_that_are_on_their_way(house: House):
    alya = house.who("Alya")
    deal_id = after_the_first_terms(house, alya)
    house.says(alya, "oke setuju kak")
    assert house.deal(deal_id).stage == "talking"


def test_a_yes_after_new_terms_that_could_not_be_sent_agrees_to_nothing(house: House):
    alya = house.who("Alya")
    deal_id = after_the_first_terms(house, alya)

    def fails(session):
        for letter in session.exec(select(Outbox).where(Outbox.state == "queued")):
            letter.state = "failed"

    house.do(fails)
    house.posted = True
    house.later(hours=2)
    said = house.says(alya, "oke setuju kak")
    assert house.deal(deal_id).stage == "talking"
    assert [one.words for one in said] == ["term_sheet"]
    house.says(alya, "oke setuju kak")
    assert house.deal(deal_id).stage == "delivering"


# A day is a promise only where nothing else is said


@pytest.mark.parametrize(
    "words",
    [
        "akun aku kena ban tgl 1 kak",
        "paket rusak kemarin kak",
        "fee belum masuk sejak tgl 1",
        "besok aku batal ya kak",
    ],
)
def test_trouble_with_a_day_in_it_is_for_a_person(house: House, words: str):
    alya = house.who("Alya")
    house.agreed(alya)
    said = house.says(alya, words)
    assert "promise_taken" not in [one.words for one in said]
    if "first_help" in [one.words for one in said]:  # what does not help is for a person
        said = house.says(alya, "belum kak")
    assert staff_read(house, said, words)


def test_a_day_that_is_over_is_no_promise(house: House):
    alya = house.who("Alya")
    house.agreed(alya)
    said = house.says(alya, "udah posting kemarin kak")
    assert [one.words for one in said] == ["ask_proof"]


def test_an_address_with_a_day_in_it_is_kept(house: House):
    alya = house.who("Alya")
    partner_id = house.deal(house.agreed(alya)).partner.id
    house.says(alya, "alamat baru: jl mawar 5, mulai besok")
    assert "mawar 5" in (house.do(lambda s: people.partner(s, partner_id).address) or "")


@pytest.mark.parametrize("words", ["besok ya kak", "lusa aku upload", "lusa malam ya kak"])
def test_a_bare_day_is_still_asked_back(house: House, words: str):
    alya = house.who("Alya")
    house.agreed(alya)
    assert [one.words for one in house.says(alya, words)] == ["promise_taken"]


# A stop is heard wherever it is said

STOPS = [
    "udah kak cukup ya, jangan dilanjut lagi chatnya",  # no rule knows these
    "kalo besok chat lagi aku block",
]


def left_alone(house: House, deal_id: int, said: list[Said]) -> bool:
    return house.deal(deal_id).partner.stopped and [one.words for one in said][-1:] == ["stopped"]


@pytest.mark.parametrize("words", STOPS)
def test_a_stop_in_words_of_their_own_stops_after_the_agreement(house: House, words: str):
    alya = house.who("Alya")
    deal_id = house.agreed(alya)
    assert left_alone(house, deal_id, house.says(alya, words))


@pytest.mark.parametrize("words", STOPS)
def test_it_stops_with_two_deals(house: House, words: str):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    second_deal(house, house.deal(deal_id).partner.id)
    assert left_alone(house, deal_id, house.says(alya, words))


@pytest.mark.parametrize("words", STOPS)
def test_it_stops_after_a_no_and_opens_nothing_again(house: House, words: str):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.presses(alya, f"no:{deal_id}:1")
    assert left_alone(house, deal_id, house.says(alya, words))
    assert house.deal(deal_id).stage == "declined"


@pytest.mark.parametrize("words", STOPS)
def test_it_stops_in_a_changed_message_and_under_a_file(house: House, words: str):
    alya, budi = house.who("Alya"), house.who("Budi")
    deal_id, other = house.approached(alya), house.approached(budi)
    assert left_alone(house, deal_id, house.says(alya, words, kind="edited"))
    card = Attachment("file", "f1", "rate.pdf", "application/pdf", 1000, path="/media/a")
    assert left_alone(house, other, house.says(budi, words, file=card))


def second_deal(house: House, partner_id: int) -> None:
    campaign_id = house.campaign("Oktober", terms=replace(TERMS, fee_idr=250_000))

    def offered(turn):
        row, _ = deals.listed(turn.session, campaign_id, partner_id, house.now)
        deal = deals.load(turn.session, row.id)
        deal = turn.decide(deal, exits.vet(deal, house.now))
        turn.decide(deal, negotiation.approach(deal, house.now))

    house.turn(offered)


# Who is asked back and presses nothing is heard by a person all the same

NO_NEWS = "yang kemarin itu gimana jadinya, paketku sepi kabar"
NOT_CLEAR = "iya sih tapi ya gitu"


def asked_back(said: list[Said]) -> bool:
    return [one.words for one in said] == ["ask_meaning"]


@pytest.mark.parametrize("agreed", [True, False])
def test_words_that_were_asked_back_about_reach_staff_after_a_day(house: House, agreed: bool):
    alya = house.who("Alya")
    deal_id = house.agreed(alya) if agreed else house.approached(alya)
    words = NO_NEWS if agreed else NOT_CLEAR
    assert asked_back(house.says(alya, words))
    assert house.later(hours=23) == []
    said = house.later(hours=2)
    assert staff_read(house, said, words)
    assert house.to(alya, said) == []
    assert (house.deal(deal_id).waiting_on, house.deal(deal_id).waiting_for) == ("brand", "answer")


def test_who_answered_and_was_asked_back_is_not_given_up(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.says(alya, NOT_CLEAR)
    house.later(days=20)
    assert house.deal(deal_id).stage == "talking"


def test_a_second_greeting_does_not_stand_for_what_was_not_clear(house: House):
    alya = house.who("Alya")
    house.approached(alya)
    house.says(alya, NOT_CLEAR)
    said = house.says(alya, "halo kak")
    assert staff_read(house, said, NOT_CLEAR)


def test_who_tells_what_they_meant_waits_on_nobody(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya)
    house.says(alya, NO_NEWS)
    house.says(alya, "besok ya kak")
    assert house.deal(deal_id).waiting_on is None
    assert not staff_read(house, house.later(days=2), NO_NEWS)


# What stands beside a yes is read by a person


@pytest.mark.parametrize(
    "words",
    [
        "oke kak setuju, nanti paketnya tolong dikirim ke kantor ya soalnya rumah kosong",
        "iya kak mau, sekalian kirim 2 pack buat adikku ya",
        "setuju kak, akun yang dipakai akun kedua aku ya",
    ],
)
def test_a_yes_with_a_wish_reaches_staff_before_and_after_the_agreement(house: House, words: str):
    alya, budi = house.who("Alya"), house.who("Budi")
    deal_id = house.agreed(alya)
    assert staff_read(house, house.says(alya, words), words)
    assert house.deal(deal_id).waiting_for == "answer"
    deal_id = house.approached(budi)
    said = house.says(budi, words)
    assert staff_read(house, said, words)
    assert "term_sheet" in [one.words for one in house.to(budi, said)]
    house.says(budi, "setuju kak")
    assert house.deal(deal_id).stage == "delivering"
    assert house.deal(deal_id).waiting_for == "answer"


def test_a_question_of_health_beside_a_yes_waits_on_a_person(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    words = "deal kak! produknya aman buat ibu hamil ga?"
    assert staff_read(house, house.says(alya, words), words)
    assert house.deal(deal_id).waiting_for == "answer"


@pytest.mark.parametrize("agreed", [True, False])
def test_a_known_question_beside_a_yes_is_answered(house: House, agreed: bool):
    alya = house.who("Alya")
    deal_id = house.agreed(alya) if agreed else house.approached(alya)
    words = "oke deal kak, paling lambat posting kapan ya?"
    said = house.says(alya, words)
    assert "24 September" in house.to(alya, said)[0]
    assert staff_read(house, said, words)
    assert house.deal(deal_id).waiting_on != "brand"


@pytest.mark.parametrize("words", ["mau banget kak, makasih udah ngajak 🥰", "siap kak ikut"])
def test_a_glad_yes_is_nobodys_work(house: House, words: str):
    alya = house.who("Alya")
    house.approached(alya)
    said = house.says(alya, words)
    assert [one.words for one in said] == ["term_sheet"]


def test_a_fee_beside_an_address_waits_on_a_person_who_does_not_read_the_address(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    said = house.says(alya, "ini alamatku: Jl. Melati No 53 Jakarta 12620. fee nya 1jt ya kak")
    assert staff_read(house, said, "fee nya 1jt ya kak")
    assert not staff_read(house, said, "Melati")
    assert house.deal(deal_id).waiting_for == "answer"
