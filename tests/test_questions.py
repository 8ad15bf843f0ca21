"""Questions in the talk: who is told what, from whose facts, and how a person gets to it."""

from pathlib import Path

import pytest
from desk import House, Said, Who

from deals.channel import Incoming
from deals.deal import Side
from deals.terms import Content, PostBy, Terms
from storage.brand import (
    campaigns,
    facts,
)
from storage.brand.facts import Place
from storage.partner import people
from storage.tables import Brand

pytestmark = pytest.mark.on_both_databases
PAID = "Transfer paling lambat 7 hari setelah tayang."


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    return house.who("Rani")


def fact(house: House, topic: str, words: str, language: str = "id", campaign: bool = False) -> int:
    """A fact that a lead has set; its number."""
    place = Place(house.brand(), house.campaign() if campaign else None)

    def told(session) -> int:
        row = facts.tell(session, place, topic, language, words, 1, house.now)
        assert facts.switch_on(session, row, 1, house.now)
        return row.id or 0

    return house.do(told)


def answer(house: House, who: Who, text: str) -> str:
    """What they are told; staff hear nothing of a question that is answered."""
    said = house.says(who, text)
    assert not house.to(house.admin, said), said
    return "\n".join(one.text for one in house.to(who, said))


def passed_on(house: House, said: list[Said]) -> bool:
    return any("Perlu dijawab" in one.text for one in house.to(house.admin, said))


def test_a_fact_that_the_team_has_set_is_told_beside_the_terms(house, rani):
    house.approached(rani)
    assert passed_on(house, house.says(rani, "dibayarnya kapan kak?"))
    fact(house, "payment", PAID)
    told = answer(house, rani, "pembayarannya via apa ya kak?")
    assert "Fee: Rp500.000" in told and PAID in told


def test_a_campaigns_own_fact_comes_before_the_brands(house, rani):
    house.approached(rani)
    fact(house, "halal_bpom", "Bersertifikat halal.")
    fact(house, "halal_bpom", "Halal, nomor ID000123.", campaign=True)
    assert "ID000123" in answer(house, rani, "udah halal belum kak?")


def test_another_brands_facts_are_not_told(house, rani):
    house.approached(rani)
    other = house.do(lambda s: campaigns.add_brand(s, "Herbamojo").id)

    def told(session) -> None:
        row = facts.tell(session, Place(other), "halal_bpom", "id", "Halal.", 1, house.now)
        facts.switch_on(session, row, 1, house.now)

    house.do(told)
    assert passed_on(house, house.says(rani, "udah halal belum kak?"))


def test_a_fact_that_is_switched_off_or_replaced_is_told_no_more(house, rani):
    house.approached(rani)
    fact(house, "halal_bpom", "Halal, nomor ID000123.")
    newer = fact(house, "halal_bpom", "Halal, nomor ID000999.")
    assert "ID000999" in answer(house, rani, "udah halal belum kak?")
    house.later(days=2)

    def off(session) -> None:
        assert facts.switch_off(session, session.get_one(facts.Fact, newer), 1, house.now)

    house.do(off)
    assert passed_on(house, house.says(rani, "udah halal belum kak?"))


def test_who_reads_english_is_told_in_english_or_by_a_person(house):
    john = house.who("John", "en")
    house.approached(john)
    house.do(lambda s: setattr(people.partner(s, 1), "language", "en"))
    fact(house, "payment", PAID)
    told = answer(house, john, "how much is the fee?")
    assert "What you get" in told and "Fee: Rp500.000" in told and PAID not in told
    house.later(days=2)
    assert passed_on(house, house.says(john, "when is the payment made?"))
    fact(house, "payment", "Within 7 days of your last post.", "en")
    house.later(days=2)
    assert "Within 7 days" in answer(house, john, "when do I get paid?")


def test_brand_and_product_are_told_from_what_stands_in_brand(house, rani):
    terms = Terms(
        contents=(Content("reel", "instagram"),),
        post_by=PostBy(days_after_pack=7),
        barter="1 paket Temulawak",
    )
    house.approached(rani, terms=terms)

    def filled(session) -> None:
        session.get_one(Brand, 1).about = "Herbal sejak 40 tahun."
        campaigns.put_product(session, 1, "Temulawak", "dari rimpang pilihan")
        campaigns.put_product(session, 1, "Kunyit", "yang lain")

    house.do(filled)
    told = answer(house, rani, "produknya apa kak?")
    assert "1 paket Temulawak" in told and "rimpang" in told and "Kunyit" not in told
    assert "sejak 40 tahun" in answer(house, rani, "ini brand apa ya?")


