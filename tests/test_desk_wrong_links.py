"""A start link in the wrong hands, used a second time, and opened from two accounts of one KOL."""

from dataclasses import replace

import pytest
from desk import House, opens, read, token

from deals.channel import Address, Contact

pytestmark = pytest.mark.on_both_databases


def link_of(house: House, deal_id: int) -> str:
    return token(house.presses(house.admin, f"s.link:{deal_id}"))


def test_staff_read_which_account_came_and_let_a_wrong_one_go(house: House) -> None:
    eve, rani = house.who("Eve"), house.who("Rani Asli")
    deal_id = house.approached(replace(rani, name="Rani", address=eve.address))
    linked = [one for one in house.everything() if one.words == "notice_linked"][-1]
    assert 'akun "Rani"' in linked and "Bukan orangnya" in linked.labels
    said = house.presses(house.admin, "Bukan orangnya")
    assert "untuk orang lain" in read(house, eve, said)
    link = token(said)
    house.presses(eve, f"yes:{deal_id}:1")
    house.presses(eve, f"agree:{deal_id}:1")
    assert "link" in house.answer(eve, "aku mau kak")  # a stranger now
    assert house.deal(deal_id).negotiating
    assert "tidak bisa dipakai" not in read(house, rani, opens(house, rani, link))
    assert read(house, rani, house.says(house.admin, f"/say {deal_id} Halo Kak")) == "Halo Kak"
    again = house.presses(house.admin, linked.buttons[0][1])
    assert "sebelumnya" in again[0].text  # done once


def test_a_link_that_is_used_opens_for_nobody_else_and_staff_hear_it_once(house: House) -> None:
    rani, eve = house.who("Rani"), house.who("Eve")
    deal_id = house.approached(rani)
    link = link_of(house, deal_id)
    opens(house, rani, link)
    said = opens(house, eve, link)
    assert "tidak bisa dipakai" in read(house, eve, said)
    notice = house.to(house.admin, said)[0]
    assert 'akun "Eve"' in notice and "Link mulai baru" in notice.labels
    assert read(house, house.admin, opens(house, eve, link)) == ""
    assert "orang lain" in house.presses(house.admin, f"s.hist:{deal_id}")[0]


def test_who_speaks_for_another_partner_changes_nothing(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    one, two = house.approached(rani), house.approached(budi)
    link = link_of(house, one)
    said = opens(house, budi, link)
    assert "tidak bisa dipakai" in read(house, budi, said)
    assert "mewakili Budi" in read(house, house.admin, said)
    assert read(house, budi, house.says(house.admin, f"/say {two} Halo")) == "Halo"
    assert "tidak bisa dipakai" not in read(house, rani, opens(house, rani, link))


def test_two_accounts_of_one_partner_see_one_state_and_the_later_is_written_to(
    house: House,
) -> None:
    rani = house.who("Rani")
    other = replace(rani, address=Address("telegram", "9" + rani.address.chat))
    deal_id = house.approached(rani)
    said = opens(house, other, link_of(house, deal_id))
    assert "sudah dibuka" in read(house, house.admin, said)
    house.presses(rani, f"yes:{deal_id}:1")
    house.presses(other, f"agree:{deal_id}:1")
    assert house.deal(deal_id).stage == "delivering"
    assert "2 reel" in house.answer(rani, "/status")
    assert read(house, other, house.says(house.admin, f"/say {deal_id} Halo")) == "Halo"
    assert house.to(rani, house.says(rani, "/status"))  # answered where they write


def test_a_wrong_manager_is_let_go_and_the_partner_is_written_to(house: House) -> None:
    rani, eve = house.who("Rani"), house.who("Eve")
    deal_id = house.approached(rani)
    house.says(rani, "", kind="contact", contact=Contact("Maya", "+628120000123"))
    opens(house, eve, token(house.presses(house.admin, "Link untuk manajer")))
    said = house.presses(house.admin, "Bukan orangnya")
    assert "untuk orang lain" in read(house, eve, said)
    assert "bicara langsung dengan Kakak" in read(house, rani, said)
    assert "?start=" not in read(house, house.admin, said)
    assert read(house, rani, house.says(house.admin, f"/say {deal_id} Halo")) == "Halo"
