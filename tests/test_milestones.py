"""How far a deal has come, as the reports count it."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from runpy import run_path

import pytest
from desk import House
from sqlalchemy import text, update
from sqlmodel import Session

from deals import delivery, exits, negotiation
from deals.reporting.milestones import (
    MILESTONES,
    days_late,
    milestones,
    reached,
)
from storage import migrate
from storage.tables import Deal
from tests.sample_deal import NOW, agreed, handed_in, jakarta, listed, offered, vetted

NOTHING: dict[str, datetime | None] = dict.fromkeys(MILESTONES)
BY_AGREEMENT = {"vetted", "approached", "answered", "agreed"}


def test_each_step_of_the_story_is_a_milestone_more() -> None:
    assert milestones(listed()) == set()
    assert milestones(vetted()) == {"vetted"}
    assert milestones(offered()) == {"vetted", "approached"}
    assert milestones(agreed()) == BY_AGREEMENT
    assert milestones(handed_in(agreed(), 1)) == BY_AGREEMENT | {"posted"}
    both = handed_in(agreed(), 1, 2)
    assert milestones(both) == BY_AGREEMENT | {"posted", "delivered"}
    done = delivery.accept(delivery.accept(both, 1, NOW).deal, 2, NOW).deal
    assert milestones(done) == set(MILESTONES)


def test_who_is_only_to_be_written_to_by_hand_is_not_approached_yet() -> None:
    prepared = negotiation.approach(vetted(reachable=False), NOW).deal
    assert "approached" not in milestones(prepared)
    assert "approached" in milestones(negotiation.first_contact_made(prepared, NOW).deal)


def test_a_no_is_an_answer_and_silence_is_none() -> None:
    assert "answered" in milestones(negotiation.decline(offered(), "maaf kak", NOW).deal)
    assert "answered" not in milestones(exits.withdraw(offered(), "penuh", NOW).deal)


def test_what_was_reached_stays_whichever_way_the_deal_ends() -> None:
    known = reached(agreed(), NOTHING, NOW)
    later = NOW + timedelta(days=9)
    gone = exits.withdraw(agreed(), "penuh", later).deal
    assert reached(gone, known, later) == known


def test_a_proof_that_is_sent_back_was_no_delivery() -> None:
    both = handed_in(agreed(), 1, 2)
    known = reached(both, NOTHING, NOW)
    back = delivery.send_back(both, 2, "tag belum ada", NOW).deal
    assert reached(back, known, NOW)["delivered"] is None
    assert reached(back, known, NOW)["posted"] == NOW


def test_a_slip_that_was_undone_never_was() -> None:
    known = reached(vetted(), NOTHING, NOW)
    assert reached(listed(), known, NOW, undone=True) == NOTHING


def test_late_is_by_the_days_of_the_campaigns_zone() -> None:
    deal = handed_in(agreed(), 1, 2)  # by 24 September
    assert days_late(deal, jakarta(9, 24, 23, 59)) == 0
    assert days_late(deal, jakarta(9, 25, 0, 1)) == 1
    assert days_late(deal, None) is None
    assert days_late(replace(deal, post_by=None), NOW) is None


@pytest.mark.on_both_databases
def test_the_book_keeps_when_each_was_reached_first(tmp_path: Path) -> None:
    house = House(tmp_path)
    deal_id = house.agreed(house.who("Rani"))
    at = house.now
    house.later(days=1)

    def kept() -> Deal:
        return house.do(lambda s: s.get_one(Deal, deal_id))

    assert kept().agreed_at == at
    assert kept().posted_at is None
    house.says(house.who("Rani"), "sudah tayang https://www.instagram.com/reel/C9abcdefgh1/")
    assert kept().posted_at == house.now
    assert kept().agreed_at == at


@pytest.mark.on_both_databases
def test_of_deals_from_before_the_history_tells_the_same(tmp_path: Path) -> None:
    house = House(tmp_path)
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    house.says(rani, "sudah tayang https://www.instagram.com/reel/C9abcdefgh1/")
    path = migrate.FOLDER / "versions" / "0009_milestones.py"
    statements = run_path(str(path))["told_by_history"]()
    names = [f"{name}_at" for name in MILESTONES]

    def kept() -> list[datetime | None]:
        row = house.do(lambda s: s.get_one(Deal, deal_id))
        return [getattr(row, name) for name in names]

    def again(session: Session) -> None:
        session.exec(update(Deal).values(dict.fromkeys(names)))
        for statement in statements:
            session.connection().execute(text(statement))

    before = kept()
    assert None not in before[:5]
    house.do(again)
    assert kept() == before
