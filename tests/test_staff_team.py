"""The team: who is in it with which right, who comes, and who goes."""

import re
from pathlib import Path

import pytest
from desk import House, Said, Who

from storage.staff import members
from storage.tables import Staff

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def right_of(house: House, who: Who) -> str:
    member = house.do(lambda s: members.at(s, who.address))
    return member.right if member else ""


def toast(said: list[Said]) -> str:
    return next(one.text for one in said if one.act == "toast")


def test_everybody_sees_the_team_and_admins_have_buttons(house: House) -> None:
    bagas = house.member("Bagas")
    mine = house.says(bagas, "/staff")[0]
    assert mine.text == "👥 Tim\n• Ayu (admin)\n• Bagas (staf), kamu"
    assert mine.buttons == ()
    theirs = house.says(house.admin, "/staff")[0]
    assert theirs.labels == ("Ayu", "Bagas", "Undang staf", "Undang lead", "Undang admin")


def test_an_admin_invites_with_a_fresh_link_each_time(house: House) -> None:
    house.says(house.admin, "/staff")
    links = [
        re.search(r"https://t\.me/sapa_bot\?start=(\S+)", house.presses(house.admin, label)[0].text)
        for label in ("Undang lead", "Undang lead")
    ]
    first, second = (link.group(1) for link in links if link)
    assert first != second
    dewi = house.who("Dewi")
    house.says(dewi, f"/start {first}")
    assert right_of(house, dewi) == "lead"


def test_a_link_is_never_shown_in_the_group(house: House) -> None:
    said = house.says(house.admin, "/staff", group=True)[0]
    assert not any("Undang" in label for label in said.labels)
    assert "chat pribadi" in toast(house.presses(house.admin, "s.invite:staff", group=True))


def test_an_admin_changes_a_right_and_the_member_hears_of_it(house: House) -> None:
    bagas = house.member("Bagas")
    house.says(house.admin, "/staff")
    house.presses(house.admin, "Bagas")
    said = house.presses(house.admin, "Jadikan lead")
    assert "Bagas (lead)" in house.to(house.admin, said)[0]
    assert "sekarang: lead" in house.to(bagas, said)[0]
    number = house.member_id(bagas)
    assert "sudah dilakukan" in toast(house.presses(house.admin, f"s.right:{number}:lead"))
    house.presses(house.admin, f"s.right:{number}:emperor")
    assert right_of(house, bagas) == "lead"


def test_a_member_is_in_the_team_since_the_day_that_it_was_here(house: House) -> None:
    house.now = house.now.replace(hour=20)  # three in the morning of the next day in Jakarta
    bagas = house.member("Bagas")
    card = house.presses(house.admin, f"s.member:{house.member_id(bagas)}")[0]
    assert "Di tim sejak Rabu, 2 September 2026" in card


def test_only_an_admin_changes_rights(house: House) -> None:
    lina, bagas = house.member("Lina", "lead"), house.member("Bagas")
    number = house.member_id(bagas)
    for press in (f"s.right:{number}:admin", f"s.removed:{number}", "s.invite:admin"):
        house.presses(lina, press)
        house.presses(bagas, press)
    assert right_of(house, bagas) == "staff"


def test_the_last_admin_stays_admin(house: House) -> None:
    me = house.member_id(house.admin)
    for press in (f"s.right:{me}:lead", f"s.remove:{me}", f"s.removed:{me}"):
        assert "harus selalu ada satu admin" in toast(house.presses(house.admin, press))
    house.member("Budi", "admin")
    assert "diri sendiri" in toast(house.presses(house.admin, f"s.removed:{me}"))
    house.presses(house.admin, f"s.right:{me}:staff")
    assert right_of(house, house.admin) == "staff"


def test_who_is_removed_hands_open_deals_to_the_remover(house: House) -> None:
    bagas = house.member("Bagas")
    deal_id = house.approached(house.who("Rani"), owner=bagas)
    house.says(house.admin, "/staff")
    house.presses(house.admin, "Bagas")
    assert "Keluarkan Bagas" in house.presses(house.admin, "Keluarkan dari tim")[0]
    said = house.presses(house.admin, "Ya, keluarkan")
    assert "1 deal" in house.to(house.admin, said)[0]
    assert "tidak lagi di tim" in house.to(bagas, said)[0]
    assert house.deal(deal_id).owner_id == house.member_id(house.admin)
    assert "tidak ada di tim" in toast(house.presses(house.admin, "Ya, keluarkan"))
    assert "/staff" not in house.answer(bagas, "/staff")


def test_asking_changes_nothing_and_back_leads_back(house: House) -> None:
    bagas = house.member("Bagas")
    number = house.member_id(bagas)
    house.presses(house.admin, f"s.remove:{number}")
    assert "Bagas (staf)" in house.presses(house.admin, "Kembali")[0]
    assert "Tim" in house.presses(house.admin, "Kembali")[0]
    assert right_of(house, bagas) == "staff"


def test_the_open_question_of_who_is_removed_ends(house: House) -> None:
    lina = house.member("Lina", "lead")
    number = house.member_id(lina)
    house.says(lina, "/brand add")
    house.presses(house.admin, f"s.removed:{number}")
    house.member("Lina", "lead")
    assert "Tidak ada pertanyaan" in house.answer(lina, "Herbana")


def test_an_open_question_ends_with_the_right_to_ask_it(house: House) -> None:
    lina = house.member("Lina", "lead")
    house.says(lina, "/brand add")
    house.presses(house.admin, f"s.right:{house.member_id(lina)}:staff")
    assert "Tidak ada pertanyaan" in house.answer(lina, "Herbana")


def test_who_is_removed_cannot_come_back_with_the_old_link(house: House) -> None:
    house.says(house.admin, "/staff")
    text = house.presses(house.admin, "Undang staf")[0].text
    token = text.split("start=")[1].split()[0]
    dewi = house.who("Dewi")
    house.says(dewi, f"/start {token}")
    house.presses(house.admin, f"s.removed:{house.member_id(dewi)}")
    assert "tidak bisa dipakai" in house.answer(dewi, f"/start {token}")
    assert right_of(house, dewi) == ""


def test_who_was_removed_can_be_invited_again(house: House) -> None:
    dewi = house.member("Dewi", "lead")
    number = house.member_id(dewi)
    house.presses(house.admin, f"s.removed:{number}")
    token = house.presses(house.admin, "s.invite:staff")[0].text.split("start=")[1].split()[0]
    house.says(dewi, f"/start {token}")
    assert right_of(house, dewi) == "staff"
    assert house.do(lambda s: s.get_one(Staff, number)).active


def test_a_forged_number_is_refused(house: House) -> None:
    for number in ("", "99", "x", "-1", "²", "9" * 40):
        assert "tidak ada di tim" in toast(house.presses(house.admin, f"s.member:{number}"))
