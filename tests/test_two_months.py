"""docs/two-months.md is what its record says, and the replay behind it is one of the real bot."""

import re
from dataclasses import replace

import pytest

from tests.reliability.page import filled
from tests.two_months.counting import complete, share, total
from tests.two_months.habits import Habits, Nature
from tests.two_months.months import FIRST, SECOND, SEPTEMBER
from tests.two_months.page import PAGE, PICTURE, REPORT, parts
from tests.two_months.record import MONTHS, Record
from tests.two_months.replay import Crowd, Told, october, two_months


@pytest.fixture(scope="module")
def record() -> Record:
    return Record.read()


@pytest.fixture(scope="module")
def told() -> Told:
    return two_months(Crowd(seed=1, people=8, habits=Habits(forgets=0.75, answers=0.8)))


def test_the_page_is_what_the_record_says(record: Record) -> None:
    page = PAGE.read_text("utf-8")
    assert filled(page, parts(record)) == page


@pytest.mark.slow
def test_the_picture_is_what_the_record_says(record: Record) -> None:
    from tests.two_months.picture import drawn

    assert PICTURE.read_text("utf-8") == drawn(record)
    assert REPORT.read_bytes().startswith(b"\x89PNG")


def test_nobody_posts_without_having_agreed_and_month_one_reminds_nobody(record: Record) -> None:
    for months in record.swept.values():
        for month in MONTHS:
            for steps in months[month]:
                order = ("listed", "approached", "answered", "agreed", "posted", "accepted")
                counts = [steps[step] for step in order]
                assert counts == sorted(counts, reverse=True)
                assert (steps["reminders"] == 0) == (month == "month one")


def test_the_words_of_the_page_hold(record: Record) -> None:
    """What it says beside its tables of the two changes, and of the crowds."""
    posted = {name: share(crowds, "posted").whole for name, crowds in record.ways.items()}
    on_time = {name: share(crowds, "on_time").whole for name, crowds in record.ways.items()}
    missing = posted["month two"] - posted["month one"]
    terms_bring = posted["changed terms only"] - posted["month one"]
    assert 0.4 < terms_bring / missing < 0.65
    assert posted["reminders only"] == posted["month two"]
    assert posted["month two, nobody heeds"] == posted["changed terms only"]
    assert on_time["reminders only"] > on_time["month two"]
    one, two = (record.usual[month] for month in MONTHS)
    assert abs(total(one, "agreed") - total(two, "agreed")) <= 2
    assert complete(one) < len(one)


def test_the_assumptions_are_those_of_the_record(record: Record) -> None:
    assert Habits(**record.habits) == Habits()


def test_a_person_has_the_same_luck_in_both_months() -> None:
    nature = Nature(seed=1, number=3)
    first = [nature.next(what) for what in ("heeds", "heeds", "plan")]
    nature.begins_anew()
    assert [nature.next(what) for what in ("heeds", "heeds", "plan")] == first
    assert first[0] != first[1]
    assert Nature(1, 4).next("heeds") != first[0] != Nature(2, 3).next("heeds")


def test_the_months_differ_in_reminders_and_in_the_last_day() -> None:
    one, two = FIRST.terms(SEPTEMBER), SECOND.terms(SEPTEMBER)
    assert str(one.post_by.on) == "2026-09-24"
    assert two.post_by.days_after_pack == 7
    assert replace(one, post_by=two.post_by) == two
    assert min(FIRST.cadence.remind_days) > 31 > max(SECOND.cadence.remind_days)


@pytest.mark.slow
def test_the_report_that_staff_read_has_the_figures_of_both_months(told: Told) -> None:
    assert told.words.startswith("📊 Report October 2026")
    for word, step in (("agreed", "agreed"), ("posted", "posted"), ("done", "accepted")):
        assert f"• {word}: {told.second[step]}\n" in told.words
    [september] = re.findall(r"• September 2026: (.*)", told.words)
    first = told.first
    assert september.startswith(
        f"8 listed, {first['agreed']} agreed, {first['posted']} posted, {first['accepted']} done"
    )
    assert [row[1:] for row in told.drawing["months"]][1:] == [
        [month[step] for step in ("agreed", "posted", "accepted")]
        for month in (told.first, told.second)
    ]


@pytest.mark.slow
def test_who_forgets_much_posts_when_reminded_and_only_then(told: Told) -> None:
    assert told.first["posted"] < told.first["agreed"]
    assert told.first["posted"] < told.second["posted"]
    assert told.first["reminders"] == 0 < told.second["reminders"]
    nobody_heeds = Habits(forgets=0.75, answers=0.8, heeds=0, recalls=0)
    unheeded = october(Crowd(1, 8, nobody_heeds), SECOND)
    assert unheeded["posted"] < told.second["posted"]
    assert unheeded["reminders"] > told.second["reminders"]
