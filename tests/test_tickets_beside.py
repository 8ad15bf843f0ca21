"""A problem that is solved and a parcel that came, told in one breath."""

from dataclasses import replace

import pytest
from desk import TERMS, House

pytestmark = pytest.mark.on_both_databases


def told(house: House, words: str) -> int:
    """Rani, whose parcel is on its way and whose account is banned, writes that; her deal."""
    rani = house.who("Rani")
    deal = house.agreed(rani, terms=replace(TERMS, barter="1 paket Temulawak"))
    house.says(house.admin, f"/ship {deal} jne JP001")
    house.says(rani, "kak akun tiktok aku kena banned")
    house.says(rani, words)
    return deal


def ticket(house: House, deal: int) -> tuple[str, str]:
    """Kind and state of the only one."""
    [found] = house.deal(deal).tickets
    return found.kind, found.state


@pytest.mark.parametrize(
    "words",
    ["sudah beres kak, akunnya balik lagi. paket juga sudah sampai",
     "paketnya sudah sampai kak. akun juga udah beres",
     "It's fixed now, thank you. The parcel has arrived too"],
)  # fmt: skip
def test_what_is_solved_and_what_has_come_are_both_heard(house: House, words: str) -> None:
    deal = told(house, words)
    assert ticket(house, deal) == ("account_banned", "solved")
    assert house.deal(deal).pack.state == "received"


@pytest.mark.parametrize(
    "words",
    ["paket sudah sampai kak, tapi akun masih kena banned", "paketnya sudah sampai ya, kak",
     "paket sudah sampai, aman kak", "paketnya udah sampe kak. aman, makasih",
     "paket sampai kak, sudah ok", "udah, paket udah sampai"],
)  # fmt: skip
def test_a_parcel_alone_solves_no_problem(house: House, words: str) -> None:
    deal = told(house, words)
    assert ticket(house, deal)[1] != "solved"
