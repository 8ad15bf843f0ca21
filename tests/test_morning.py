"""Staff are reminded too: what waits on us, once each working morning."""

from datetime import timedelta
from pathlib import Path

import pytest

from handlers import morning
from storage import settings
from tests.desk import House

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path)
    house.turn(morning.greet)  # the first tick only plans the next morning
    return house


def greeted(house: House) -> list[tuple[str, str]]:
    before = house._count()
    house.turn(morning.greet)
    rows = house.do(lambda s: [r for r in _rows(s) if r.id > before])
    return [(row.chat, row.payload["text"]) for row in rows]


def _rows(session):
    from sqlmodel import select

    from storage.tables import Outbox

    return session.exec(select(Outbox)).all()


def test_the_lead_hears_of_everything_and_the_owner_of_their_own(house: House):
    dimas = house.member("Dimas")
    house.approached(house.who("Alya"), owner=dimas)
    house.says(house.who("Alya"), "produknya aman untuk ibu menyusui?")
    house.now += timedelta(days=1)
    told = dict(greeted(house))
    assert "1 hal menunggu kita" in told[house.admin.address.chat]
    assert "1 hal menunggu kamu" in told[dimas.address.chat]


def test_nothing_is_said_when_nothing_waits_nor_twice_a_morning(house: House):
    house.now += timedelta(days=1)
    assert greeted(house) == []
    house.approached(house.who("Alya"))
    house.says(house.who("Alya"), "produknya aman untuk ibu menyusui?")
    assert greeted(house) == []
    house.now += timedelta(days=1)
    assert len(greeted(house)) == 1
    assert greeted(house) == []


def test_with_a_team_chat_the_team_hears_it(house: House):
    team = {"channel": "telegram", "chat": "-100", "language": "id"}
    house.do(lambda s: settings.put(s, "team_chat", team))
    house.approached(house.who("Alya"), owner=house.admin)
    house.says(house.who("Alya"), "produknya aman untuk ibu menyusui?")
    house.now += timedelta(days=1)
    assert [chat for chat, _ in greeted(house)] == ["-100", house.admin.address.chat]


def test_no_word_on_a_sunday(house: House):
    house.approached(house.who("Alya"))
    house.says(house.who("Alya"), "produknya aman untuk ibu menyusui?")
    house.now += timedelta(days=4)  # Saturday
    assert len(greeted(house)) == 1
    house.now += timedelta(days=1)  # Sunday
    assert greeted(house) == []
