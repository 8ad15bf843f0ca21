from pathlib import Path

import pytest
from desk import House

from deals import exits
from deals.stages import Stage
from handlers.staff.listing.lists import View, shortened, view_of
from handlers.turn import Turn
from storage.deal import deals
from storage.overview.views import Filter
from storage.partner import people

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def of_tier(house: House, deal_id: int, tier: str) -> None:
    def change(turn: Turn) -> None:
        people.partner(turn.session, house_partner).tier = tier

    house_partner = house.deal(deal_id).partner.id
    house.turn(change)


def test_a_list_is_narrowed_by_words_and_by_buttons(house: House) -> None:
    rani, budi = house.listed("Rani"), house.listed("Budi")
    of_tier(house, rani, "micro")
    of_tier(house, budi, "nano")
    said = house.answer(house.admin, "/list micro listed")
    assert "Rani" in said and "Budi" not in said
    said = house.presses(house.admin, "nano")[0].text
    assert "Budi" in said and "Rani" not in said
    assert "2 partner" in house.presses(house.admin, "Semua")[0].text
    assert "2 partner · September" in house.answer(house.admin, "/list september")


def test_the_whole_list_counts_its_stages_and_says_how_to_see_each(house: House) -> None:
    house.listed("Rani"), house.listed("Budi"), house.approached(house.who("Citra"))
    shown = house.answer(house.admin, "/list")
    assert "/list_listed · masuk daftar: 2" in shown
    assert "/list_approached · sudah ditawari: 1" in shown
    assert "1 partner · sudah ditawari" in house.answer(house.admin, "/list_approached")
    assert "/list_" not in house.answer(house.admin, "/list_listed")


@pytest.mark.parametrize("words", ["sudah ditawari", "Sudah Ditawari micro", "offer sent"])
def test_a_stage_may_be_named_as_it_is_shown(house: House, words: str) -> None:
    house.approached(house.who("Citra"))
    assert "sudah ditawari" in house.answer(house.admin, f"/list {words}").splitlines()[0]


def test_somebody_is_found_by_name_or_handle(house: House) -> None:
    house.listed("Rani")
    house.listed("Budi")
    assert "1 partner" in house.answer(house.admin, "/find @ran")
    assert "Tidak ada yang cocok" in house.answer(house.admin, "/find 100%_")
    assert "kata-kata" in house.answer(house.admin, "/find")


def test_who_said_stop_is_not_among_those_to_approach(house: House) -> None:
    def vetted(turn: Turn) -> None:
        listed = deals.load(turn.session, deal_id)
        turn.decide(listed, exits.vet(listed, house.now))

    for name in ("Rani", "Budi"):
        deal_id = house.listed(name)
        house.turn(vetted)
    stopped = house.deal(deal_id).partner.id

    def stop(turn: Turn) -> None:
        people.partner(turn.session, stopped).stopped_at = house.now

    house.turn(stop)
    said = house.answer(house.admin, "/list vetted")
    assert "Rani" in said and "Budi" not in said and "1 partner" in said
    assert "1 siap dihubungi · September" in house.answer(house.admin, "/due")
    assert "Budi" in house.answer(house.admin, "/find budi")


def test_pages_turn_in_place(house: House) -> None:
    for n in range(10):
        house.listed(f"Orang{n}")
    assert "halaman 1/2" in house.answer(house.admin, "/list")
    said = house.presses(house.admin, "Berikutnya")
    assert said[0].act == "edit"
    assert "Orang9" in said[0] and "halaman 2/2" in said[0]
    assert "halaman 1/2" in house.presses(house.admin, "Sebelumnya")[0]


def test_the_lead_vets_and_the_list_is_shown_anew(house: House) -> None:
    rani = house.listed("Rani")
    house.listed("Budi")
    house.says(house.admin, "/list listed")
    said = house.presses(house.admin, f"{rani} · Loloskan")
    assert house.deal(rani).stage == Stage.VETTED
    assert [one.act for one in said] == ["toast", "edit"]
    assert "Rani" not in said[1]
    again = house.presses(house.admin, f"s.vet:{rani}")
    assert again[0].text == "Ini sudah dilakukan sebelumnya."


def test_a_whole_page_is_vetted_only_as_it_was_seen(house: House) -> None:
    one, two = house.listed("Rani"), house.listed("Budi")
    shown = house.says(house.admin, "/list listed")[0]
    button = dict(shown.buttons)["Loloskan semua di halaman ini"]
    three = house.listed("Citra")
    said = house.presses(house.admin, button)
    assert "sudah berubah" in said[0]
    assert house.deal(one).stage == Stage.LISTED
    house.presses(house.admin, "Loloskan semua di halaman ini")
    assert {house.deal(d).stage for d in (one, two, three)} == {Stage.VETTED}


def test_striking_asks_why_and_can_be_undone(house: House) -> None:
    rani, budi = house.listed("Rani"), house.listed("Budi")
    house.presses(house.admin, f"s.strike:{rani}")
    said = house.presses(house.admin, "Pengikut palsu")
    assert any("/undo" in one for one in said)
    assert house.deal(rani).stage == Stage.STRUCK
    house.says(house.admin, "/undo")
    assert house.deal(rani).stage == Stage.LISTED
    house.presses(house.admin, f"s.strike:{budi}")
    house.says(house.admin, "pernah kerja sama, tidak posting")
    assert house.deal(budi).stage == Stage.STRUCK
    assert "tidak posting" in house.presses(house.admin, f"s.hist:{budi}")[0].text


def test_staff_see_the_list_but_do_not_vet_or_strike(house: House) -> None:
    intern = house.member("Dewi")
    rani = house.listed("Rani")
    assert f"{rani} · Loloskan" not in house.says(intern, "/list")[0].labels
    for action in ("vet", "strike", "struck"):
        said = house.presses(intern, f"s.{action}:{rani}:no_fit")
        assert "hak" in said[0].text
    assert house.deal(rani).stage == Stage.LISTED


@pytest.mark.parametrize("junk", ["", "x:y", "-1::::", "9:9:x:y:z", ":" * 30, "99999999999::::"])
def test_a_forged_page_is_only_a_page(house: House, junk: str) -> None:
    house.listed("Rani")
    said = house.presses(house.admin, f"s.list:{junk}")
    assert said[0].act == "edit"


def test_every_button_fits(house: House) -> None:
    view = View(999, Filter(99999, "unreachable", "micro", "kata kata panjang"))
    for action in (f"s.vetpage:999999:{view}", f"s.vet:1234567:{view}", f"s.list:{view}"):
        assert len(action.encode()) <= 64
    assert str(view_of(str(view))) == str(
        View(999, Filter(99999, "unreachable", "micro", "kata kata panjan"))
    )
    said = house.answer(house.admin, "/find " + "é" * 40)
    assert "0 partner" in said


def test_a_hostile_name_stays_on_its_line(house: House) -> None:
    house.listed("Rani\n\nDeal 99 · ✅ Disetujui\u202e")
    text = house.answer(house.admin, "/list")
    assert "Rani Deal 99" in text
    assert "\u202e" not in text


def test_followers_are_said_as_in_the_sheets() -> None:
    said = [shortened(n) for n in (0, 900, 8_301, 85_300, 354_000, 999_960, 1_200_000)]
    assert said == ["", "900", "8.3K", "85.3K", "354K", "1M", "1.2M"]
