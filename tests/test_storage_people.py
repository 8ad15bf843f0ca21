"""People on real SQLite files: who is written to, where, and the links that invite them."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select

from deals.channel import Address
from deals.deal import Deal
from storage import tables
from storage.db import Database
from storage.partner import (
    invites,
    people,
)
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases

# People


def spoken_to(database: Database, deal: Deal) -> Address | None:
    return database.transact(lambda s: people.speaker_address(s, deal.partner.id))


def join(database: Database, deal: Deal, role: str, chat: str, at: datetime = NOW) -> None:
    address = Address("telegram", chat)
    database.transact(lambda s: people.join(s, deal.partner.id, role, role, address, at))


def test_the_manager_is_written_to_before_the_partner(database: Database, deal: Deal) -> None:
    assert spoken_to(database, deal) == Address("telegram", "c-Rani")
    join(database, deal, "manager", "500")
    assert spoken_to(database, deal) == Address("telegram", "500")


def test_the_newest_address_of_a_person_is_used(database: Database, deal: Deal) -> None:
    join(database, deal, "self", "600", NOW + timedelta(days=1))
    assert spoken_to(database, deal) == Address("telegram", "600")


def test_a_blocked_address_gives_way_and_at_last_nobody_can_be_written_to(
    database: Database, deal: Deal
) -> None:
    join(database, deal, "manager", "500")
    for chat, then in (("500", Address("telegram", "c-Rani")), ("c-Rani", None)):
        address = Address("telegram", chat)
        database.transact(lambda s, a=address: people.mark_address(s, a, "blocked", NOW))
        assert spoken_to(database, deal) == then
    assert not database.transact(lambda s: people.facts(s, deal.partner.id)).reachable


def test_who_has_stopped_has_no_address_until_they_come_back(
    database: Database, deal: Deal
) -> None:
    database.transact(lambda s: people.stop(s, deal.partner.id, NOW))
    facts = database.transact(lambda s: people.facts(s, deal.partner.id))
    assert (facts.stopped, facts.reachable, spoken_to(database, deal)) == (True, False, None)
    assert database.transact(lambda s: people.come_back(s, deal.partner.id))
    assert not database.transact(lambda s: people.come_back(s, deal.partner.id))
    assert spoken_to(database, deal) == Address("telegram", "c-Rani")


def test_a_person_may_press_their_link_twice(database: Database, deal: Deal) -> None:
    join(database, deal, "self", "c-Rani")
    rows = database.transact(lambda s: s.exec(select(tables.PersonAddress)).all())
    assert len(rows) == 1


def test_an_address_moves_with_its_chat(database: Database, deal: Deal) -> None:
    old = Address("telegram", "c-Rani")
    database.transact(lambda s: people.move_address(s, old, "c-new"))
    assert spoken_to(database, deal) == Address("telegram", "c-new")


# Invites


def redeem(database: Database, token: str, chat: str, days: float = 0) -> tables.Invite | None:
    address, at = Address("telegram", chat), NOW + timedelta(days=days)
    return database.transact(lambda s: invites.redeem(s, token, address, at))


@pytest.fixture
def token(database: Database, deal: Deal) -> str:
    return database.transact(lambda s: invites.issue(s, "self", NOW, deal.partner.id))


def test_a_link_binds_to_the_first_and_is_safe_to_press_again(
    database: Database, token: str
) -> None:
    assert redeem(database, token, "1").used_by == "telegram:1"
    assert redeem(database, token, "1", days=400)
    assert redeem(database, token, "2") is None


def test_a_link_expires(database: Database, token: str) -> None:
    assert redeem(database, token, "1", days=14.1) is None
    assert redeem(database, token, "1", days=14)
    short = database.transact(lambda s: invites.issue(s, "lead", NOW))
    assert redeem(database, short, "1", days=2.1) is None


def test_a_token_nobody_issued_opens_nothing_and_only_its_hash_is_kept(
    database: Database, token: str
) -> None:
    assert redeem(database, "guessed", "1") is None
    [row] = database.transact(lambda s: s.exec(select(tables.Invite)).all())
    assert token not in row.model_dump_json()
