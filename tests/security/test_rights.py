"""S2, S3: every command and every button, pressed by everybody who may not."""

from typing import Any

import pytest
from sqlmodel import Session, SQLModel

from deals.channel import Incoming
from handlers.staff.table.commands import COMMANDS
from handlers.staff.table.presses import PRESSES
from storage.staff.members import RIGHTS
from tests.desk import House, Said, Who

# What needs more than being staff. A new command or button is staff's unless it stands here.
LEADS = {
    *("/brand", "/template", "/export"),
    *("s.vet", "s.vetpage", "s.strike", "s.struck", "s.retry", "s.leave"),
    *(
        "s.close",
        "s.reopen",
        "s.newcamp",
        "s.campans",
        "s.campback",
        "s.opencamp",
        "s.extending",
        "s.limits_ok",
        "s.limits_mode",
    ),
    *("s.brands", "s.brand", "s.brand_add", "s.brand_about", "s.brand_colour", "s.products"),
    "s.shops",
    *("s.data", "s.data_done"),
    *(
        "/review",
        "s.review",
        "s.rvone",
        "s.rvnext",
        "s.rvbarter",
        "s.rvfee",
        "s.rvcap",
        "s.rvagain",
    ),
    *("s.rvstrike", "s.rvstruck", "s.rvlist", "s.rvall"),
    *("s.merge", "s.merged", "s.criteria"),
    *("s.reinvite", "s.reinvite_in", "s.reinvite_all", "s.reinvited"),
    *("s.brief_text", "s.points", "s.approval"),
    *("s.fact_on", "s.fact_off"),
    *("s.allow", "s.deny", "s.droppay"),
    *("/suspicious", "s.findings", "s.finding", "s.judge", "s.finding_note", "s.finding_file"),
    *(
        "/announce",
        "s.ann",
        "s.ann_for",
        "s.ann_write",
        "s.ann_also",
        "s.ann_pct",
        "s.ann_terms",
        "s.ann_send",
        "s.ann_stop",
    ),
    *("s.rank_best", "s.rank_into", "s.rank_list"),
    *("s.bonus_ok", "s.bonus_no", "s.bonus_keep", "s.bonus_off"),
    *("s.words", "s.word", "s.reword", "s.save_words", "s.our_words"),
}
ADMINS = {
    *("s.invite", "s.member", "s.right", "s.remove", "s.removed"),
    *("s.team_chat", "s.no_team_chat"),
}
ACTS = {**{f"/{name}": one for name, one in COMMANDS.items()}, **PRESSES}
CHANGES_NOTHING = ("inbox", "outbox", "heard")  # what was said and heard, which is no harm


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    house = House(tmp_path_factory.mktemp("house"))
    house.approached(house.who("Rani"))
    house.listed("Budi")
    return house


def needed(act: str) -> str:
    return "admin" if act in ADMINS else "lead" if act in LEADS else "staff"


def does(house: House, who: Who, act: str) -> str:
    """Whatever they may be answered; deal, campaign, brand and member 1 are there."""
    said = house.says(who, f"{act} 1") if act[0] == "/" else forges(house, who, f"{act}:1:1:1")
    return "\n".join(one.text for one in said if one.to == who.address)


def forges(house: House, who: Who, button: str) -> list[Said]:
    """A press on a button that no message shows."""
    here = who.address
    return house.receives(
        Incoming(here, here, house.now, "button", button=button, button_id="p", message_id="5")
    )


def book(house: House) -> dict[str, Any]:
    """Everything that is written down."""
    names = set(SQLModel.metadata.tables) - set(CHANGES_NOTHING)

    def read(session: Session) -> dict[str, Any]:
        raw = session.connection().exec_driver_sql
        return {name: raw(f"select * from {name}").all() for name in sorted(names)}

    return house.do(read)


def test_the_table_names_every_act_and_no_other() -> None:
    assert set(ACTS) >= LEADS | ADMINS
    assert {act: one.right for act, one in ACTS.items()} == {act: needed(act) for act in ACTS}


@pytest.mark.parametrize("act", sorted(LEADS | ADMINS))
def test_who_holds_a_lesser_right_is_told_so_and_changes_nothing(house: House, act: str) -> None:
    for right in RIGHTS[: RIGHTS.index(needed(act))]:
        member = house.member(f"A {right}", right)
        before = book(house)
        assert "belum punya hak" in does(house, member, act)
        assert book(house) == before


@pytest.mark.parametrize("act", sorted(ACTS))
def test_a_partner_and_a_stranger_change_nothing_with_any_of_them(house: House, act: str) -> None:
    before = book(house)
    for who in (house.who("Rani"), house.who("Stranger")):
        does(house, who, act)
    after = book(house)
    if act == "/start":  # what follows it is no link of ours, and counts as a wrong one
        assert [name for name, _ in after.pop("setting")] == ["wrong_links"]
        before.pop("setting")
    assert after == before


@pytest.mark.parametrize("act", sorted(PRESSES))
def test_nothing_that_can_be_forged_ends_in_an_error(house: House, act: str) -> None:
    """Forged by one of the team, who holds every right: an old button, or a plain refusal."""
    for rest in ("", ":99", ":²:²", ":-1:-1", ":1:99:x", ":" + "9" * 40, ":1:\x00"):
        forges(house, house.admin, act + rest)
