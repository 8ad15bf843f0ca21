"""A round of the reception: many updates in one commit, each as if it were alone."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select
from structlog.testing import capture_logs

from bot.carriers import Carried
from bot.clock import Clock
from bot.errands import Errands
from bot.handling import Handling
from bot.postman import Postman
from bot.preparing import Preparing
from bot.reception import Reception
from bot.writer import Writer
from handlers import door
from storage import prepared
from storage.deal import deals, payments
from storage.partner import heard, managers, people
from storage.post.pace import Pace
from storage.post.presence import Presence
from storage.staff import team
from storage.tables import Heard, Inbox, Partner, Staff
from tests.asking import overheard
from tests.desk import NOON, House, Who

NEVER: Any = None  # files are not fetched here


class Round:
    """A house, and updates that arrive in it and are handled together."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.writer = Writer(house.database)
        clock = Clock()
        self.presence = Presence(house.database, "all", clock.now())
        self.handling = Handling(clock, house.folder, "sapa_bot")
        preparing = Preparing(NEVER, house.folder)
        errands = Errands(self.writer, preparing, self.handling, self.presence)
        self.reception = Reception(self.writer, self.handling, errands, self.presence)
        self.arrived: list[dict[str, Any]] = []

    def writes(self, who: Who, text: str) -> None:
        number, chat = 500 + len(self.arrived), int(who.address.chat)
        person = {"id": chat, "is_bot": False, "first_name": who.name, "language_code": "id"}
        message = {
            "message_id": number,
            "date": 1_790_000_000,
            "chat": {"id": chat, "type": "private"},
            "from": person,
            "text": text,
        }
        self.arrived.append({"update_id": number, "message": message})

    def is_handled(self) -> int:
        """All that arrived, in one round; answers how many statements that took."""
        with capture_logs(), overheard(self.house.database) as counted:
            asyncio.run(self.reception.take(self.arrived))
        untouched = select(Inbox.id).where(Inbox.state == "new", Inbox.tries == 0)
        assert not self.house.do(lambda s: s.exec(untouched).all())
        return len(counted)

    def states(self) -> list[str]:
        """How the updates stand, in the order in which they came."""
        keys = [str(raw["update_id"]) for raw in self.arrived]
        found = select(Inbox.state).where(col(Inbox.update_key).in_(keys)).order_by(col(Inbox.id))
        return [*self.house.do(lambda s: s.exec(found).all())]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


@pytest.fixture
def round_(house: House) -> Iterator[Round]:
    one = Round(house)
    yield one
    one.presence.leave()  # its own connection to PostgreSQL, which nobody else would close
    one.writer.close()


