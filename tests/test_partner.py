"""The partner's side where a talk in plain text cannot show it: pictures, times, addresses."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from deals.channel import Attachment, Incoming
from deals.terms import Content, PostBy, Terms
from storage import people
from tests.desk import House, Who

LIVE = Terms(
    contents=(Content("live", "tiktok", 1, "picture"),),
    post_by=PostBy(on=date(2026, 9, 24)),
    commission_pct=10,
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def words_of(who: Who, text: str, sent_at: datetime) -> Incoming:
    return Incoming(who.address, who.address, sent_at, text=text, sender_name=who.name)


def screenshot(name: str = "", mime: str = "image/jpeg", kind: str = "photo") -> Attachment:
    return Attachment(kind, "f1", name, mime, 1000, sha256="a" * 64, path="/media/a")


def test_an_ok_that_was_written_before_the_terms_were_there_agrees_to_nothing(house: House):
    alya = house.who("Alya")
    deal_id = house.approached(alya)
    house.presses(alya, f"yes:{deal_id}:1")
    house.receives(words_of(alya, "ok", house.now - timedelta(minutes=1)))
    assert house.deal(deal_id).stage == "talking"
    house.presses(alya, f"yes:{deal_id}:1")
    house.receives(words_of(alya, "ok", house.now))
    assert house.deal(deal_id).stage == "delivering"


def test_staff_see_the_picture_that_they_have_to_judge(house: House):
    alya = house.who("Alya")
    house.agreed(alya, terms=LIVE)
    said = house.says(alya, "", file=screenshot())
    shown = [one for one in said if one.to == house.admin.address]
    assert [(one.act, one.path) for one in shown] == [("picture", "/media/a")]
    assert "Terima bukti" in shown[0].labels


def test_a_file_that_is_no_picture_is_no_screenshot(house: House):
    alya = house.who("Alya")
    house.agreed(alya, terms=LIVE)
    said = house.says(alya, "", file=screenshot("bukti.pdf", "application/pdf", "document"))
    assert [one.to for one in said] == [alya.address]


def test_the_same_picture_counts_once(house: House):
    alya, budi = house.who("Alya"), house.who("Budi")
    house.agreed(alya, terms=LIVE)
    house.agreed(budi, terms=LIVE)
    house.says(alya, "", file=screenshot())
    said = house.says(budi, "", file=screenshot())
    assert [one.to for one in said] == [budi.address]


def test_words_for_somebody_whom_the_bot_cannot_write_to_go_to_staff(house: House):
    alya = house.who("Alya")
    deal_id = house.agreed(alya)
    house.do(lambda s: people.mark_address(s, alya.address, "blocked", house.now))
    house.says(house.admin, f"/deal {deal_id}")
    house.presses(house.admin, f"s.time:{deal_id}")
    said = house.says(house.admin, "30 September 2026")
    assert any("Sampaikan sendiri" in one.text for one in house.to(house.admin, said))


def test_a_stranger_is_told_once_a_message_and_nothing_is_kept(house: House):
    eve = house.who("Eve")
    assert "link" in house.answer(eve, "halo")
    assert house.do(lambda s: people.person_at(s, eve.address)) is None
