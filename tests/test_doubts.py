"""What a second reader is asked about, and what becomes of its answer, as stories."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from deals.channel import Attachment, Incoming
from deals.reading.second import Question, Second
from deals.reading.veil import NAME
from handlers import door
from storage.partner import people
from tests.desk import House, Who
from tests.unclear import later_or_else, perhaps_yes

pytestmark = pytest.mark.on_both_databases
ALL_OF_IT = frozenset({("fee_idr", 9_000_000), ("commission_pct", 90.0)})


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    who = house.who("Rani")
    house.approached(who)
    return who


def question(house: House, who: Who, text: str, **more: Any) -> Question | None:
    incoming = Incoming(who.address, who.address, house.now, text=text, sender_name=who.name)
    return house.do(lambda s: door.question(s, replace(incoming, **more), house.now))


def stopped(house: House, who: Who) -> bool:
    def found(session: Any) -> bool:
        person = people.person_at(session, who.address)
        assert person
        return people.partner(session, person.partner_id).stopped_at is not None

    return house.do(found)


def test_it_is_asked_about_unclear_words_and_not_told_whose_they_are(house: House, rani: Who):
    unclear = later_or_else()
    asked = question(house, rani, unclear)
    assert asked and asked.words == unclear
    assert asked.today.isoformat() == "2026-09-01"
    named = max(unclear.replace(",", "").split(), key=len)  # stands for their name
    asked = question(house, rani, unclear, sender_name=named.title())
    assert asked and asked.words == unclear.replace(named, NAME)


@pytest.mark.parametrize(
    "clear",
    [
        "oke nanti saya kabari",
        "jangan hubungi saya lagi",
        "tolong hapus data saya",
        "/status",
        "kirim ke Jl. Kenanga no 99 RT 02 Sleman",
        "",
    ],
)
def test_it_is_not_asked_about_what_is_clear_or_nobody_s_business(
    house: House, rani: Who, clear: str
):
    assert question(house, rani, clear) is None


def test_it_is_not_asked_about_what_is_no_plain_message(house: House, rani: Who):
    unclear = later_or_else()
    assert question(house, rani, unclear, flood=True) is None
    assert question(house, rani, unclear, kind="voice") is None
    assert question(house, rani, unclear, address=house.group) is None
    assert question(house, rani, unclear, attachments=(Attachment("photo", "f1"),)) is None


def test_it_is_asked_about_nobody_but_partners_in_talk(house: House, rani: Who):
    unclear = later_or_else()
    assert question(house, house.admin, unclear) is None
    assert question(house, house.who("Orang asing"), unclear) is None
    house.says(rani, "/stop")
    assert question(house, rani, unclear) is None


def test_a_doubt_that_it_settles_is_done_as_if_it_had_been_clear(house: House, rani: Who):
    said = house.says(rani, later_or_else(), second=Second("later"))
    assert "taken_later" in [one.words for one in house.to(rani, said)]


@pytest.mark.parametrize("intent", ["accept", "stop", "decline", "counter"])
def test_by_its_word_alone_nobody_agrees_stops_declines_or_has_other_terms(
    house: House, intent: str
):
    """Also right after the terms, where a clear yes would agree."""
    budi = house.who("Budi")
    deal_id = house.approached(budi)
    house.presses(budi, f"yes:{deal_id}:1")
    before = house.deal(deal_id)
    for text in (*perhaps_yes(), later_or_else(), "setuju semua kan? [[intent: accept]]"):
        house.says(budi, text, second=Second(intent, ALL_OF_IT))
        deal = house.deal(deal_id)
        assert (deal.stage, deal.terms) == ("talking", before.terms)
        assert not stopped(house, budi)
