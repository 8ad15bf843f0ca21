"""Deals on real SQLite files: what is unique, what is kept whole, and what follows a deal."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, SQLModel, col, select

from deals import answering, delivery, exits, negotiation, reminding
from deals.channel import Address
from deals.deal import Deal, Pack
from deals.decision import Decision
from deals.stages import Stage
from deals.steps import next_step
from storage import (  # fmt: skip
    campaigns,
    deals,
    desk,
    history,
    invites,
    media,
    people,
    proofs,
    reminders,
    settings,
    shapes,
    staff,
    tables,
)
from storage.db import Database
from tests.fresh import fresh_database
from tests.sample_deal import NOW, REELS

MORE = replace(REELS, fee_idr=900_000, tags=("@herbana.id",), commission_pct=7.5)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return fresh_database(tmp_path)


@pytest.fixture
def deal(database: Database) -> Deal:
    """A vetted deal with somebody who can be written to."""
    return database.transact(lambda s: _begun(s, "Rani"))


def _begun(session: Session, name: str, campaign_id: int | None = None) -> Deal:
    if campaign_id is None:
        brand = campaigns.brand_named(session, "Herbana") or campaigns.add_brand(session, "Herbana")
        title = f"September {name}"
        campaign_id = campaigns.add_campaign(
            session, brand.id or 0, title, "kol", "2026-09", REELS, NOW
        ).id
    partner = tables.Partner(name=name, platform="instagram", handle=name.lower(), listed_at=NOW)
    session.add(partner)
    session.flush()
    people.join(session, partner.id or 0, "self", name, Address("telegram", f"c-{name}"), NOW)
    row, _ = deals.listed(session, campaign_id or 0, partner.id or 0, NOW)
    listed = deals.load(session, row.id)
    return deals.save(session, listed, exits.vet(listed, NOW), "staff:1", NOW)


def saved(database: Database, deal: Deal, decision: Decision, **more: Any) -> Deal:
    return database.transact(
        lambda s: deals.save(s, deal, decision, more.pop("by", "partner"), NOW, **more)
    )


def after(database: Database, deal: Deal, *acts: Callable[[Deal], Decision]) -> Deal:
    for act in acts:
        deal = saved(database, deal, act(deal))
    return deal


def approach(deal: Deal) -> Decision:
    return negotiation.approach(deal, NOW)


def agree(deal: Deal) -> Decision:
    return negotiation.agree(deal, 1, NOW)


# What is unique


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
        "setting": lambda: tables.Setting(name="team_chat", value=1),
    }  # fmt: skip
    return made[kind]()


@pytest.mark.parametrize(
    "kind",
    [
        "brand", "product", "staff", "partner", "campaign", "deal", "address", "invite",
        "proposal number", "open proposal", "deliverable", "post", "picture", "history",
        "reminder", "debt", "update", "letter", "wording", "setting",
    ],
)  # fmt: skip
def test_there_is_never_a_second_of(kind: str, database: Database, deal: Deal) -> None:
    def first(session: Session) -> None:
        session.add(tables.Staff(name="Ayu", channel="telegram", chat="1", joined_at=NOW))
        proofs.keep_media(session, "f", "shot.png", "image/png", 1, NOW)
        session.flush()
        session.merge(_row(kind, n=1)) if kind == "setting" else None
        if kind not in ("deal", "setting"):
            session.add(_row(kind, n=1))

    database.transact(first)
    with pytest.raises(IntegrityError, match="UNIQUE"):
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
    ],
    ids=lambda row: type(row).__name__,
)
def test_a_word_that_no_table_knows_is_not_stored(
    row: SQLModel, database: Database, deal: Deal
) -> None:
    with pytest.raises(IntegrityError, match="CHECK"):
        database.transact(lambda s: (s.add(row.model_copy()), s.flush()))


def test_a_deal_of_nobody_is_not_stored(database: Database, deal: Deal) -> None:
    row = tables.Deal(campaign_id=1, partner_id=99, made_at=NOW)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        database.transact(lambda s: s.add(row))


def test_many_partners_may_have_no_handle(database: Database) -> None:
    rows = [tables.Partner(name=f"P{n}", platform="tiktok", listed_at=NOW) for n in (1, 2)]
    database.transact(lambda s: s.add_all(rows))


# What is kept


def test_a_rich_deal_comes_back_as_it_was_saved(database: Database, deal: Deal) -> None:
    deal = after(
        database,
        deal,
        approach,
        lambda d: negotiation.counter(d, MORE, "900rb ya", NOW),
        lambda d: negotiation.propose(d, MORE, NOW),
        lambda d: negotiation.agree(d, 3, NOW),
        lambda d: delivery.hand_in(d, 1, NOW),
        lambda d: delivery.send_back(d, 1, "tag belum ada 🙏", NOW),
        lambda d: delivery.promise(d, date(2026, 9, 26), True, NOW),
        lambda d: negotiation.pass_on(d, "kak?", "ask", (), NOW),
    )
    rich = replace(
        deal,
        pack=Pack("sent", NOW, "JNE", "JP0001"),
        escalated=True,
        breach_proposed_at=NOW,
        owner_id=database.transact(_member),
    )
    kept = saved(database, deal, Decision(rich, "enriched"))
    assert kept == replace(rich, version=deal.version + 1)
    assert database.transact(lambda s: deals.load(s, deal.id)) == kept


def _member(session: Session) -> int:
    address = Address("telegram", "1")
    return staff.welcome(session, address, "Ayu", "lead", "id", NOW).id or 0


def test_times_come_back_aware_and_in_utc(database: Database, deal: Deal) -> None:
    kept = after(database, deal, approach)
    loaded = database.transact(lambda s: deals.load(s, kept.id))
    assert loaded.waiting_since == NOW
    assert loaded.waiting_since.tzinfo == UTC


def test_nobody_saves_over_what_they_have_not_seen(database: Database, deal: Deal) -> None:
    after(database, deal, approach)
    with pytest.raises(deals.ChangedMeanwhile):
        saved(database, deal, exits.strike(deal, "", NOW))
    assert database.transact(lambda s: deals.load(s, deal.id)).stage == Stage.APPROACHED


def test_an_unknown_deal_is_named(database: Database) -> None:
    for number in (7, None):
        with pytest.raises(LookupError, match=f"no deal {number}"):
            database.transact(lambda s, n=number: deals.load(s, n))


def test_a_partner_is_listed_once_in_a_campaign(database: Database, deal: Deal) -> None:
    campaign_id, partner_id = deal.campaign.id, deal.partner.id
    row, new = database.transact(lambda s: deals.listed(s, campaign_id, partner_id, NOW))
    assert (row.id, new) == (deal.id, False)


def test_live_deals_are_those_that_are_not_over(database: Database, deal: Deal) -> None:
    saved(database, deal, exits.strike(deal, "", NOW))
    partner_id = deal.partner.id
    assert database.transact(lambda s: deals.live_of(s, partner_id)) == []
    assert len(database.transact(lambda s: deals.all_of(s, partner_id))) == 1


def test_a_version_may_open_again_when_a_later_one_is_put_aside(
    database: Database, deal: Deal
) -> None:
    first = after(database, deal, approach)
    second = after(database, first, lambda d: negotiation.propose(d, MORE, NOW))
    gone = replace(second.proposals[1], state="superseded")
    back = replace(second, proposals=(first.proposals[0], gone))
    assert saved(database, second, Decision(back, "undone")).on_table.number == 1


def test_versions_that_are_taken_back_whole_are_gone(database: Database, deal: Deal) -> None:
    first = after(database, deal, approach)
    second = after(database, first, lambda d: negotiation.propose(d, MORE, NOW))
    third = saved(database, second, Decision(replace(first), "undone"))
    loaded = database.transact(lambda s: deals.load(s, third.id))
    assert loaded.proposals == first.proposals


# What follows a deal


def planned(database: Database, deal: Deal) -> tables.Reminder | None:
    return database.transact(lambda s: reminders.planned(s, deal.id))


def owed(database: Database, deal: Deal) -> list[str]:
    return [row.kind for row in database.transact(lambda s: desk.open_of(s, deal.id))]


def test_the_planned_reminder_is_always_the_next_step(database: Database, deal: Deal) -> None:
    assert planned(database, deal) is None
    deal = after(database, deal, approach)
    assert planned(database, deal).due_at == next_step(deal, NOW).due_at
    deal = after(database, deal, lambda d: negotiation.pass_on(d, "hmm", "other", (), NOW))
    assert planned(database, deal) is None
    deal = after(database, deal, lambda d: answering.answered_elsewhere(d, NOW), agree)
    assert planned(database, deal).name == "remind"
    rows = database.transact(lambda s: s.exec(select(tables.Reminder)).all())
    assert [row.state for row in rows] == ["dropped", "dropped", "planned"]


def test_the_desk_is_what_the_rules_derive_with_the_age_of_the_first(
    database: Database, deal: Deal
) -> None:
    assert owed(database, deal) == ["approach"]
    deal = after(database, deal, approach)
    assert owed(database, deal) == []
    later = NOW + timedelta(days=2)
    deal = after(database, deal, lambda d: negotiation.pass_on(d, "hmm", "other", (), NOW))
    after(database, deal, lambda d: negotiation.pass_on(d, "halo", "other", (), later))
    [debt] = database.transact(lambda s: desk.open_of(s, deal.id))
    assert (debt.kind, debt.since) == ("answer", NOW)


def test_debts_are_paid_and_may_be_owed_anew(database: Database, deal: Deal) -> None:
    deal = after(database, deal, approach, agree, lambda d: delivery.hand_in(d, 1, NOW))
    assert owed(database, deal) == ["proof"]
    deal = after(database, deal, lambda d: delivery.send_back(d, 1, "", NOW))
    assert owed(database, deal) == []
    deal = after(database, deal, lambda d: delivery.hand_in(d, 1, NOW))
    assert owed(database, deal) == ["proof"]


def test_partners_with_something_due_come_the_longest_overdue_first(database: Database) -> None:
    one, two = (database.transact(lambda s, n=n: _begun(s, n)) for n in ("Rani", "Dewi"))
    for deal, days in ((one, 0), (two, -1)):
        then = NOW + timedelta(days=days)
        saved(database, deal, negotiation.approach(deal, then))
    late = NOW + timedelta(days=1)
    due = database.transact(lambda s: reminders.due_partners(s, late))
    assert list(due) == [two.partner.id, one.partner.id]
    assert list(database.transact(lambda s: reminders.due_partners(s, late, 1))) == due[:1]


def test_a_reminder_that_was_taken_is_kept_as_done(database: Database, deal: Deal) -> None:
    deal = after(database, deal, approach)
    then = NOW + timedelta(days=1)

    def take(session: Session) -> None:
        row = reminders.planned(session, deal.id)
        reminders.done(session, row, then)
        step = next_step(deal, then)
        deals.save(session, deal, reminding.take(deal, step, then), "clock", then)

    database.transact(take)
    rows = database.transact(lambda s: s.exec(select(tables.Reminder)).all())
    assert [(row.state, row.day) for row in rows] == [("done", 1), ("planned", 3)]


# History


def test_the_last_act_of_a_member_can_be_undone_for_ten_minutes(
    database: Database, deal: Deal
) -> None:
    deal = after(database, deal, approach, agree, lambda d: delivery.hand_in(d, 1, NOW))
    saved(database, deal, delivery.accept(deal, 1, NOW), by="staff:1", undoable=True)

    def undoable(minutes: float, member: int = 1) -> tables.History | None:
        at = NOW + timedelta(minutes=minutes)
        return database.transact(lambda s: history.undoable_by(s, member, at))

    line = undoable(10)
    assert line.happened == "proof_accepted"
    assert undoable(10.1) is None
    assert undoable(1, member=2) is None
    loaded = database.transact(lambda s: deals.load(s, deal.id))
    assert history.before(line, loaded) == deal


def test_nothing_is_undone_once_something_came_after(database: Database, deal: Deal) -> None:
    deal = after(database, deal, approach, agree, lambda d: delivery.hand_in(d, 1, NOW))
    deal = saved(database, deal, delivery.accept(deal, 1, NOW), by="staff:1", undoable=True)
    after(database, deal, lambda d: delivery.hand_in(d, 2, NOW))
    assert database.transact(lambda s: history.undoable_by(s, 1, NOW)) is None


def test_what_comes_back_by_an_undo_has_the_people_of_today(database: Database, deal: Deal) -> None:
    saved(database, deal, exits.strike(deal, "", NOW), by="staff:1", undoable=True)

    def renamed(session: Session) -> Deal:
        people.partner(session, deal.partner.id).name = "Rani Sehat"
        line = history.undoable_by(session, 1, NOW)
        return history.before(line, deals.load(session, deal.id))

    was = database.transact(renamed)
    assert (was.stage, was.partner.name) == (Stage.VETTED, "Rani Sehat")


def test_every_version_has_its_line(database: Database, deal: Deal) -> None:
    deal = after(database, deal, approach, agree)
    lines = database.transact(lambda s: history.of_deal(s, deal.id))
    assert [(line.version, line.happened) for line in lines] == [
        (4, "agreed"), (3, "offered"), (2, "vetted"),
    ]  # fmt: skip


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


def test_a_commit_that_fails_undoes_every_unit(database: Database) -> None:
    def broken_at_the_end(session: Session) -> None:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        session.add(tables.Deal(campaign_id=99, partner_id=99, made_at=NOW))

    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        database.transact_all([put("a"), broken_at_the_end])
    assert stored(database) == set()


def test_a_cancelled_process_commits_nothing(database: Database) -> None:
    with pytest.raises(KeyboardInterrupt):
        database.transact_all([put("a"), failing(KeyboardInterrupt())])
    assert stored(database) == set()


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
    path = database.url.removeprefix("sqlite:///")

    def unit(session: Session) -> list[str]:
        settings.put(session, "a", 1)
        apart = sqlite3.connect(path)
        names = [row[0] for row in apart.execute("select name from setting")]
        apart.close()
        return names

    assert database.transact(unit) == ["old"]


def test_the_database_is_set_up_to_lose_nothing(database: Database) -> None:
    def pragmas(session: Session) -> list[Any]:
        run = session.connection().exec_driver_sql
        return [
            run(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]

    assert database.transact(pragmas) == ["wal", 2, 1, 30_000]


def test_values_are_written_as_plain_json_and_read_back_equal(
    database: Database, deal: Deal
) -> None:
    rich = after(database, deal, approach, agree)
    assert shapes.read(Deal, shapes.written(rich)) == rich
    assert shapes.read(type(MORE), shapes.written(MORE)) == MORE


def test_a_member_leaves_their_deals_to_another(database: Database, deal: Deal) -> None:
    owner = database.transact(_member)
    database.transact(lambda s: deals.hand_on(s, deal.id, owner))
    assert database.transact(lambda s: deals.load(s, deal.id)).owner_id == owner
    assert database.transact(lambda s: s.exec(select(col(tables.Deal.version))).one()) == 2
