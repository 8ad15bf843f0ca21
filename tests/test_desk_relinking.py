"""A partner with another phone gets a new start link, and is the same partner there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from desk import House, Said, Who, token
from sqlmodel import select

from deals.channel import Address, Failure, Incoming, SendFailed
from handlers import sending
from storage.partner import (
    invites,
    people,
)
from storage.post import departures
from storage.post.pace import Pace
from storage.tables import Outbox

pytestmark = pytest.mark.on_both_databases


def new_phone(who: Who) -> Who:
    return replace(who, address=Address("telegram", "7" + who.address.chat))


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
    """The number of that letter, which is being sent once the chat has rested, and of its try."""
    rested = house.now + timedelta(minutes=1)
    leaving = house.do(lambda s: departures.claim(s, rested, 9, 1, Pace()))
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
    rani, budi = house.who("Rani"), house.who("Budi")
    soon, late = (
        token(house.presses(house.admin, f"s.link:{house.agreed(who)}")) for who in (rani, budi)
    )
    house.now += timedelta(days=13)
    assert "September" in opens(house, new_phone(rani), soon)[0]
    house.now += timedelta(days=2)
    assert "tidak bisa dipakai" in opens(house, new_phone(budi), late)[0].text


def test_a_manager_who_speaks_for_the_partner_gets_the_link_and_stays_the_manager(
    house: House,
) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = house.agreed(rani)
    house.do(lambda s: people.join(s, 1, "manager", "Maya", maya.address, house.now))
    said = house.to(house.admin, house.presses(house.admin, f"s.link:{deal_id}"))
    assert "Kirim hanya ke Maya, manajer Rani" in said[0]
    opens(house, new_phone(maya), token(said))
    assert told(house, deal_id) == new_phone(maya).address
    speaker = house.do(lambda s: people.person_at(s, new_phone(maya).address))
    assert (speaker.role, speaker.name) == ("manager", "Maya")


def test_when_the_manager_has_gone_the_link_is_the_partners_own(house: House) -> None:
    rani, maya = house.who("Rani"), house.who("Maya")
    deal_id = house.agreed(rani)
    house.do(lambda s: people.join(s, 1, "manager", "Maya", maya.address, house.now))
    house.do(lambda s: people.mark_address(s, maya.address, "gone", house.now))
    said = house.to(house.admin, house.presses(house.admin, f"s.link:{deal_id}"))
    assert "Kirim hanya ke Rani:" in said[0]
    opens(house, new_phone(rani), token(said))
    assert told(house, deal_id) == new_phone(rani).address


def test_a_new_link_makes_the_unopened_ones_before_it_void(house: House) -> None:
    rani, other = house.who("Rani"), house.who("Orang Lain")
    deal_id = house.agreed(rani)
    budis = token(house.presses(house.admin, f"s.link:{house.agreed(house.who('Budi'))}"))
    managers = house.do(lambda s: invites.issue(s, "manager", house.now, 1))
    first = token(house.presses(house.admin, f"s.link:{deal_id}"))
    said = house.presses(house.admin, f"s.link:{deal_id}")
    assert "belum dibuka tidak berlaku lagi" in house.to(house.admin, said)[0]
    assert "tidak bisa dipakai" in opens(house, other, first)[0].text
    for chat, link in enumerate((token(said), managers, budis), 51):  # other persons' stay valid
        somebody = replace(other, address=Address("telegram", str(chat)))
        assert "tidak bisa dipakai" not in opens(house, somebody, link)[0].text


def test_staff_read_that_the_old_phone_can_still_answer_and_it_can(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    said = house.presses(house.admin, f"s.link:{deal_id}")
    assert "Kalau HP-nya hilang atau dicuri, segera beri tahu lead" in said[0]
    opens(house, new_phone(rani), token(said))
    house.presses(rani, f"yes:{deal_id}:1")
    house.presses(rani, f"agree:{deal_id}:1")
    assert house.deal(deal_id).stage == "delivering"


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
