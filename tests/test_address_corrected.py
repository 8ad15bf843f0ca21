"""An address that was wrong is put right: the new one stands, and nothing is glued to the old."""

from pathlib import Path

import pytest
from desk import House, Who

from deals.parcels.address import read_address
from deals.parcels.addresses import put_together, says_the_same
from deals.parcels.correcting import corrected, corrects
from deals.terms import Content, PostBy, Terms
from storage.deal import parcels
from storage.partner import people

pytestmark = pytest.mark.on_both_databases
BARTER = Terms(
    contents=(Content("reel", "instagram", 1),),
    post_by=PostBy(days_after_pack=7),
    barter="1 paket Temulawak",
)
MELATI = "Citra\n0812 3456 7890\njl melati 5 no 12 rt 2, coblong, bandung 40132"
UMAR = "Budi Santoso\n081234567890\nJl. Teuku Umar No. 45, Menteng, Jakarta Pusat 10310"
CHANGE = {"id": "Ubah alamat", "en": "Change address"}
RIGHT = {"id": "Sudah benar", "en": "That is right"}
LABELLED = (
    "Name: Citra Lestari\nPhone: 081234567890\nAddress: jl melati 5\nCity: Bandung\nPostcode: 40132"
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture(params=["id", "en"])
def citra(request: pytest.FixtureRequest, house: House) -> Who:
    who = house.who("Citra", request.param)
    house.agreed(who, terms=BARTER)
    return who


def hears(house: House, who: Who, words: str) -> str:
    return "\n".join(one.text for one in house.to(who, house.says(who, words)))


def kept(house: House) -> str:
    return house.do(lambda s: people.partner(s, 1).address) or ""


def is_right(house: House) -> bool:
    return house.do(lambda s: parcels.is_right(s, people.partner(s, 1)))


@pytest.mark.parametrize(
    "whole", ["Citra, 081234567890, jl melati 5, coblong, bandung 40132", LABELLED]
)
def test_a_shorter_address_after_change_stands_in_the_place_of_the_old(
    house: House, citra: Who, whole: str
) -> None:
    house.says(citra, MELATI)
    house.presses(citra, CHANGE[citra.language])
    told = hears(house, citra, whole)
    assert ": jl melati 5" in told and "no 12" not in told
    assert "no 12" not in kept(house) and not is_right(house)
    house.presses(citra, RIGHT[citra.language])
    assert is_right(house)


def test_a_shorter_address_in_the_place_of_a_press_is_read_back(house: House, citra: Who) -> None:
    house.says(citra, MELATI)
    told = hears(house, citra, "Citra, 081234567890, jl melati 5, coblong, bandung 40132")
    assert ": jl melati 5, coblong" in told and "no 12" not in kept(house)
    assert not is_right(house)


def test_who_pressed_change_and_says_that_it_is_the_same_calls_it_right(
    house: House, citra: Who
) -> None:
    house.says(citra, MELATI)
    house.presses(citra, CHANGE[citra.language])
    house.says(citra, "masih sama kak" if citra.language == "id" else "still the same")
    assert is_right(house) and kept(house) == MELATI


def test_a_number_told_anew_stands_where_the_old_one_stood(house: House, citra: Who) -> None:
    house.says(citra, UMAR)
    told = hears(house, citra, "the house number is 54, not 45")
    assert ": Jl. Teuku Umar No. 54, Menteng" in told and "No. 45" not in kept(house)


def test_what_cannot_be_put_right_for_sure_is_asked_for_anew(house: House, citra: Who) -> None:
    house.says(citra, UMAR)
    told = hears(house, citra, "the house number is wrong, sorry, it is 54")
    assert kept(house) == UMAR and not is_right(house)
    assert ("one message" if citra.language == "en" else "satu pesan") in told
    house.says(citra, "Jl. Teuku Umar 54, Jakarta Pusat 10310")
    assert read_address(kept(house)).street == "Jl. Teuku Umar 54"
    assert read_address(kept(house)).recipient == "Budi Santoso"


@pytest.mark.parametrize(
    "begins",
    ["no, the address is {}", "Sorry, it should be {}", "no wait, my address is {}", "actually {}",
     "correction: {}", "I meant {}", "maaf alamatnya {}", "eh maaf kak, alamatnya {}",
     "salah kak, yang benar {}", "ralat kak: {}", "bukan kak, alamatnya {}",
     "harusnya {}", "Maaf kak, salah. Alamat yang benar: {}", "sorry, change my address: {}"],
)  # fmt: skip
def test_what_begins_anew_replaces(begins: str) -> None:
    new = "Jl. Teuku Umar No. 54, Menteng, Jakarta Pusat 10310"
    for goes_on in (True, False):
        address = put_together(UMAR, begins.format(new), goes_on)
        assert address == f"Budi Santoso\n+6281234567890\n{new}"
        assert put_together(address, begins.format(new), goes_on) == address


def test_a_part_that_begins_anew_takes_the_place_of_that_part() -> None:
    other = put_together(UMAR, "sorry, change my address: Citra Lestari", True)
    assert read_address(other).recipient == "Citra Lestari"
    assert read_address(other).street == read_address(UMAR).street
    other = put_together(UMAR, "sorry, it should be 10320", True)
    assert read_address(other).postcode == "10320"


@pytest.mark.parametrize(
    ("words", "street"),
    [
        ("eh maaf kak, alamatnya jl melati 5 rt 2, tanpa no 12", "jl melati 5 rt 2"),
        ("tanpa no 12 kak", "jl melati 5 rt 2, coblong"),
        ("without no 12 please", "jl melati 5 rt 2, coblong"),
        ("bukan no 12 tapi no 21", "jl melati 5 no 21 rt 2, coblong"),
        ("no 21 bukan 12", "jl melati 5 no 21 rt 2, coblong"),
        ("not 12 but 21", "jl melati 5 no 21 rt 2, coblong"),
        ("nomor rumahnya 21 ya kak, bukan 12", "jl melati 5 no 21 rt 2, coblong"),
    ],
)  # fmt: skip
def test_a_number_is_put_right_where_it_stands_once(words: str, street: str) -> None:
    assert read_address(put_together(MELATI, words, goes_on=True)).street == street


@pytest.mark.parametrize(
    "words", ["the house number is 54, not 47", "nomor rumahnya salah kak", "tanpa no 99",
              "rt nya harusnya 5", "the street is wrong", "3 bukan 2"]
)  # fmt: skip
def test_a_correction_that_is_not_sure_is_never_glued(words: str) -> None:
    known = MELATI.replace("rt 2", "rt 2 rw 2")
    assert corrects(words) and not corrected(known, words)
    assert put_together(known, words, goes_on=True) == known


@pytest.mark.parametrize(
    "words", ["patokan depan indomaret", "rumah pagar hijau, bukan yang biru", "rt 3 rw 5",
              "kebayoran baru", "blok C no 5", "kec. Coblong, samping toko baru"]
)  # fmt: skip
def test_what_only_adds_is_no_correction(words: str) -> None:
    assert not corrects(words)
    assert words in put_together("Jl. Melati 7", words, goes_on=True)


def test_a_whole_address_with_less_in_its_street_says_not_the_same() -> None:
    whole = "Citra 081234567890 jl melati 5, coblong, bandung 40132"
    assert not says_the_same(MELATI, whole)
    assert says_the_same(MELATI, MELATI) and says_the_same(MELATI, "jl melati 5")
    assert read_address(put_together(MELATI, whole, True)).street == "jl melati 5, coblong"


@pytest.mark.parametrize(
    "new",
    ["Jl. Kenanga 54 bukan 45, Coblong, Bandung 40132",
     "Jl. Kenanga 7, bukan 45, Coblong, Bandung 40132"],
)  # fmt: skip
def test_another_road_is_no_number_of_the_old_one(new: str) -> None:
    address = put_together(UMAR, new)
    assert "Kenanga" in address and "Teuku Umar" not in address


def test_a_house_number_is_no_part_of_a_phone_or_of_the_time() -> None:
    known = UMAR.replace("081234567890", "0812 45 7890").replace("45,", "45A,")
    assert read_address(put_together(known, "no 46 bukan 45")).phone == read_address(known).phone
    assert "No. 45," in put_together(UMAR, "jam 10 bukan 45")
