"""The house's own commands, and who may give which command where."""

from pathlib import Path

import pytest
from desk import House

from handlers.menu import staff_menu
from handlers.staff.table.answers import ANSWERS
from handlers.staff.table.commands import COMMANDS, GROUPS
from handlers.staff.table.presses import PRESSES
from handlers.words.wording import LANGUAGES, tables
from storage.staff import members

REFUSED = tables("id")["refused"]["not_your_right"]
NO_SUCH = "Perintah itu tidak ada"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.mark.parametrize("right", members.RIGHTS)
@pytest.mark.parametrize("group", [False, True], ids=["in private", "in the group"])
def test_every_command_is_checked_for_the_right(house: House, right: str, group: bool) -> None:
    member = house.member("Bagas", right)
    for command in COMMANDS.values():
        said = house.says(member, f"/{command.name}", group=group)
        may = members.RIGHTS.index(right) >= members.RIGHTS.index(command.right)
        answers = [one.text for one in said if one.act == "text"]
        assert said, command.name
        assert any(REFUSED in text for text in answers) != may, command.name
        house.says(member, "/cancel")


@pytest.mark.slow
@pytest.mark.parametrize("right", members.RIGHTS)
def test_every_press_is_checked_for_the_right(house: House, right: str) -> None:
    member = house.member("Bagas", right)
    for act, press in PRESSES.items():
        said = house.presses(member, f"{act}:")
        may = members.RIGHTS.index(right) >= members.RIGHTS.index(press.right)
        assert sum(one.act == "toast" for one in said) == 1, act
        assert any(REFUSED in one.text for one in said) != may, act


def test_a_stranger_in_the_group_is_not_heard(house: House) -> None:
    stranger = house.who("Stranger")
    for name in COMMANDS:
        assert house.says(stranger, f"/{name}", group=True) == []
    assert house.presses(stranger, "s.team_chat", group=True) == []


@pytest.mark.slow
def test_a_stranger_who_forges_a_press_gets_nothing_of_the_staffs(house: House) -> None:
    stranger = house.who("Stranger")
    for act in PRESSES:
        assert [one.words for one in house.presses(stranger, f"{act}:1")] == ["stranger"]


def test_help_shows_what_the_right_allows(house: House) -> None:
    bagas = house.member("Bagas")
    mine, all_of_it = house.answer(bagas, "/help"), house.answer(house.admin, "/help")
    for command in COMMANDS.values():
        line = f"/{command.name} {command.usage}".strip()
        assert line in all_of_it
        assert (f"\n{line} - " in mine) == (command.right == "staff")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_its_help_line_in_the_order_of_help(language: str) -> None:
    assert set(GROUPS) == set(tables(language)["command_groups"])
    assert [name for name, _ in staff_menu(language)] == list(COMMANDS)
    assert all(3 <= len(line) <= 100 for _, line in staff_menu(language))


def test_the_table_names_every_act_once() -> None:
    assert len(COMMANDS) == sum(len(group) for group in GROUPS.values())
    assert all(act.startswith("s.") and len(act) <= 20 for act in PRESSES)
    assert ANSWERS


def test_an_unknown_command_gets_the_nearest_one(house: House) -> None:
    bagas = house.member("Bagas")
    assert "Maksudmu /settings?" in house.answer(bagas, "/setings")
    assert "Maksudmu" not in house.answer(bagas, "/templat")  # not theirs, so not named
    assert "/help" in house.answer(bagas, "/zzz")
    assert NO_SUCH in house.answer(bagas, "/")


def test_in_the_group_other_bots_have_their_own_commands(house: House) -> None:
    assert house.says(house.admin, "/zzz", group=True) == []
    assert house.says(house.admin, "/help@other_bot", group=True) == []
    assert house.says(house.admin, "just talk", group=True) == []
    assert house.says(house.admin, "/help@Sapa_Bot", group=True)
    assert NO_SUCH in house.says(house.admin, "/zzz@sapa_bot", group=True)[0]


def test_words_without_a_question_get_a_hint_in_private(house: House) -> None:
    assert "/help" in house.answer(house.admin, "halo")


def test_cancel_ends_the_open_question(house: House) -> None:
    house.says(house.admin, "/brand add")
    assert "dilupakan" in house.answer(house.admin, "/cancel")
    assert "Tidak ada pertanyaan" in house.answer(house.admin, "Herbana")
    assert "Tidak ada yang perlu dibatalkan" in house.answer(house.admin, "/cancel")


def test_a_new_command_ends_the_open_question(house: House) -> None:
    house.says(house.admin, "/brand add")
    house.says(house.admin, "/help")
    assert "Tidak ada pertanyaan" in house.answer(house.admin, "Herbana")


def test_a_question_is_answered_in_the_chat_where_it_was_asked(house: House) -> None:
    house.says(house.admin, "/brand add")
    assert house.says(house.admin, "Makan siang?", group=True) == []
    assert "Herbana" in house.answer(house.admin, "Herbana")


def test_an_edited_message_of_staff_does_nothing(house: House) -> None:
    house.says(house.admin, "/brand add")
    assert house.says(house.admin, "Herbana", kind="edited") == []


def test_a_members_language_is_their_own(house: House) -> None:
    bagas = house.member("Bagas")
    house.says(bagas, "/settings")
    edited = house.presses(bagas, "English")
    assert "Settings" in house.to(bagas, edited)[0]
    assert "Your right: staff" in house.answer(bagas, "/help")
    assert "Hakmu" in house.answer(house.admin, "/help")
    assert "berlaku" in "".join(one.text for one in house.presses(house.admin, "s.lang:fr"))


def test_an_admin_makes_the_group_the_teams_chat(house: House) -> None:
    said = house.says(house.admin, "/settings", group=True)
    assert "Jadikan ini chat tim" in said[0].labels
    assert "grup ini" in house.presses(house.admin, "s.team_chat", group=True)[0]
    addresses = house.do(lambda s: members.desk_addresses(s, None))
    assert addresses == [(house.group, "id")]
    assert "sudah diatur" in house.answer(house.admin, "/settings")
    house.presses(house.admin, "s.no_team_chat")
    assert house.do(lambda s: members.desk_addresses(s, None)) == [(house.admin.address, "id")]


def test_only_an_admin_and_only_a_group_makes_a_team_chat(house: House) -> None:
    lead = house.member("Lina", "lead")
    assert "s.team_chat" not in str(house.says(lead, "/settings", group=True)[0].buttons)
    house.presses(lead, "s.team_chat", group=True)
    house.presses(house.admin, "s.team_chat")
    assert "belum diatur" in house.answer(house.admin, "/settings")


def test_settings_show_the_bot_and_who_is_admin(house: House) -> None:
    shown = house.answer(house.member("Bagas"), "/settings")
    assert "@sapa_bot" in shown
    assert "Admin: Ayu" in shown
