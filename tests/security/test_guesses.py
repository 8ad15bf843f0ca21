"""S1: start links cannot be guessed, tell nothing about each other, and trying is noticed."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from handlers.partner.arrive import MANY_GUESSES
from storage.partner import (
    invites,
    people,
)
from storage.staff.tries import EACH
from storage.tables import Invite
from tests.desk import House, Who

pytestmark = pytest.mark.on_both_databases
NOTICE = "mencoba-coba link"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def link_for(house: House, name: str) -> str:
    partner_id = house.deal(house.listed(name)).partner.id
    return house.do(lambda s: invites.issue(s, "self", house.now, partner_id))


def opens(house: House, who: Who, token: str) -> str:
    return house.answer(who, f"/start {token}")


def is_known(house: House, who: Who) -> bool:
    return house.do(lambda s: people.person_at(s, who.address)) is not None


def test_a_token_is_long_random_and_kept_as_a_hash_alone(house: House) -> None:
    first, second = link_for(house, "Rani"), link_for(house, "Budi")
    assert first != second and len(first) >= 32  # 192 bits
    rows = house.do(lambda s: list(s.exec(select(Invite))))
    assert first not in str(rows)
    assert all(row.expires_at <= house.now + timedelta(days=14) for row in rows)


def test_wrong_used_and_expired_links_are_answered_alike(house: House) -> None:
    used, expired = link_for(house, "Rani"), link_for(house, "Budi")
    opens(house, house.who("Rani"), used)
    house.later(days=14, minutes=1)
    guesser = house.who("Guesser")
    answers = {opens(house, guesser, token) for token in ("wrong", used, expired, "ä" * 64, "1")}
    assert len(answers) == 1 and "tidak bisa dipakai" in answers.pop()
    assert not is_known(house, guesser)


def test_after_five_wrong_links_even_a_right_one_has_to_wait_an_hour(house: House) -> None:
    token, guesser = link_for(house, "Rani"), house.who("Guesser")
    for n in range(EACH):
        opens(house, guesser, f"guess-{n}")
    assert "tidak bisa dipakai" in opens(house, guesser, token)
    assert not is_known(house, guesser)
    house.later(minutes=61)
    opens(house, guesser, token)
    assert is_known(house, guesser)


def test_others_open_their_links_all_the_while(house: House) -> None:
    token, rani = link_for(house, "Rani"), house.who("Rani")
    for n in range(2 * EACH):
        opens(house, house.who("Guesser"), f"guess-{n}")
    opens(house, rani, token)
    assert is_known(house, rani)


def test_leads_hear_of_many_guesses_once(house: House) -> None:
    for n in range(MANY_GUESSES // EACH + 2):
        for guess in range(EACH):
            opens(house, house.who("x" * n), f"guess-{guess}")
    told = [said for said in house.everything() if NOTICE in said]
    assert len(told) == 1 and str(MANY_GUESSES) in told[0]
