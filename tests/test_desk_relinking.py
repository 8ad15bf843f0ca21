"""A partner with another phone gets a new start link, and is the same partner there."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desk import House, Said, Who
from sqlmodel import select

from deals.channel import Address, Failure, Incoming, SendFailed
from handlers import sending
from storage import departures
from storage.pace import Pace
from storage.tables import Outbox

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def new_phone(who: Who) -> Who:
    return replace(who, address=Address("telegram", "7" + who.address.chat))


def token(said: list[Said]) -> str:
    [words] = [one.text for one in said if "?start=" in one.text]
    return words.split("?start=")[1].split()[0]


def opens(house: House, who: Who, link: str) -> list[Said]:
    return house.to(who, house.says(who, f"/start {link}", start=link))


def told(house: House, deal_id: int) -> Address:
    """Where our words for the partner go."""
    house.presses(house.admin, f"s.say:{deal_id}")
    said = house.says(house.admin, "Apa kabar Kak?")
    return next(one.to for one in said if one.text == "Apa kabar Kak?")


def test_words_go_to_the_new_phone_once_the_link_is_opened(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    assert "Link mulai baru" in house.says(house.admin, f"/deal {deal_id}")[0].labels
    said = house.to(house.admin, house.presses(house.admin, "Link mulai baru"))
    assert "tetap menulis ke alamat yang lama" in said[0]
    assert told(house, deal_id) == rani.address

    phone, link = new_phone(rani), token(said)
    opened = house.says(phone, f"/start {link}", start=link)
    assert "September" in house.to(phone, opened)[0]
    assert "sudah dibuka" in house.to(house.admin, opened)[0]
    assert told(house, deal_id) == phone.address
    thief = house.who("Orang Lain")
    assert "tidak bisa dipakai" in opens(house, thief, link)[0].text
    assert "link mulai baru dibuat · Ayu" in house.presses(house.admin, f"s.hist:{deal_id}")[0]


@pytest.mark.parametrize("told", ["by a letter that came back", "by the platform"])
def test_what_waited_for_the_old_phone_is_said_on_the_new_one(house: House, told: str) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    link = token(house.presses(house.admin, f"s.link:{deal_id}"))
    house.posted = False
    house.presses(house.admin, f"s.say:{deal_id}")
    house.says(house.admin, "Alamatnya sudah benar, Kak?")
    phone = new_phone(rani)
    opens(house, phone, link)
    if told == "by the platform":
        house.receives(Incoming(rani.address, rani.address, house.now, kind="blocked"))
    else:
        number, tries = taken(house, "Alamatnya")
        gone = SendFailed(Failure.GONE, "user is deactivated")
        house.turn(lambda turn: sending.failed(turn, number, tries, gone))
    letters = house.do(lambda s: s.exec(select(Outbox)).all())
    left = [one for one in letters if "Alamatnya" in one.payload.get("text", "")]
    theirs = [one for one in left if one.partner_id]
    assert [(one.chat, one.state) for one in theirs] == [(phone.address.chat, "queued")]
    assert "notice_blocked" not in [one.words for one in letters]


def taken(house: House, said: str) -> tuple[int, int]:
    """The number of that letter, which is being sent now, and of its try."""
    leaving = house.do(lambda s: departures.claim(s, house.now, 9, 1, Pace()))
    [one] = [one for one in leaving if said in one.payload]
    return one.id, one.tries


def test_who_goes_back_to_the_old_phone_is_written_to_there(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    phone = new_phone(rani)
    opens(house, phone, token(house.presses(house.admin, f"s.link:{deal_id}")))
    opens(house, rani, token(house.presses(house.admin, f"s.link:{deal_id}")))
    assert told(house, deal_id) == rani.address


def test_the_link_can_be_opened_for_two_weeks(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    late, soon = (token(house.presses(house.admin, f"s.link:{deal_id}")) for _ in range(2))
    house.now += timedelta(days=13)
    assert "September" in opens(house, new_phone(rani), soon)[0]
    house.now += timedelta(days=2)
    another = replace(rani, address=Address("telegram", "99"))
    assert "tidak bisa dipakai" in opens(house, another, late)[0].text


def test_only_the_owner_and_leads_get_one_in_private_and_never_after_a_stop(house: House) -> None:
    owner, other = house.member("Dewi"), house.member("Dimas")
    rani, budi = house.who("Rani"), house.who("Budi")
    deal_id, stopped = house.approached(rani, owner), house.agreed(budi, owner)
    assert "Link mulai baru" in house.says(owner, f"/deal {deal_id}")[0].labels
    assert "Link mulai baru" not in house.says(other, f"/deal {deal_id}")[0].labels
    assert "hak" in house.presses(other, f"s.link:{deal_id}")[0].text
    assert "chat pribadi" in house.presses(owner, f"s.link:{deal_id}", group=True)[0].text
    house.says(budi, "stop")
    assert "tidak dihubungi lagi" in house.presses(owner, f"s.link:{stopped}")[0].text
    listed = house.listed("Citra")
    assert "belum dihubungi" in house.presses(house.admin, f"s.link:{listed}")[0].text
    assert "?start=" not in "".join(one.text for one in house.everything())
