"""A sheet that is taken as a whole becomes what it would become row by row."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, select

from deals.channel import Address
from deals.listing.records import ListedRow, Listing
from deals.listing.taking import RowRead
from handlers.office.importing import take_listing
from handlers.turn import Turn
from storage.brand import campaigns
from storage.db import Database
from storage.partner import merging, twins
from storage.personal import suppressed
from storage.personal.fingerprints import of_phone
from storage.staff import members
from storage.tables import Campaign, Deal, Debt, History, Partner, Reminder
from tests import row_by_row
from tests.asking import asked
from tests.fresh import fresh_database
from tests.sample_deal import NOW, REELS

NAMES = (None, "Rani", "rani", "RANI", "Budi S", "Budi  S", "Sari ✨", "Ayu", "Dewi")
HANDLES = (None, None, "rani.k", "budi", "sari.s", "ayu_", "dewi.d", "rani2")
PLATFORMS = (None, "instagram", "instagram", "tiktok")
PHONES = (None, None, "+628120000001", "+628120000002", "+628120000003")
Way = Callable[..., list[RowRead]]
PROBLEMS = ((), (), ("no_followers",), ("duplicate_of_row_3",), ("no_phone", "handle_from_name"))


def some_rows(chance: random.Random) -> list[ListedRow]:
    pick = chance.choice
    return [
        ListedRow(
            row=number,
            name=pick(NAMES),
            handle=pick(HANDLES),
            platform=pick(PLATFORMS),
            followers=pick((None, 5000, 12_000)),
            tier=pick((None, "nano", "micro")),
            address=pick((None, "Jl. Melati 1, Bandung")),
            phone=pick(PHONES),
            post_date=pick((None, date(2026, 9, 20))),
            pr_status=pick((None, "yes", "no_barter")),
            brand=pick((None, "Herbana")),
            link=pick((None, "https://www.instagram.com/rani.k", "https://example.com/x")),
            problems=pick(PROBLEMS),
        )
        for number in range(2, 2 + chance.randrange(1, 25))
    ]


def begun(folder: Path) -> tuple[Database, list[int]]:
    """A book with somebody of ours and two campaigns."""
    folder.mkdir()
    database = fresh_database(folder)

    def unit(session: Session) -> list[int]:
        members.welcome(session, Address("telegram", "1"), "Maya", "admin", "id", NOW)
        brand = campaigns.add_brand(session, "Herbana").id or 0
        made = [
            campaigns.add_campaign(session, brand, title, kind, "2026-09", REELS, NOW)
            for title, kind in (("September", "kol"), ("Afiliasi", "affiliate"))
        ]
        return [one.id or 0 for one in made]

    return database, database.transact(unit)


def as_a_whole(
    session: Session, campaign: Campaign, rows: list[ListedRow], at: datetime
) -> list[RowRead]:
    turn = Turn(session, at, "test", "staff:1")
    return take_listing(turn, campaign, Listing(tuple(rows), (), True)).rows


def all_of(session: Session) -> list[list[str]]:
    """Every row that an import may write."""
    return [
        sorted(_told(session, one) for one in session.exec(select(table)))
        for table in (Partner, Deal, Debt, History, Reminder)
    ]


def _told(session: Session, row: SQLModel) -> str:
    """Without the number of a debt; each book has hashes of its own, which have to be right."""
    told = row.model_dump(exclude={"id"} if isinstance(row, Debt) else set())
    if isinstance(row, Partner):
        told["phone_hash"] = row.phone_hash == of_phone(session, row.phone)
    return repr(sorted(told.items()))


def in_between(chance: random.Random) -> Callable[[Session], None]:
    """What staff may have done before the next sheet comes; the same in both books."""
    merged, apart, forgot, stopped = (chance.random() < 0.5 for _ in range(4))
    kept, gone, row = chance.random(), chance.random(), some_rows(chance)[0]

    def unit(session: Session) -> None:
        numbers = session.exec(
            select(Partner.id).where(col(Partner.merged_into).is_(None)).order_by(Partner.id)
        ).all()
        if len(numbers) < 2:
            return
        one, other = (numbers[int(part * len(numbers))] for part in (kept, gone))
        if merged and one != other:
            people = session.get_one(Partner, one), session.get_one(Partner, other)
            merging.merge(session, *people, (), NOW)
        if apart:
            twins.set_apart(session, numbers[0], numbers[-1], 1, NOW)
        if forgot:
            suppressed.add(session, suppressed.marks(session, row), NOW)
        if stopped:
            session.get_one(Partner, numbers[0]).stopped_at = NOW

    return unit


def take(database: Database, way: Way, campaign_id: int, *given: Any) -> list[RowRead]:
    return database.transact(lambda s: way(s, s.get_one(Campaign, campaign_id), *given))


@pytest.mark.on_both_databases
@pytest.mark.parametrize("seed", range(25))
def test_all_at_once_a_sheet_becomes_what_it_becomes_row_by_row(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    (whole, campaign_ids), (by_row, _) = begun(tmp_path / "whole"), begun(tmp_path / "by_row")
    for sheet in range(4):
        given = chance.choice(campaign_ids), some_rows(chance), NOW + timedelta(hours=sheet)
        assert take(whole, as_a_whole, *given) == take(by_row, row_by_row.taken, *given), given
        assert whole.transact(all_of) == by_row.transact(all_of), given
        meanwhile = in_between(chance)
        for database in (whole, by_row):
            database.transact(meanwhile)


@pytest.mark.on_both_databases
def test_a_long_sheet_asks_no_more_than_a_short_one(tmp_path: Path):
    database, (september, october) = begun(tmp_path / "book")

    def questions(campaign_id: int, first: int, size: int) -> int:
        rows = [somebody(number) for number in range(first, first + size)]
        take = lambda s: as_a_whole(s, s.get_one(Campaign, campaign_id), rows, NOW)  # noqa: E731
        told = asked(database, take)
        return len([one for one, _ in told if not one.startswith(("INSERT", "UPDATE"))])

    questions(september, 0, 2)  # the key of the hashes is made once
    assert questions(september, 10, 300) == questions(september, 400, 2)
    assert questions(october, 10, 300) == questions(october, 400, 2)  # all are known


def somebody(number: int) -> ListedRow:
    nothing = dict.fromkeys(("address", "post_date", "pr_status", "brand", "link"))
    phone = f"+6281200{number:06}"
    return ListedRow(
        number, f"Mitra {number}", f"m{number}", "tiktok", 5000, "nano", phone=phone, **nothing
    )
