"""Another account beside a confirmed one: paid is where they confirmed, until they confirm it."""

from pathlib import Path

import pytest
from desk import House, Who
from test_desk_accounts import HALVES, account_told, confirmed

from storage.personal import dossier

pytestmark = pytest.mark.on_both_databases
CONFIRMED = "BCA ••••7890 a.n. Rani Kusuma"
OTHER = "ganti ya kak, BRI 9876543210 a.n. Rani Kusuma"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def rani(house: House) -> Who:
    rani = house.who("Rani")
    house.agreed(rani, terms=HALVES)
    account_told(house, rani)
    return rani


def test_the_confirmed_account_is_paid_to_until_the_other_is_confirmed(
    house: House, rani: Who
) -> None:
    said = house.says(rani, OTHER)
    [notice] = house.to(house.admin, said)
    assert CONFIRMED in notice and "tetap berlaku" in notice
    assert confirmed(house) == CONFIRMED
    assert "rekening baru menunggu" in house.answer(house.admin, "/payments")
    assert "rekening baru menunggu" in house.answer(house.admin, "/due")
    paid = house.says(house.admin, "/paid 1 TRX-1")
    assert "••••7890" in house.to(rani, paid)[0]
    house.presses(rani, "Ya, benar")
    assert confirmed(house) == "BRI ••••3210 a.n. Rani Kusuma"
    assert "menunggu" not in house.answer(house.admin, "/payments")


def test_another_account_may_come_in_pieces_too(house: House, rani: Who) -> None:
    assert "atas nama siapa" in house.answer(rani, "ganti ya kak, BRI 9876543210")
    assert "Sudah benar?" in house.answer(rani, "Rani Kusuma")
    assert confirmed(house) == CONFIRMED
    house.presses(rani, "Ya, benar")
    assert "BRI" in confirmed(house)


def test_who_names_the_confirmed_one_again_takes_the_other_back(house: House, rani: Who) -> None:
    house.says(rani, OTHER)
    said = house.says(rani, "BCA 5520117890 a.n. Rani Kusuma")
    assert CONFIRMED in house.to(rani, said)[0]
    assert any(CONFIRMED in one for one in house.to(house.admin, said))
    assert house.presses(rani, "Ya, benar")[0].act == "toast"
    assert confirmed(house) == CONFIRMED
    assert "menunggu" not in house.answer(house.admin, "/payments")


@pytest.mark.parametrize("other_waits", [False, True])
def test_the_confirmed_number_without_a_name_is_the_confirmed_account(
    house: House, rani: Who, other_waits: bool
) -> None:
    if other_waits:
        house.says(rani, "ganti ya kak, BRI 9876543210")
    said = house.says(rani, "BCA 5520117890")
    assert CONFIRMED in house.to(rani, said)[0]
    assert not [one for one in house.to(house.admin, said) if "rekening lain" in one]
    assert "menunggu" not in house.answer(house.admin, "/payments")
    assert house.deal(1).asked == ""


def test_the_confirmed_number_with_another_name_waits_for_their_yes(
    house: House, rani: Who
) -> None:
    house.says(rani, "BCA 5520117890 a.n. Rani Kusuma Dewi")
    assert confirmed(house) == CONFIRMED
    house.presses(rani, "Ya, benar")
    assert confirmed(house) == "BCA ••••7890 a.n. Rani Kusuma Dewi"


def test_who_asks_what_we_hold_sees_both(house: House, rani: Who) -> None:
    house.says(rani, OTHER)
    held = house.do(lambda s: dossier.of_partner(s, 1))["account"]
    assert (held["number"], held["new_number"]) == ("5520117890", "9876543210")
