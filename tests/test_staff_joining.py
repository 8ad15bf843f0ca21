"""Who becomes staff, and who does not."""

from pathlib import Path

import pytest
from desk import House, Who
from sqlmodel import select

from storage.partner import (
    invites,
    people,
)
from storage.staff import members
from storage.staff.claims import new_claim_code
from storage.staff.tries import EACH
from storage.tables import Setting, Staff

pytestmark = pytest.mark.on_both_databases

WRONG = "Kode itu tidak bisa dipakai"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def empty(house: House) -> House:
    """A house as it is at its first start: nobody is in it."""

    def leave(session: object) -> None:
        session.delete(session.exec(select(Staff)).one())  # type: ignore[attr-defined]

    house.do(leave)
    return house


def right_of(house: House, who: Who) -> str:
    member = house.do(lambda s: members.at(s, who.address))
    return member.right if member else ""


def test_the_code_of_the_first_start_makes_an_admin_once(empty: House) -> None:
    code = empty.do(lambda s: new_claim_code(s, empty.now))
    assert code
    assert [len(group) for group in code.split(" ")] == [4, 4]
    ayu, budi = empty.who("Ayu"), empty.who("Budi")
    assert "Selamat datang di tim, Ayu" in empty.answer(ayu, f"/claim {code}")
    assert right_of(empty, ayu) == "admin"
    assert WRONG not in empty.answer(budi, f"/claim {code}")
    assert right_of(empty, budi) == ""


def test_a_code_may_be_typed_without_its_space_and_is_kept_as_a_hash(empty: House) -> None:
    code = empty.do(lambda s: new_claim_code(s, empty.now)) or ""
    kept = empty.do(lambda s: str([row.value for row in s.exec(select(Setting))]))
    assert code not in kept
    assert code.replace(" ", "") not in kept
    empty.answer(empty.who("Ayu"), "/claim " + code.replace(" ", "-"))
    assert right_of(empty, empty.who("Ayu")) == "admin"
    assert empty.do(lambda s: list(s.exec(select(Setting)))) == []


def test_every_start_makes_a_fresh_code_until_somebody_has_claimed(empty: House) -> None:
    old = empty.do(lambda s: new_claim_code(s, empty.now))
    new = empty.do(lambda s: new_claim_code(s, empty.now))
    ayu = empty.who("Ayu")
    assert WRONG in empty.answer(ayu, f"/claim {old}")
    empty.answer(ayu, f"/claim {new}")
    assert empty.do(lambda s: new_claim_code(s, empty.now)) is None


def test_five_wrong_tries_close_the_door_for_an_hour_for_that_address_alone(empty: House) -> None:
    code = empty.do(lambda s: new_claim_code(s, empty.now))
    guesser, ayu = empty.who("Guesser"), empty.who("Ayu")
    for _ in range(EACH):
        assert WRONG in empty.answer(guesser, "/claim 0000 000")
    assert WRONG in empty.answer(guesser, f"/claim {code}")
    assert right_of(empty, guesser) == ""
    empty.later(hours=1, minutes=1)
    assert WRONG in empty.answer(ayu, "/claim")
    assert "Selamat datang" in empty.answer(guesser, f"/claim {code}")


def test_a_claim_in_a_group_is_not_heard(empty: House) -> None:
    code = empty.do(lambda s: new_claim_code(s, empty.now))
    assert empty.says(empty.who("Ayu"), f"/claim {code}", group=True) == []


@pytest.mark.parametrize("right", members.RIGHTS)
def test_a_link_makes_whoever_opens_it_first_staff_with_that_right(
    house: House, right: str
) -> None:
    token = house.do(lambda s: invites.issue(s, right, house.now))
    dewi, other = house.who("Dewi"), house.who("Other")
    said = house.says(dewi, f"/start {token}")
    assert "Selamat datang di tim, Dewi" in house.to(dewi, said)[0]
    assert "Dewi masuk tim" in house.to(house.admin, said)[0]
    assert right_of(house, dewi) == right
    assert "kamu sudah di tim" in house.answer(dewi, f"/start {token}").casefold()
    assert "tidak bisa dipakai" in house.answer(other, f"/start {token}")
    assert right_of(house, other) == ""


def test_a_link_for_staff_lasts_two_days(house: House) -> None:
    in_time, late = (house.do(lambda s: invites.issue(s, "staff", house.now)) for _ in range(2))
    house.later(days=2, minutes=-1)
    house.answer(house.who("Citra"), f"/start {in_time}")
    house.later(minutes=2)
    assert "tidak bisa dipakai" in house.answer(house.who("Dewi"), f"/start {late}")
    assert [right_of(house, house.who(one)) for one in ("Citra", "Dewi")] == ["staff", ""]


def test_a_new_member_reads_the_language_of_their_app(house: House) -> None:
    token = house.do(lambda s: invites.issue(s, "staff", house.now))
    assert "Welcome to the team" in house.answer(house.who("Kim", "en-GB"), f"/start {token}")


def test_a_partners_link_opened_by_staff_binds_nobody(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.listed("Rani")
    partner_id = house.deal(deal_id).partner.id
    token = house.do(lambda s: invites.issue(s, "self", house.now, partner_id))
    assert "Link itu untuk orang lain" in house.answer(house.admin, f"/start {token}")
    assert house.do(lambda s: people.person_at(s, house.admin.address)) is None
    assert "tidak bisa dipakai" not in house.answer(rani, f"/start {token}")
    assert house.do(lambda s: people.person_at(s, rani.address)) is not None


def test_a_partner_who_becomes_staff_speaks_for_no_partner_any_more(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    token = house.do(lambda s: invites.issue(s, "staff", house.now))
    house.says(rani, f"/start {token}")
    assert not house.deal(deal_id).partner.reachable


def test_a_strangers_staff_command_does_nothing(house: House) -> None:
    stranger = house.who("Stranger")
    hello = house.answer(stranger, "halo")
    for line in ("/staff", "/settings", "/claim 1234 5678", "/undo", "/template@sapa_bot"):
        assert house.answer(stranger, line) == hello
