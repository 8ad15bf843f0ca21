"""Transactions on real databases, and the media and settings that are kept with them."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, col, select

from bot.clock import Clock
from deals.channel import Address, Outgoing
from deals.deal import Deal
from storage import (
    settings,
    shapes,
    tables,
)
from storage.db import Database
from storage.deal import (
    deals,
    proofs,
)
from storage.keeping import media
from storage.post import outbox
from storage.tables import Outbox
from tests.sample_book import MORE, after, agree, approach, welcomed_lead
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases

# Media and settings


def test_a_file_is_kept_whole_under_the_hash_of_its_bytes(tmp_path: Path) -> None:
    sha256, path = media.keep(tmp_path, b"a picture")
    assert path.read_bytes() == b"a picture"
    assert path == media.path_of(tmp_path, sha256)
    assert media.keep(tmp_path, b"a picture") == (sha256, path)
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == [path]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        media.keep(tmp_path, b"a picture")
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_what_a_kill_left_half_written_is_removed_after_a_day(tmp_path: Path) -> None:
    _, kept = media.keep(tmp_path, b"a picture")
    left = [kept.parent / name for name in ("tmpyesterday", "tmpnow")]
    for path in left:
        path.write_bytes(b"half a pic")
    for path in (kept, left[0]):
        os.utime(path, (0, time.time() - 25 * 3600))
    assert media.remove_unfinished(tmp_path, Clock().now()) == 1
    assert {*tmp_path.glob("??/*")} == {kept, left[1]}
    assert media.remove_unfinished(tmp_path / "not there yet", Clock().now()) == 0


def test_a_picture_counts_once_and_may_be_handed_in_again_after_it_was_sent_back(
    database: Database, deal: Deal
) -> None:
    proof = tables.Proof(
        deal_id=deal.id, deliverable=1, kind="link", platform="tiktok", post_id="p1",
        handed_in_at=NOW,
    )  # fmt: skip
    database.transact(lambda s: proofs.add(s, proof))

    def again(session: Session) -> tables.Proof:
        known = proofs.of_post(session, "tiktok", "p1")
        proofs.judge(session, known, "sent_back", None, NOW, "tag")
        proofs.hand_in_again(session, known, 2, NOW)
        return proofs.waiting_for(session, deal.id, 2)

    assert database.transact(again).reason == ""


def test_settings_are_put_changed_and_forgotten(database: Database) -> None:
    for value in ({"chat": "-100"}, [1, 2], None, "x"):
        database.transact(lambda s, v=value: settings.put(s, "team_chat", v))
        assert database.transact(lambda s: settings.get(s, "team_chat", "none")) == value
    database.transact(lambda s: settings.forget(s, "team_chat"))
    database.transact(lambda s: settings.forget(s, "team_chat"))
    assert database.transact(lambda s: settings.get(s, "team_chat", "none")) == "none"


# Transactions


def put(name: str) -> Callable[[Session], str]:
    def unit(session: Session) -> str:
        settings.put(session, name, 1)
        return name

    return unit


def failing(error: BaseException) -> Callable[[Session], None]:
    def unit(session: Session) -> None:
        settings.put(session, "half", 1)
        raise error

    return unit


def stored(database: Database) -> set[str]:
    return set(database.transact(lambda s: s.exec(select(tables.Setting.name)).all()))


def test_a_unit_is_committed_whole_or_not_at_all(database: Database) -> None:
    assert database.transact(put("a")) == "a"
    with pytest.raises(ValueError, match="no"):
        database.transact(failing(ValueError("no")))
    assert stored(database) == {"a"}


def test_of_several_units_a_failed_one_answers_its_error_and_the_others_are_committed(
    database: Database,
) -> None:
    twice = lambda s: (s.add(tables.Brand(name="X")), s.add(tables.Brand(name="X")), s.flush())  # noqa: E731
    outcomes = database.transact_all([put("a"), failing(ValueError("no")), twice, put("b")])
    assert [type(one).__name__ for one in outcomes] == [
        "str",
        "ValueError",
        "IntegrityError",
        "str",
    ]
    assert stored(database) == {"a", "b"}
    assert not database.transact(lambda s: s.exec(select(tables.Brand)).all())


CHECK_AT_THE_END = {
    "sqlite": "pragma defer_foreign_keys = on",
    "postgresql": "alter table deal alter constraint deal_partner_id_fkey"
    " deferrable initially deferred",
}


def test_a_commit_that_fails_undoes_every_unit(
    database: Database, deal: Deal, database_kind: str
) -> None:
    def broken_at_the_end(session: Session) -> None:
        session.connection().exec_driver_sql(CHECK_AT_THE_END[database_kind])
        session.add(tables.Deal(campaign_id=1, partner_id=99, made_at=NOW))

    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        database.transact_all([put("a"), broken_at_the_end])
    assert stored(database) == set()


def test_a_cancelled_process_commits_nothing(database: Database) -> None:
    with pytest.raises(KeyboardInterrupt):
        database.transact_all([put("a"), failing(KeyboardInterrupt())])
    assert stored(database) == set()


def test_what_a_failed_unit_wrote_past_the_session_is_forgotten_with_it(database: Database) -> None:
    letter = outbox.Letter(Address("telegram", "1"), Outgoing("text", "halo"))
    database.transact(lambda s: outbox.put(s, letter, "a", NOW))

    def fails(session: Session) -> None:
        outbox.sent(session, [outbox.Arrival(1, "m1", NOW)])
        assert session.get_one(Outbox, 1).state == "sent"
        raise ValueError

    def looks(session: Session) -> str:
        return session.get_one(Outbox, 1).state

    assert database.transact_all([fails, looks])[-1] == "queued"


def test_when_the_database_itself_has_rolled_back_no_later_unit_slips_through(
    database: Database,
) -> None:
    def disk_full(session: Session) -> None:
        session.connection().exec_driver_sql("ROLLBACK")  # as SQLite does when the disk is full
        raise OperationalError("insert", {}, Exception("database or disk is full"))

    with pytest.raises(OperationalError):
        database.transact_all([put("a"), disk_full, put("b")])
    assert stored(database) == set()


def test_a_reader_sees_nothing_of_a_transaction_that_is_still_open(database: Database) -> None:
    database.transact(put("old"))
    apart = create_engine(database.url, poolclass=NullPool)

    def unit(session: Session) -> list[str]:
        settings.put(session, "a", 1)
        with apart.connect() as connection:
            return list(connection.execute(select(tables.Setting.name)).scalars())

    assert database.transact(unit) == ["old"]


def test_values_are_written_as_plain_json_and_read_back_equal(
    database: Database, deal: Deal
) -> None:
    rich = after(database, deal, approach, agree)
    assert shapes.read(Deal, shapes.written(rich)) == rich
    assert shapes.read(type(MORE), shapes.written(MORE)) == MORE


def test_a_member_leaves_their_deals_to_another(database: Database, deal: Deal) -> None:
    owner = database.transact(welcomed_lead)
    database.transact(lambda s: deals.hand_on(s, deal.id, owner))
    assert database.transact(lambda s: deals.load(s, deal.id)).owner_id == owner
    assert database.transact(lambda s: s.exec(select(col(tables.Deal.version))).one()) == 2
