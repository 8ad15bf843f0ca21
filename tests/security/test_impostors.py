"""S2, S3, S15: rights are looked up at every act, and nobody acts for somebody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

from bot.telegram import translate
from deals.channel import Address, Incoming
from storage.staff import members
from storage.tables import Outbox
from tests.desk import NOON, House, Who

pytestmark = pytest.mark.on_both_databases
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}  # Telegram's stand-in
CHANNEL = {"id": -1009, "type": "channel", "title": "Berita"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def right_of(house: House, who: Who) -> str:
    member = house.do(lambda s: members.at(s, who.address))
    return member.right if member else ""


def removes(house: House, who: Who) -> None:
    house.presses(house.admin, f"s.removed:{house.member_id(who)}")


def translated(**message: Any) -> Incoming | None:
    """A message as Telegram would send it."""
    text = {"message_id": 5, "date": 1788231600, "text": "/staff", **message}
    who = {"id": 7, "is_bot": False, "first_name": "Rani"}
    chat = {"id": 7, "type": "private"}
    raw = {"update_id": 1, "message": {"from": who, "chat": chat, **text}}
    return translate.incoming(raw, NOON)


# Who was removed a second ago


def test_who_was_removed_a_moment_ago_can_neither_command_nor_press(house: House) -> None:
    bagas, rani = house.member("Bagas", "lead"), house.who("Rani")
    deal_id = house.approached(rani, owner=bagas)
    house.says(bagas, f"/deal {deal_id}")
    removes(house, bagas)
    before = house.deal(deal_id)
    stranger = [house.answer(house.who("Stranger"), "halo")]
    said = house.presses(bagas, f"s.off:{deal_id}")  # still stands under the card in their chat
    assert [one.text for one in house.to(bagas, said)] == stranger
    for line in (f"/deal {deal_id}", "/find Rani", f"/counter {deal_id} 1jt"):
        assert [one.text for one in house.to(bagas, house.says(bagas, line))] == stranger
        assert house.says(bagas, line, group=True) == []
    assert house.deal(deal_id) == before


def test_a_press_made_before_the_removal_and_handled_after_it_does_nothing(house: House) -> None:
    bagas = house.member("Bagas", "admin")
    card = f"s.right:{house.member_id(bagas)}:admin"
    made_at = house.now
    removes(house, bagas)
    pressed = Incoming(bagas.address, bagas.address, made_at, "button", button=card)
    house.receives(pressed)
    assert right_of(house, bagas) == ""


def test_what_waited_to_be_said_to_who_was_removed_is_not_said_any_more(house: House) -> None:
    house.posted = False
    bagas, rani = house.member("Bagas"), house.who("Rani")
    house.approached(rani, owner=bagas)
    house.says(rani, "ini aman buat ibu menyusui ga kak?")
    removes(house, bagas)
    house.posted = True
    house.later(seconds=1)
    unsaid = house.do(lambda s: _letters(s, bagas))
    assert unsaid == [("notice_words", "cancelled"), ("you_left", "sent")]


def _letters(session: Session, who: Who) -> list[tuple[str, str]]:
    query = select(Outbox).where(Outbox.chat == who.address.chat).order_by(col(Outbox.id))
    rows = session.exec(query)
    return [(r.words, r.state) for r in rows if r.act == "text" and r.words != "notice_linked"]


@pytest.mark.parametrize("act", ["removed", "right"])
def test_links_that_an_admin_made_open_nothing_once_they_are_admin_no_more(
    house: House, act: str
) -> None:
    bagas = house.member("Bagas", "admin")
    invited = house.presses(bagas, "s.invite:admin")[0].text
    token = invited.split("start=")[1].split()[0]
    number = house.member_id(bagas)
    house.presses(house.admin, f"s.{act}:{number}" + (":staff" if act == "right" else ""))
    other = house.who("Bagas's other phone")
    assert "tidak bisa dipakai" in house.answer(other, f"/start {token}")
    assert right_of(house, other) == ""


def test_the_remover_is_reminded_of_the_teams_group(house: House) -> None:
    house.presses(house.admin, "s.team_chat", group=True)
    bagas = house.member("Bagas")
    said = house.presses(house.admin, f"s.removed:{house.member_id(bagas)}")
    assert "grup tim" in house.to(house.admin, said)[0]


# Who only looks like staff


def test_the_same_name_and_user_name_are_no_right(house: House) -> None:
    impostor = replace(house.who("Somebody"), name=house.admin.name)
    hello = house.answer(house.who("Stranger"), "halo")
    assert house.answer(impostor, "/staff", username="ayu") == hello


def test_who_writes_in_the_name_of_a_group_or_channel_is_not_heard() -> None:
    group = {"id": -100, "type": "supergroup", "title": "Tim"}
    assert translated(**{"from": ANONYMOUS, "chat": group, "sender_chat": group}) is None
    assert translated(chat=group, sender_chat=CHANNEL) is None
    assert translated(chat=group) is not None


# Words of others, and buttons of others


def test_a_forwarded_command_is_words_and_not_a_command(house: House) -> None:
    """Else a partner could write one, for a member of staff to forward to the bot."""
    lina, rani = house.member("Lina", "lead"), house.who("Rani")
    deal_id = house.approached(rani)
    house.says(house.admin, f"/deal {deal_id}", forwarded=True)
    said = house.says(house.admin, f"/counter {deal_id} 99jt", forwarded=True)
    assert [one.words for one in said] == ["nothing_asked"]
    house.presses(lina, "s.brand_add")
    house.says(lina, "/undo", forwarded=True)
    assert "brand" not in house.says(lina, "/staff")[0].words


def test_telegram_says_what_is_forwarded_and_a_forwarded_start_is_none() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Rani", "date": 1788231600}
    forwarded = translated(text="/start abc", forward_origin=origin)
    assert forwarded and forwarded.forwarded and forwarded.start is None
    written = translated(text="/start abc")
    assert written and not written.forwarded and written.start == "abc"


def test_another_persons_button_does_nothing_however_it_came(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    deal_id = house.approached(rani)
    house.approached(budi)
    stranger = house.who("Stranger")
    for act in ("yes", "agree", "no", "later", "terms", "question", "promise", "here"):
        for forger in (budi, stranger):
            house.presses(forger, f"{act}:{deal_id}:1")
            house.presses(forger, f"{act}:{deal_id}:1", group=True)
    deal = house.deal(deal_id)
    assert (deal.stage, deal.asked) == ("approached", "offer")


def test_a_partner_who_presses_in_a_group_is_not_heard(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    assert house.presses(rani, f"agree:{deal_id}:1", group=True) == []


def test_a_press_that_comes_twice_acts_once(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.presses(rani, f"yes:{deal_id}:1")
    for _ in range(3):
        house.presses(rani, f"agree:{deal_id}:1")
    assert [one.words for one in house.everything()].count("agreed") == 1


def test_a_press_of_long_ago_meets_the_deal_as_it_is_now(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    old = Address("telegram", rani.address.chat)
    house.says(house.admin, f"/counter {deal_id} 700rb 2 reel")
    house.presses(house.admin, "Kirim")
    house.receives(
        Incoming(old, old, house.now - timedelta(days=1), "button", button=f"agree:{deal_id}:1")
    )
    assert not house.deal(deal_id).deliverables