@pytest.mark.on_both_databases
def test_who_is_removed_by_one_update_of_a_round_is_a_stranger_to_the_next(
    house: House, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is who was read for the whole round before anything happened in it."""
    budi = house.member("Budi", "lead")
    budi_id, heir_id = house.member_id(budi), house.member_id(house.admin)
    receive = Handling.receive

    def removes(self: Handling, session: Session, row: Inbox, incoming: Any) -> None:
        receive(self, session, row, incoming)
        if incoming.sender == house.admin.address:
            team.remove(session, session.get_one(Staff, budi_id), heir_id)

    monkeypatch.setattr(Handling, "receive", removes)
    round_.writes(house.admin, "/due")
    round_.writes(budi, "/due")
    round_.is_handled()
    [said] = house.to(budi, house.everything())
    assert said.words == "stranger"


@pytest.mark.on_both_databases
def test_one_update_that_fails_in_a_round_fails_alone(
    house: House, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, receive = [house.who(name) for name in ("Rani", "Dewi", "Sinta")], Handling.receive

    def fails(self: Handling, session: Session, row: Inbox, incoming: Any) -> None:
        receive(self, session, row, incoming)
        if incoming.sender == people[1].address:
            raise KeyError("after all was written")

    monkeypatch.setattr(Handling, "receive", fails)
    for who in people:
        round_.writes(who, "halo")
    round_.is_handled()
    assert [len(house.to(who, house.everything())) for who in people] == [1, 0, 1]
    assert round_.states() == ["done", "new", "done"]


def test_a_round_asks_about_everybody_together(house: House, round_: Round) -> None:
    """On PostgreSQL each partner is reserved first, and only then read; on SQLite each row that is
    written counts."""
    for number in range(20):
        who = house.who("Ra" + "n" * number + "i")
        house.approached(who)
        round_.writes(who, "/status")
    statements = round_.is_handled()
    assert statements < 20 * 5, statements


def test_strangers_are_known_for_such_together(house: House, round_: Round) -> None:
    """Nobody asks for each of them whether they are somebody after all. Each update and each letter
    that is written counts."""
    strangers = [house.who("Ra" + "n" * number + "i") for number in range(20)]
    for who in strangers:
        round_.writes(who, "halo")
    statements = round_.is_handled()
    print(f"twenty strangers: {statements} statements")
    assert [one.words for one in house.everything()] == ["stranger"] * 20
    assert statements <= 2 * 20 + 8


def test_what_a_round_asks_is_put_into_sql_before_the_first_words_after_a_start(
    house: House, round_: Round
) -> None:
    rani = house.who("Rani")
    house.approached(rani)
    prepared._prepare.cache_clear()
    house.do(door.rehearse)
    before = prepared._prepare.cache_info().misses
    house.do(lambda s: door.foresee(s, [str(rani.address), str(house.who("Nobody").address)]))
    house.do(lambda s: door.foresee(s, [str(rani.address)]))
    assert prepared._prepare.cache_info().misses == before


@pytest.mark.on_both_databases
def test_what_begins_to_be_owed_within_a_round_is_seen_in_it(house: House) -> None:
    """Of a round all are looked up with the first who is asked about; also who has another's
    record."""
    whos = [house.who(name) for name in ("Rani", "Dewi", "Sinta")]
    rani, dewi, sinta = [house.approached(who) for who in whos]

    def round_(session: Session) -> list[int | None]:
        partner_ids = [deals.load(session, one).partner.id for one in (rani, dewi, sinta)]
        session.get_one(Partner, partner_ids[2]).merged_into = partner_ids[1]
        session.flush()
        assert {*people.foresee(session, [who.address for who in whos])} == {*partner_ids}
        before = payments.waits_for_account(session, partner_ids[0])
        payments.add(session, sinta, "bonus", 50_000, NOON)
        return [before, *(payments.waits_for_account(session, one) for one in partner_ids)]

    assert house.do(round_) == [None, None, sinta, sinta]


@pytest.mark.on_both_databases
def test_a_manager_who_came_again_from_elsewhere_within_a_round_waits_there(house: House) -> None:
    here, there = house.who("Manajer").address, house.who("Manajer baru").address
    partner_ids = [house.deal(house.listed(name)).partner.id for name in ("Rani", "Dewi")]

    def round_(session: Session) -> list[str]:
        for partner_id in partner_ids:
            row = managers.named(session, partner_id, f"M{partner_id}", "", "", NOON)
            row.opened_by = str(here)
            managers.move(session, row, "waiting", NOON)
        managers.foresee(session, [here, there])
        first = managers.waiting_at(session, here)
        assert first
        first.opened_by = str(there)
        managers.move(session, first, "waiting", NOON)
        waiting = [managers.waiting_at(session, one) for one in (here, there)]
        return [first.name, *(one.name for one in waiting if one)]

    rani, dewi = (f"M{partner_id}" for partner_id in partner_ids)
    assert house.do(round_) == [rani, dewi, rani]


def test_words_of_a_round_are_kept_with_their_own_numbers_whatever_comes_between(
    house: House, round_: Round
) -> None:
    whos = [house.who(name) for name in ("Rani", "Dewi", "Sinta")]
    partners = [house.deal(house.approached(who)).partner.id for who in whos]
    for who in whos:
        round_.writes(who, f"halo, ini {who.name}")
    round_.is_handled()

    def kept(session: Session) -> list[tuple[int, str]]:
        inbox_id = session.exec(select(Inbox.id).order_by(col(Inbox.id).desc())).first() or 0
        numbers = []
        for known in (True, False, True):  # to what is read again nobody belongs to a round
            session.expire_all()
            if known:
                people.foresee(session, [who.address for who in whos])
            for partner_id in partners:
                keeping = (session, partner_id, inbox_id, f"nomor {len(numbers)}", NOON, False)
                numbers.append(heard.keep(*keeping))
        rows = session.exec(select(Heard).order_by(col(Heard.id))).all()
        assert [one.id for one in rows[-9:]] == numbers
        return [(one.partner_id, one.text) for one in rows]

    before = [(one, f"halo, ini {who.name}") for one, who in zip(partners, whos, strict=True)]
    after = [(partners[number % 3], f"nomor {number}") for number in range(9)]
    assert house.do(kept)[-12:] == [*before, *after]


def test_one_update_is_answered_in_fifteen_statements_and_its_letter_leaves_with_it(
    house: House, round_: Round
) -> None:
    """Each takes its time, though the database itself needs next to none; who has a deal is read
    with what belongs to it."""
    postman = Postman(round_.writer, Clock(), NEVER, "sapa_bot", Pace(), round_.presence)
    taken: list[Carried] = []
    round_.reception.take_letters, round_.reception.carry = postman.take, taken.extend
    rani = house.who("Rani")
    house.approached(rani)
    round_.writes(rani, "/status")
    statements = round_.is_handled()
    print(f"one update: {statements} statements")
    assert len(taken) == 1
    assert statements <= 15
