"""Deals on real SQLite files: what is kept whole, and what follows a deal."""

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from sqlmodel import Session, select

from deals import (
    answering,
    delivery,
    exits,
    negotiation,
)
from deals.deadlines import reminding
from deals.deadlines.steps import next_step
from deals.deal import Deal, Pack
from deals.decision import Decision
from deals.stages import Stage
from storage import tables
from storage.db import Database
from storage.deal import (
    deals,
    desk,
    history,
    reminders,
)
from storage.partner import people
from tests.sample_book import MORE, after, agree, approach, begun, saved, welcomed_lead
from tests.sample_deal import NOW

pytestmark = pytest.mark.on_both_databases

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
        breach_proposed_at=NOW,
        owner_id=database.transact(welcomed_lead),
    )
    kept = saved(database, deal, Decision(rich, "enriched"))
    assert kept == replace(rich, version=deal.version + 1)
    assert database.transact(lambda s: deals.load(s, deal.id)) == kept


def test_times_come_back_aware_and_in_utc(database: Database, deal: Deal) -> None:
    kept = after(database, deal, approach)
    loaded = database.transact(lambda s: deals.load(s, kept.id))
    assert loaded.waiting_since == NOW
    assert loaded.waiting_since.tzinfo == UTC


@pytest.mark.fault("F52")
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


def test_what_is_due_comes_the_longest_overdue_first(database: Database) -> None:
    one, two = (database.transact(lambda s, n=n: begun(s, n)) for n in ("Rani", "Dewi"))
    for deal, days in ((one, 0), (two, -1)):
        then = NOW + timedelta(days=days)
        saved(database, deal, negotiation.approach(deal, then))
    late = NOW + timedelta(days=1)
    due = database.transact(lambda s: reminders.due(s, late))
    assert [found.partner_id for found in due] == [two.partner.id, one.partner.id]
    assert database.transact(lambda s: reminders.due(s, late, limit=1)) == due[:1]
    assert database.transact(lambda s: reminders.due(s, late, but=[two.partner.id])) == due[1:]


def test_a_reminder_that_was_taken_is_kept_as_done(database: Database, deal: Deal) -> None:
    deal = after(database, deal, approach)
    then = NOW + timedelta(days=1)

    def take(session: Session) -> None:
        reminders.claim(session, reminders.due(session, then), then)
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
