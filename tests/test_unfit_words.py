"""Words that a database cannot hold: a NUL, half a character, a number that is none."""

import json
from pathlib import Path

import pytest
from sqlmodel import select

from bot.telegram import translate
from deals.channel import Attachment
from storage.post import inbox
from storage.tables import Campaign, Heard, Inbox
from tests.desk import NOON, House, Who

SAMPLE = Path(__file__).parent.parent / "bot/practice/samples/campaign.toml"

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def update(who: Who, text: str, **more: object) -> dict:
    """As JSON off the wire, where any character may be written as an escape."""
    person = {"id": int(who.address.chat), "is_bot": False, "first_name": f"{who.name}\\ud83d"}
    message = {
        "message_id": 7, "date": 1788231600, "text": text, "from": person,
        "chat": {**person, "type": "private"}, **more,
    }  # fmt: skip
    return json.loads(json.dumps({"update_id": 1, "message": message}).replace("\\\\u", "\\u"))


@pytest.mark.parametrize(
    ("wire", "read"),
    [("oke\\u0000 kak", "oke\ufffd kak"), ("oke \\ud83d kak", "oke \ufffd kak")],
    ids=["a NUL", "half an emoji"],
)
def test_what_a_partner_wrote_is_kept_but_for_the_unfit_character(
    house: House, wire: str, read: str
) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    arrived = translate.arrived(update(rani, wire))
    assert house.do(lambda s: inbox.accept(s, [arrived], NOON)) == 1
    raw = house.do(lambda s: s.exec(select(Inbox.raw).where(Inbox.update_key == "1")).one())
    house.receives(translate.incoming(raw, NOON))
    assert house.do(lambda s: s.exec(select(Heard.text)).all())[-1] == read


def test_whole_emoji_stay_whole(house: House) -> None:
    raw = translate.arrived(update(house.who("Rani"), "siap \\ud83d\\ude4f")).raw
    assert raw["message"]["text"] == "siap 🙏"


def test_no_update_is_so_odd_that_it_keeps_others_from_being_stored(house: House) -> None:
    deep = json.loads('{"update_id": "2\\u0000", "message": {"chat": {"id": "\\ud800"}}}')
    deep["new"] = json.loads("[" * 400 + "NaN" + "]" * 400)
    arrived = [translate.arrived(raw) for raw in (deep, update(house.admin, "halo"))]
    assert house.do(lambda s: inbox.accept(s, arrived, NOON)) == 2


def test_a_campaign_file_may_hold_them_too(house: House) -> None:
    house.brand()
    file = house.folder / "campaign.toml"
    text = SAMPLE.read_text("utf-8").replace("Tema:", "Tema\\u0000:")
    file.write_text(text.replace("commission_pct = 0", "commission_pct = nan"), "utf-8")
    attached = Attachment("document", "f", name=file.name, path=str(file))
    assert "commission_pct" in house.answer(house.admin, "/campaign", file=attached)
    file.write_text(text, "utf-8")
    house.says(house.admin, "/campaign", file=attached)
    house.presses(house.admin, "Buka campaign")
    assert "Tema\ufffd:" in house.do(lambda s: s.exec(select(Campaign.brief)).one())
