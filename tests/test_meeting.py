"""Two processes at the same thing at the same moment: neither loses what the other did."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

from deals import negotiation
from deals.channel import Address, Failure, Incoming, Outgoing, SendFailed
from deals.says.house.guards import NoticeClock, NoticeOver
from handlers import sending
from handlers.house import troubles
from handlers.turn import Turn
from storage import settings
from storage.brand import campaigns
from storage.db import Database
from storage.deal import deals
from storage.partner import people
from storage.partner.people import Busy
from storage.post import (
    departures,
    inbox,
    outbox,
)
from storage.post.inbox import Arrived
from storage.post.pace import Pace
from storage.staff import (
    claims,
    members,
    team,
)
from storage.tables import (
    Bonus,
    Campaign,
    Deal,
    History,
    Inbox,
    Outbox,
    Payment,
    SalesFile,
    Staff,
)
from tests.desk import House
from tests.earned import about_to_earn, shows_sales
from tests.fresh import databases_of, fresh_database
from tests.sample_book import begun, welcomed_lead
from tests.sample_deal import NOW

DATABASE = "postgresql"  # the only one of these tests
pytestmark = [pytest.mark.slow, pytest.mark.fault("F52")]
ONE, OTHER = 7, 8


@pytest.fixture(autouse=True)
def postgresql() -> Iterator[None]:
    with databases_of("postgresql"):
        yield


@pytest.fixture
def database(tmp_path) -> Database:
    return fresh_database(tmp_path)


Unit = Callable[[Session], Any]


def meanwhile(database: Database, first: Unit, second: Unit, savepoint: bool = True) -> list[Any]:
    """`second` begins once `first` is done but not committed; it may have to wait for that."""
    done, begun = threading.Event(), threading.Event()

    def one(session: Session) -> Any:
        answer = first(session)
        done.set()
        begun.wait(60)
        _until_somebody_waits(Database(database.url))
        return answer

    def two(session: Session) -> Any:
        begun.set()
        return second(session)

    def as_second() -> Any:
        done.wait(60)
        return database.transact_all([two])[0] if savepoint else database.transact(two)

    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(database.transact, one), pool.submit(as_second)]
        return [future.result(60) for future in both]


def _until_somebody_waits(other: Database, within_s: float = 0.5) -> None:
    """Until the second one stands before a lock, or for a while when it need not."""
    waits = text("select 1 from pg_stat_activity where wait_event_type = 'Lock'")
    for _ in range(int(within_s / 0.02)):
        with other.engine.connect() as connection:
            if connection.execute(waits).first():
                break
        threading.Event().wait(0.02)
    other.close()


def test_the_same_update_from_two_web_processes_is_stored_once_and_both_may_say_so(
    database: Database,
) -> None:
    arrived = [Arrived("telegram", "5", "1", {"update_id": 5})]
    take = lambda s: inbox.accept(s, arrived, NOW)  # noqa: E731
    assert meanwhile(database, take, take, savepoint=False) == [1, 0]
    assert len(database.transact(lambda s: s.exec(select(Inbox)).all())) == 1


def test_a_setting_that_two_write_first_has_the_last_ones_value(database: Database) -> None:
    meanwhile(
        database,
        lambda s: settings.put(s, "team_chat", "one"),
        lambda s: settings.put(s, "team_chat", "two"),
    )
    assert database.transact(lambda s: settings.get(s, "team_chat")) == "two"


def test_the_same_words_are_queued_once_by_two(database: Database) -> None:
    letter = outbox.Letter(Address("telegram", "1"), Outgoing("text", "halo"))
    put = lambda s: outbox.put(s, letter, "due:1", NOW)  # noqa: E731
    meanwhile(database, put, put)
    keys = select(Outbox.dedupe_key)
    assert database.transact(lambda s: s.exec(keys).all()) == ["due:1"]


def test_of_two_who_write_the_claim_code_one_is_let_in(database: Database) -> None:
    code = database.transact(lambda s: claims.new_claim_code(s, NOW))

    def claim(chat: str) -> Unit:
        return lambda s: claims.claim(s, Address("telegram", chat), code, NOW)

    assert meanwhile(database, claim("1"), claim("2")) == [True, False]


def test_wrong_codes_are_all_counted(database: Database) -> None:
    database.transact(lambda s: claims.new_claim_code(s, NOW))

    def wrong(chat: str) -> Unit:
        return lambda s: claims.claim(s, Address("telegram", chat), "0", NOW)

    meanwhile(database, wrong("1"), wrong("2"))
    tries = database.transact(lambda s: settings.get(s, claims.TRIES))
    assert {who for who, _ in tries} == {"telegram:1", "telegram:2"}


def test_a_campaign_is_closed_by_one_of_two(database: Database, deal) -> None:
    def close(session: Session) -> bool:
        assert session.get_one(Campaign, deal.campaign.id).state == "open"  # as its card shows it
        return campaigns.set_state(session, deal.campaign.id, "closed")

    assert meanwhile(database, close, close) == [True, False]


def test_words_of_unknown_fate_are_settled_by_one_of_two(database: Database) -> None:
    letter = outbox.Letter(Address("telegram", "1"), Outgoing("text", "halo"), once=True)
    database.transact(lambda s: outbox.put(s, letter, "a", NOW))
    database.transact(lambda s: outbox.unknown(s, 1, "timeout"))
    settled = meanwhile(
        database,
        lambda s: outbox.resolve(s, 1, True, NOW),
        lambda s: outbox.resolve(s, 1, False, NOW),
    )
    assert settled == [True, False]
    assert database.transact(lambda s: s.get_one(Outbox, 1).state) == "sent"


def test_a_deal_that_somebody_is_at_is_not_handed_on_under_their_hands(
    database: Database, deal
) -> None:
    heir = database.transact(welcomed_lead)

    def act(session: Session) -> None:
        mine = deals.load(session, deal.id)
        deals.save(session, mine, negotiation.approach(mine, NOW), "staff:1", NOW)

    _, handed = meanwhile(database, act, lambda s: deals.hand_on(s, deal.id, heir))
    assert isinstance(handed, Busy)
    database.transact(lambda s: deals.hand_on(s, deal.id, heir))
    assert database.transact(lambda s: s.get_one(Deal, deal.id).owner_id) == heir


def test_of_two_admins_who_remove_each_other_one_stays(database: Database) -> None:
    def welcomed(chat: str) -> int | None:
        here = Address("telegram", chat)
        unit = lambda s: members.welcome(s, here, chat, "admin", "id", NOW)  # noqa: E731
        return database.transact(unit).id

    ayu, budi = map(welcomed, "12")

    def remove(number: int, heir: int) -> Unit:
        def unit(session: Session) -> bool:
            member = session.get_one(Staff, number)
            if team.is_last_admin(session, member):
                return False
            team.remove(session, member, heir)
            return True

        return unit

    assert meanwhile(database, remove(ayu, budi), remove(budi, ayu)) == [True, False]


def test_a_letter_that_a_block_sent_back_waits_for_who_is_at_work_for_the_partner(
    database: Database,
) -> None:
    deal = database.transact(lambda s: begun(s, "Rani"))

    to = database.transact(lambda s: people.speaker_address(s, deal.partner.id))

    def on_its_way(session: Session) -> None:
        letter = outbox.Letter(to, Outgoing("text", "halo"), partner_id=deal.partner.id)
        outbox.put(session, letter, "a", NOW)
        departures.claim(session, NOW, 1, ONE, Pace())

    def comes_back(session: Session) -> None:
        turn = Turn(session, NOW, "out:1:1", "clock")
        sending.failed(turn, 1, 1, SendFailed(Failure.BLOCKED, "blocked"))

    def blocks(session: Session) -> None:
        people.reserve(session, deal.partner.id)
        people.mark_address(session, to, "blocked", NOW)

    database.transact(on_its_way)
    _, waits = meanwhile(database, blocks, comes_back)
    assert isinstance(waits, Busy)


def test_of_two_who_see_a_trouble_end_one_tells_the_leads(database: Database) -> None:
    database.transact(welcomed_lead)

    def turn(session: Session, cause: str) -> Turn:
        return Turn(session, NOW, cause, "clock")

    def sees_the_end(cause: str) -> Unit:
        return lambda s: troubles.is_over(turn(s, cause), "clock@here", NoticeOver("clock"))

    begins = NoticeClock(NOW, NOW)
    database.transact(lambda s: troubles.begins(turn(s, "start"), "clock@here", begins))
    assert meanwhile(database, sees_the_end("one"), sees_the_end("other")) == [True, False]
    told = database.transact(lambda s: [row.words for row in s.exec(select(Outbox))])
    assert told == ["notice_clock", "notice_over"]


def test_the_pace_holds_for_processes_whose_clocks_differ(database: Database) -> None:
    put_letters(database, 60)
    taken = [
        departures_at(database, timedelta(), ONE),
        departures_at(database, timedelta(seconds=-1.5), OTHER),
        departures_at(database, timedelta(seconds=0.4), OTHER),
    ]
    assert taken == [25, 0, 0]
    assert departures_at(database, timedelta(seconds=1), OTHER) == 25


def put_letters(database: Database, count: int) -> None:
    def unit(session: Session) -> None:
        for chat in range(count):
            letter = outbox.Letter(Address("telegram", str(chat)), Outgoing("text", "halo"))
            outbox.put(session, letter, str(chat), NOW - timedelta(minutes=1))

    database.transact(unit)


def departures_at(database: Database, after: timedelta, me: int) -> int:
    return len(database.transact(lambda s: departures.claim(s, NOW + after, 100, me, Pace())))


def test_of_two_who_keep_the_same_sales_file_one_does(tmp_path: Path) -> None:
    house = House(tmp_path)
    rani, bayu = house.who("Rani"), house.member("Bayu", "lead")
    about_to_earn(house, rani)
    shows_sales(house, house.admin, rani)
    shows_sales(house, bayu, rani)
    at_once(house, house.press(house.admin, "Simpan"), house.press(bayu, "Simpan"))
    assert (found(house, SalesFile.state), found(house, Bonus.state)) == (["kept"], ["waiting"])
    said = found(house, Outbox.words)
    assert (said.count("sales_kept"), said.count("bonus_reached")) == (1, 1)


def test_of_two_leads_who_approve_one_bonus_one_does(tmp_path: Path) -> None:
    house = House(tmp_path)
    rani, bayu = house.who("Rani"), house.member("Bayu", "lead")
    about_to_earn(house, rani)
    shows_sales(house, house.admin, rani)
    house.presses(house.admin, "Simpan")
    at_once(house, house.press(house.admin, "Setujui bonus"), house.press(bayu, "Setujui bonus"))
    assert found(house, Bonus.state) == ["approved"]
    assert found(house, Payment.kind) == ["bonus"]
    assert found(house, History.happened).count("bonus_approved") == 1


def at_once(house: House, *presses: Incoming) -> None:
    """What fails because of the other one is handled again, as the inbox does."""
    first, second = (arrived(house, press) for press in presses)
    _, outcome = meanwhile(house.database, first, second)
    if isinstance(outcome, Exception):
        house.do(second)


def arrived(house: House, press: Incoming) -> Unit:
    number = house.do(lambda s: house.arrived(s, press))
    return lambda s: house.handle(s, press, number)


def found(house: House, column: Any) -> list[Any]:
    """That column of every row of its table."""
    return [*house.do(lambda s: s.exec(select(column)).all())]
