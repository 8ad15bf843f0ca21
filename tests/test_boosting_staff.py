"""Boost codes as staff have them: the list for whoever runs the ads, and codes kept by hand."""

import re
from io import BytesIO
from pathlib import Path

import pytest

from tests.desk import House
from tests.test_boosting import accepted, code, course, kept

pytestmark = pytest.mark.on_both_databases


def test_the_ads_person_sees_and_marks_what_is_boosted(house: House) -> None:
    rani, _ = accepted(house)
    house.says(rani, f"{code(1)} 30 hari")
    listed = house.to(house.admin, house.says(house.admin, "/boost"))[0]
    assert code(1) in listed and "siap diiklankan" in listed and "akan ditanya" in listed
    house.presses(house.admin, next(one for one in listed.labels if "sudah diiklankan" in one))
    assert "✅ sudah diiklankan" in house.answer(house.admin, "/boost")
    assert kept(house)[0].boosted_at


def test_the_list_is_a_sheet_too(house: House) -> None:
    from openpyxl import load_workbook

    rani, _ = accepted(house)
    house.says(rani, f"{code(1)} 30 hari")
    house.says(house.admin, "/boost")
    said = house.presses(house.admin, "Unduh .xlsx")
    (path,) = [one.path for one in said if one.act == "document"]
    sheet = load_workbook(BytesIO(Path(path).read_bytes())).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("No", "Nama", "Akun") and len(rows) == 4
    assert code(1) in rows[1] and re.match("🟢", str(rows[1][10]))


def test_codes_are_shown_in_private_only(house: House) -> None:
    accepted(house)
    said = house.says(house.admin, "/boost", group=True)
    assert not any("tiktok.com" in one.text for one in said)


def test_staff_keep_a_code_that_came_another_way(house: House) -> None:
    _, deal_id = accepted(house)
    house.says(house.admin, f"/boost {deal_id} video 2 {code(2)} 60 hari")
    assert course(house, deal_id) == ["waits", "given", "waits"]
    assert kept(house)[0].by == f"staff:{house.member_id(house.admin)}"
    house.presses(house.admin, f"s.codes:{deal_id}")
    house.says(house.admin, f"{code(3)}")
    assert course(house, deal_id) == ["given", "given", "waits"]


def test_of_whom_the_bot_cannot_write_to_staff_ask(house: House) -> None:
    from storage.partner import people

    rani, deal_id = accepted(house)
    house.do(lambda s: people.mark_address(s, rani.address, "blocked", house.now))
    said = house.later(hours=10)
    assert any("Minta kode boost lewat jalur lain" in one for one in house.to(house.admin, said))
    assert course(house, deal_id) == ["unanswered"] * 3
