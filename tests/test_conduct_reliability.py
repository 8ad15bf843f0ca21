"""Who keeps their word: a figure with its parts, and how many agreements it rests on."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from deals.conduct.reliability import UNKNOWN, Promised, Reliability, promises
from deals.terms import Content, PostBy, Terms
from storage.conduct.reliability import reliability_of
from tests.desk import House

POST = "https://www.instagram.com/reel/Cabcdefgh{}1/"
JAKARTA = "Asia/Jakarta"


def at(day: int, hour: int = 3) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=UTC)


def on(day: int) -> date:
    return date(2026, 9, day)


def test_the_figure_is_the_weighted_sum_of_its_parts() -> None:
    told = Reliability(
        deals=2, pieces=4, handed_in=3, dated=2, on_time=1, promises=2, kept=1, troubled=1
    )
    weights = {"handed_in": 4, "on_time": 3, "unbroken": 3, "promises": 2, "untroubled": 1}
    assert {part.name: part.weight for part in told.parts} == weights
    assert told.figure == round(100 * (4 * 3 / 4 + 3 / 2 + 3 + 2 / 2 + 1 / 2) / 13)


def test_what_is_not_known_neither_helps_nor_harms() -> None:
    assert UNKNOWN.figure is None
    assert Reliability(deals=1, pieces=2, handed_in=2).figure == 100
    assert Reliability(deals=1, pieces=2, breaches=1, troubled=1).figure == 0


def test_a_breach_weighs_more_than_a_late_day() -> None:
    late = Reliability(deals=1, pieces=2, handed_in=2, dated=1)
    broken = Reliability(deals=1, pieces=2, handed_in=1, dated=1, breaches=1)
    assert (late.figure or 0) > (broken.figure or 0)


def test_a_promise_is_kept_by_what_comes_until_its_day_is_over() -> None:
    named = [Promised(at(3), on(5))]
    assert promises(named, [at(5, 16)], JAKARTA, on(9)) == (1, 1)  # 23:00 of that day
    assert promises(named, [at(5, 17)], JAKARTA, on(9)) == (1, 0)  # midnight
    assert promises(named, [at(2)], JAKARTA, on(9)) == (1, 0)  # that was before
    assert promises(named, [], JAKARTA, on(5)) == (0, 0)  # the day is not over


def test_a_day_corrected_in_the_same_talk_is_one_promise_and_put_off_again_are_two() -> None:
    slip = [Promised(at(3, 3), on(4)), Promised(at(3, 4), on(6))]
    assert promises(slip, [at(6)], JAKARTA, on(9)) == (1, 1)
    again = [Promised(at(3), on(4)), Promised(at(5), on(6))]
    assert promises(again, [at(6)], JAKARTA, on(9)) == (2, 1)


@pytest.mark.on_both_databases
def test_a_record_over_several_partners_at_once(tmp_path: Path) -> None:
    house = House(tmp_path)
    rani, budi, citra = house.who("Rani"), house.who("Budi"), house.who("Citra")
    terms = Terms(
        contents=(Content("reel", "instagram", 2),), post_by=PostBy(on=on(10)), fee_idr=500_000
    )
    deals = [house.agreed(who, terms=terms) for who in (rani, budi, citra)]
    partners = [house.deal(deal).partner.id for deal in deals]
    house.presses(rani, f"promise:{deals[0]}:2026-09-02")
    house.says(rani, POST.format(1) + " " + POST.format(2))
    house.presses(budi, f"promise:{deals[1]}:2026-09-02")

    def record(session: Session) -> dict[int, Reliability]:
        return reliability_of(session, partners, house.now.date())

    assert house.do(record)[partners[2]] == UNKNOWN  # nothing is due yet
    house.later(days=17)
    house.presses(house.admin, f"s.breach:{deals[1]}")
    found = house.do(record)
    assert found[partners[0]] == Reliability(1, 2, 2, 1, 1, promises=1, kept=1)
    assert found[partners[1]] == Reliability(1, 2, 0, 1, 0, promises=1, breaches=1)
    assert found[partners[2]] == Reliability(1, 2, 0, 1, 0)
    assert found[partners[0]].figure == 100
