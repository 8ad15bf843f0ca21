"""Staff are reminded too: what waits on us, once each working morning."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from deals import delivery
from deals.terms import PostBy, Terms
from handlers import morning
from handlers.turn import Turn
from storage import settings
from storage.deal import deals
from storage.shapes import written
from storage.tables import Campaign
from tests.desk import TERMS, House

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
    assert "Menunggu kita: 1" in told[house.admin.address.chat]
    assert "perlu dijawab · Alya · 1 hari /deal_1" in told[house.admin.address.chat]
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


def test_the_team_hears_who_has_to_post_today_and_who_is_late(house: House):
    for name, day in (("Alya", 3), ("Budi", 2), ("Citra", 1), ("Dewi", 9)):
        terms = replace(TERMS, post_by=PostBy(on=date(2026, 9, day)))
        house.do(lambda s, t=terms: _offer(s, t))
        house.agreed(house.who(name), terms=terms)
    house.turn(lambda turn: _promises(turn, 2, date(2026, 9, 5)))
    house.now += timedelta(days=2)
    [(_, told)] = greeted(house)
    assert "Kamis, 3 September 2026" in told
    assert "Batas tayang hari ini: 1\n• Alya · September /deal_1" in told
    assert "Terlambat: 2\n• Citra · September: lewat 2 hari /deal_3" in told
    assert "• Budi · September: lewat 1 hari, janji Sab, 5 Sep /deal_2" in told
    assert "Dewi" not in told
    assert "• Herbana: 0 dari 20 selesai, kurang 20 dalam 24 hari kerja" in told


def test_the_digest_leads_to_due_and_to_the_report(house: House):
    house.approached(house.who("Alya"))
    house.says(house.who("Alya"), "produknya aman untuk ibu menyusui?")
    house.now += timedelta(days=1)
    greeted(house)
    assert "Menunggu kita: 1" in house.presses(house.admin, "Lihat semua")[0].text
    assert "Laporan September 2026" in house.presses(house.admin, "Laporan")[0].text


def _promises(turn: Turn, deal_id: int, day: date) -> None:
    deal = deals.load(turn.session, deal_id)
    turn.decide(deal, delivery.promise(deal, day, sure=True, now=turn.now))


def _offer(session: Session, terms: Terms) -> None:
    """From now on the campaign offers these terms, if there is one already."""
    for campaign in session.exec(select(Campaign)):
        campaign.terms = written(terms)