def test_staff_see_in_the_history_that_the_bot_answered_and_with_what(house, rani):
    deal_id = house.approached(rani)
    fact(house, "payment", PAID)
    house.says(rani, "dibayarnya kapan kak?")
    card = house.answer(house.admin, f"/deal {deal_id}")
    assert "pertanyaan dijawab bot" in card
    [told] = house.presses(house.admin, "Riwayat")[:1]
    assert f"> pembayaran: syarat versi 1, {PAID}" in told
    assert house.deal(deal_id).waiting_on == Side.PARTNER
    assert "Rani" not in house.answer(house.admin, "/due")


def test_once_it_is_agreed_a_question_is_answered_and_nothing_else_changes(house, rani):
    deal_id = house.agreed(rani)
    before = house.deal(deal_id)
    [said] = house.says(rani, "deadline nya kapan ya kak?")
    assert "24 September 2026" in said.text and said.labels == ("Belum terjawab",)
    after = house.deal(deal_id)
    assert (after.waiting_on, after.asked, after.stage) == (
        before.waiting_on,
        before.asked,
        before.stage,
    )


def test_half_an_answer_is_none(house, rani):
    house.approached(rani)
    assert passed_on(house, house.says(rani, "fee nya berapa?\nudah halal belum kak?"))
    fact(house, "halal_bpom", "Bersertifikat halal.")
    house.later(days=2)
    told = answer(house, rani, "fee nya berapa?\nudah halal belum kak?")
    assert "Rp500.000" in told and "Bersertifikat halal." in told


def test_who_asks_the_same_again_gets_a_person_and_another_day_an_answer(house, rani):
    house.approached(rani)
    answer(house, rani, "fee nya berapa kak?")
    assert passed_on(house, house.says(rani, "fee nya berapa kak?"))
    house.says(house.admin, "/cancel")
    house.later(days=3)
    assert "Rp500.000" in answer(house, rani, "fee nya berapa kak?")


def test_not_answered_yet_hands_the_question_on_with_the_answer_once(house, rani):
    deal_id = house.approached(rani)
    answer(house, rani, "fee nya berapa kak?")
    press = house.everything()[-1].buttons[-1][1]
    said = house.presses(rani, "Belum terjawab")
    notice = next(one for one in house.to(house.admin, said) if "Perlu dijawab" in one)
    assert "> fee nya berapa kak?" in notice and "Rp500.000" in notice
    assert house.deal(deal_id).waiting_for == "answer"
    again = house.presses(rani, press)
    assert [one.act for one in again] == ["toast"]


def test_a_press_that_was_never_offered_hands_on_nothing(house, rani):
    deal_id = house.approached(rani)
    budi = house.who("Budi")
    house.approached(budi)
    answer(house, rani, "fee nya berapa kak?")
    heard = house.everything()[-1].buttons[-1][1].rpartition(":")[2]
    for who, press in (
        (budi, f"unanswered:{deal_id}:{heard}"),
        (budi, f"unanswered:2:{heard}"),
        (rani, f"unanswered:{deal_id}:{int(heard) + 1}"),
        (rani, f"unanswered:{deal_id}:x"),
        (rani, f"unanswered:{deal_id}:{'9' * 30}"),
    ):
        here = who.address
        said = house.receives(
            Incoming(here, here, house.now, "button", button=press, button_id="p", message_id="5")
        )
        assert [one.act for one in said] == ["toast"], press


def test_while_their_own_terms_wait_the_team_answers_about_money(house, rani):
    house.approached(rani)
    house.says(rani, "aku biasanya 2jt kak")
    assert passed_on(house, house.says(rani, "jadi fee nya berapa kak?"))


def test_words_that_look_like_a_template_are_told_as_they_are(house, rani):
    house.approached(rani)
    fact(house, "halal_bpom", "Halal {{ 7 * 7 }} {% for x in y %}")
    assert "Halal {{ 7 * 7 }} {% for x in y %}" in answer(house, rani, "udah halal belum kak?")


def test_whoever_said_stop_is_answered_nothing(house, rani):
    house.approached(rani)
    house.says(rani, "/stop")
    assert not house.to(rani, house.says(rani, "fee nya berapa kak?"))


def test_a_brand_may_word_its_answers(house, rani):
    house.approached(rani)
    house.presses(house.admin, "s.reword:1:id:answer_payment")
    house.says(house.admin, "{{ brand }}, {{ campaign }}: {{ terms|given|bullets }} {{ fact }}")
    house.presses(house.admin, "Simpan")
    assert answer(house, rani, "fee nya berapa?").startswith("Herbana, September: • Fee")
