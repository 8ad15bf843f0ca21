"""The tables on real SQLite files: what is unique, and what they refuse to store."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from deals.deal import Deal
from storage import tables
from storage.db import Database
from storage.deal import proofs
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases


def _row(kind: str, **more: Any) -> SQLModel:
    deal = {"deal_id": 1}
    made: dict[str, Callable[[], SQLModel]] = {
        "brand": lambda: tables.Brand(name="Sehati"),
        "product": lambda: tables.Product(brand_id=1, name="Kunyit"),
        "staff": lambda: tables.Staff(name="A", channel="telegram", chat="9", joined_at=NOW),
        "partner": lambda: tables.Partner(
            name="B", platform="tiktok", handle="b", listed_at=NOW
        ),
        "campaign": lambda: tables.Campaign(
            brand_id=1, title="Mei", month="2026-05", terms={}, cadence={}, made_at=NOW
        ),
        "deal": lambda: tables.Deal(campaign_id=1, partner_id=1, made_at=NOW),
        "address": lambda: tables.PersonAddress(
            person_id=1, channel="telegram", chat="77", since=NOW
        ),
        "invite": lambda: tables.Invite(
            token_hash="x", role="self", expires_at=NOW, made_at=NOW
        ),
        "proposal number": lambda: tables.Proposal(
            number=7, by="brand", terms={}, state="superseded", made_at=NOW, **deal
        ),
        "open proposal": lambda: tables.Proposal(
            number=more["n"], by="brand", terms={}, made_at=NOW, **deal
        ),
        "deliverable": lambda: tables.Deliverable(
            number=1, kind="reel", platform="instagram", **deal
        ),
        "post": lambda: tables.Proof(
            deliverable=1, kind="link", platform="tiktok", post_id="p1", handed_in_at=NOW, **deal
        ),
        "picture": lambda: tables.Proof(
            deliverable=1, kind="picture", file_sha256="f", handed_in_at=NOW, **deal
        ),
        "history": lambda: tables.History(version=50, at=NOW, happened="x", by="clock", **deal),
        "reminder": lambda: tables.Reminder(
            name="remind", step=more["n"], day=1, due_at=NOW, **deal
        ),
        "debt": lambda: tables.Debt(kind="arrival", since=NOW, **deal),
        "update": lambda: tables.Inbox(
            channel="telegram", update_key="5", lane="1", raw={}, received_at=NOW, next_at=NOW
        ),
        "letter": lambda: tables.Outbox(
            dedupe_key="in:1:1", channel="telegram", chat="1", lane="1", once=False, payload={},
            due_at=NOW, made_at=NOW,
        ),
        "wording": lambda: tables.TemplateText(
            brand_id=1, name="offer", language="id", source="", changed_by=1, changed_at=NOW
        ),
        "fact of a brand": lambda: _fact(state="on"),
        "fact of a campaign": lambda: _fact(state="on", campaign_id=1),
        "setting": lambda: tables.Setting(name="team_chat", value=1),
        "finding": lambda: tables.Finding(kind="post", subject="x", first_seen=NOW, last_seen=NOW),
        "one in a finding": lambda: tables.FindingPartner(finding_id=1, partner_id=1, seen_at=NOW),
        "one to be told": lambda: tables.AnnouncedTo(
            announcement_id=1, partner_id=1, letter=f"announce:{more['n']}"
        ),
        "letter of many": lambda: tables.AnnouncedTo(
            announcement_id=1, partner_id=more["n"], letter="announce:1:1"
        ),
    }  # fmt: skip
    return made[kind]()


def _fact(**more: Any) -> tables.Fact:
    return tables.Fact(
        brand_id=1, topic="payment", language="id", words="", told_by=1, told_at=NOW, **more
    )


@pytest.mark.parametrize(
    "kind",
    [
        "brand", "product", "staff", "partner", "campaign", "deal", "address", "invite",
        "proposal number", "open proposal", "deliverable", "post", "picture", "history",
        "reminder", "debt", "update", "letter", "wording", "setting",
        "fact of a brand", "fact of a campaign", "finding", "one in a finding", "one to be told",
        "letter of many",
    ],
)  # fmt: skip
def test_there_is_never_a_second_of(kind: str, database: Database, deal: Deal) -> None:
    def first(session: Session) -> None:
        session.add(tables.Staff(name="Ayu", channel="telegram", chat="1", joined_at=NOW))
        proofs.keep_media(session, "f", "shot.png", "image/png", 1, NOW)
        session.add(tables.Partner(name="C", listed_at=NOW))
        session.add(tables.Finding(id=1, kind="code", subject="y", first_seen=NOW, last_seen=NOW))
        session.add(tables.Announcement(id=1, by=1, wanted="", words={}, made_at=NOW))
        session.flush()
        session.merge(_row(kind, n=1)) if kind == "setting" else None
        if kind not in ("deal", "setting"):
            session.add(_row(kind, n=1))

    database.transact(first)
    with pytest.raises(IntegrityError, match=r"(?i)unique"):
        database.transact(lambda s: (s.add(_row(kind, n=2)), s.flush()))


@pytest.mark.parametrize(
    "row",
    [
        tables.Staff(name="A", right="owner", channel="t", chat="9", joined_at=NOW),
        tables.Partner(name="B", kind="brand", listed_at=NOW),
        tables.Person(partner_id=1, role="friend", name="C", joined_at=NOW),
        tables.Proof(deal_id=1, deliverable=1, kind="link", state="lost", handed_in_at=NOW),
        tables.Campaign(
            brand_id=1, title="X", month="", terms={}, cadence={}, state="paused", made_at=NOW
        ),
        _fact(state="maybe"),
    ],
    ids=lambda row: type(row).__name__,
)
def test_a_word_that_no_table_knows_is_not_stored(
    row: SQLModel, database: Database, deal: Deal
) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)check"):
        database.transact(lambda s: (s.add(row.model_copy()), s.flush()))


def test_a_deal_of_nobody_is_not_stored(database: Database, deal: Deal) -> None:
    row = tables.Deal(campaign_id=1, partner_id=99, made_at=NOW)
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        database.transact(lambda s: s.add(row))


def test_many_partners_may_have_no_handle(database: Database) -> None:
    rows = [tables.Partner(name=f"P{n}", platform="tiktok", listed_at=NOW) for n in (1, 2)]
    database.transact(lambda s: s.add_all(rows))


def test_a_fact_may_be_told_of_a_brand_and_of_its_campaign_and_be_proposed_again(
    database: Database, deal: Deal
) -> None:
    def told(session: Session) -> None:
        session.add(tables.Staff(name="Ayu", channel="telegram", chat="1", joined_at=NOW))
        session.flush()
        more = ("on", 1), ("on", None), ("proposed", None), ("proposed", None), ("off", None)
        session.add_all(_fact(state=state, campaign_id=of) for state, of in more)

    database.transact(told)
