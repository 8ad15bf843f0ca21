"""What the posts brought, shown on screenshots: for staff, who type it."""

import pytest

from deals.brought.figures import Brought, Figures
from storage.partner import people
from storage.tables import Deal
from tests.desk import House
from tests.test_brought import INSIGHT, asked, done, stands

pytestmark = pytest.mark.on_both_databases


def test_a_screenshot_is_kept_shown_to_staff_and_typed_by_them(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    said = house.says(rani, "", file=INSIGHT)
    assert "screenshot" in house.to(rani, said)[0]
    (notice,) = house.to(house.admin, said)
    assert (notice.act, notice.path) == ("picture", INSIGHT.path)
    assert "screenshot hasil" in house.answer(house.admin, "/due")
    house.presses(house.admin, "Catat angkanya")
    shown = house.answer(house.admin, "views 12rb likes 800")
    assert "views 12.000, likes 800" in shown
    assert stands(house, deal_id) == Brought(Figures(views=12_000, likes=800), by_staff=True)
    assert "screenshot hasil" not in house.answer(house.admin, "/due")
    assert house.presses(house.admin, f"s.brought_pics:{deal_id}")[0].act == "document"


def test_what_is_said_under_a_picture_reaches_staff(house: House) -> None:
    rani = house.who("Rani")
    done(house, rani)
    asked(house, rani)
    said = house.says(rani, "ini insightnya kak, produknya bikin saya sakit", file=INSIGHT)
    heard = house.to(house.admin, said)
    assert [one.words for one in heard] == ["notice_figures", "notice_words"]
    assert "bikin saya sakit" in heard[1]


def test_a_stop_under_a_picture_is_a_stop(house: House) -> None:
    rani = house.who("Rani")
    done(house, rani)
    asked(house, rani)
    said = house.says(rani, "views 12k stop please", file=INSIGHT)
    assert house.do(lambda s: people.partner(s, 1)).stopped_at
    assert house.to(house.admin, said)[0].path == INSIGHT.path, "the picture is kept"


def test_their_screenshots_are_shown_in_private_only(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    house.says(rani, "", file=INSIGHT)
    for press in (f"s.brought_pics:{deal_id}", f"s.brought:{deal_id}"):
        said = house.presses(house.admin, press, group=True)
        assert not [one for one in said if one.path], press


def test_the_group_hears_of_a_screenshot_without_seeing_it(house: House) -> None:
    house.says(house.admin, "/settings", group=True)
    house.presses(house.admin, "Jadikan ini chat tim", group=True)
    rani = house.who("Rani")
    deal_id = done(house, rani)
    house.do(lambda s: setattr(s.get_one(Deal, deal_id), "owner_id", None))
    asked(house, rani)
    (notice,) = house.to(house.group, house.says(rani, "", file=INSIGHT))
    assert notice.words == "notice_figures" and not notice.path
