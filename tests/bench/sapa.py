"""Prepares a data folder for Sapa: linked partners, and letters that wait to be sent."""

from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session

from deals.channel import Address, Outgoing
from storage import outbox, people, staff
from storage.db import Database
from storage.migrate import migrate
from storage.tables import Partner
from tests.bench.bare import TEXT
from tests.bench.room import FIRST_CHAT


def prepare(folder: Path, chats: int) -> None:
    """A database in which so many chats belong to partners, and somebody is admin."""
    database = Database(f"sqlite:///{folder}/sapa.db")
    migrate(database)
    database.transact(lambda session: _people(session, chats))
    database.close()


def queue_letters(folder: Path, count: int, cause: str) -> None:
    """One letter for each of so many chats."""
    database = Database(f"sqlite:///{folder}/sapa.db")

    def unit(session: Session) -> None:
        for number in range(count):
            letter = outbox.Letter(_address(number), Outgoing("text", TEXT), "bench")
            outbox.put(session, letter, f"{cause}:{number}", _now())

    database.transact(unit)
    database.close()


def _people(session: Session, chats: int) -> None:
    staff.welcome(session, Address("telegram", "700002"), "Maya", "admin", "id", _now())
    for number in range(chats):
        partner = Partner(name=f"Mitra {number}", listed_at=_now())
        session.add(partner)
        session.flush()
        people.join(session, partner.id or 0, "self", partner.name, _address(number), _now())


def _address(number: int) -> Address:
    return Address("telegram", str(FIRST_CHAT + number))


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251
