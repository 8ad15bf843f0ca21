"""What must never be taken for something else, and what a person has to hear of, come what may."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from deals import negotiation
from storage import deals
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
