"""When which reminder is due: the two tracks, forbidden times, and what overtakes what."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals import delivery
from deals.brought.asking import Asking
from deals.deadlines import reminding
from deals.deadlines.cadence import (
    Cadence,
    problems,
)
from deals.deadlines.steps import next_step
from deals.deal import Deal
from deals.hours import allowed, allowed_day, next_morning
from deals.stages import Stage
from deals.terms import PostBy
from tests.sample_deal import NOW, PACK, REELS, agreed, handed_in, jakarta, offered, stopped

JAKARTA = "Asia/Jakarta"


def walked(deal: Deal, now: datetime, until: datetime | None = None) -> list[tuple[str, int, str]]:
    """Every step, taken when it is due: its name, its day, and when by the campaign's clocks."""
    zone, seen = ZoneInfo(deal.campaign.zone), []
    while (step := next_step(deal, now)) and (until is None or step.due_at <= until):
        now = max(now, step.due_at)
        seen.append((step.name, step.day, f"{now.astimezone(zone):%a %d %b %H:%M}"))
        deal = reminding.take(deal, step, now).deal
        assert len(seen) < 30, "the steps never end"
    return seen


# Silence


def test_an_offer_is_followed_up_after_1_3_and_5_days_and_given_up_after_7() -> None:
    assert walked(offered(), NOW) == [
        ("follow_up", 1, "Wed 02 Sep 10:00"),
        ("follow_up", 3, "Fri 04 Sep 10:00"),
        ("follow_up", 5, "Mon 07 Sep 09:00"),  # the 6th is a Sunday
        ("give_up", 7, "Tue 08 Sep 10:00"),
    ]


def test_who_never_opened_the_link_is_followed_up_by_hand() -> None:
    deal = offered(reachable=False)
    taken = reminding.take(deal, next_step(deal, NOW), NOW + timedelta(days=1))
    assert (taken.happened, taken.due) == ("follow_up_by_hand", None)


def test_given_up_means_unreachable_and_staff_hear_of_it() -> None:
    deal = replace(offered(), steps_done=3)
    taken = reminding.take(deal, next_step(deal, NOW), NOW + timedelta(days=7))
    assert taken.deal.stage == Stage.UNREACHABLE
    assert [say.to for say in taken.says] == ["staff"]
    assert next_step(taken.deal, NOW) is None


def test_an_offer_at_night_is_followed_up_in_the_morning() -> None:
    night = jakarta(9, 1, 23, 30)
    assert walked(offered(at=night), night)[0] == ("follow_up", 1, "Thu 03 Sep 09:00")


def test_steps_that_fall_on_one_morning_are_one_step() -> None:
    deal = offered(at=jakarta(9, 3, 22))  # Thursday; Saturday night and Sunday fall on Monday
    dense = replace(deal, campaign=replace(deal.campaign, cadence=Cadence((2, 3), 7)))
    assert walked(dense, NOW)[0] == ("follow_up", 3, "Mon 07 Sep 09:00")


# The deadline


def test_a_deadline_is_reminded_around_its_day_then_escalated_then_a_breach() -> None:
    assert walked(agreed(), NOW) == [
        ("remind", -3, "Mon 21 Sep 09:00"),
        ("remind", -1, "Wed 23 Sep 09:00"),
        ("remind", 0, "Thu 24 Sep 09:00"),
        ("remind", 1, "Fri 25 Sep 09:00"),
        ("remind", 3, "Mon 28 Sep 09:00"),  # the 27th is a Sunday
        ("remind", 5, "Tue 29 Sep 09:00"),
        ("escalate", 6, "Wed 30 Sep 09:00"),
        ("breach", 7, "Thu 01 Oct 09:00"),
    ]


def test_after_the_breach_was_proposed_the_clock_is_silent_and_the_desk_speaks() -> None:
    late = jakarta(10, 5)
    deal = agreed()
    taken = reminding.take(deal, next_step(deal, late), late)
    assert (taken.happened, taken.deal.stage) == ("breach_proposed", Stage.DELIVERING)
    assert [say.to for say in taken.says] == ["staff", "lead"]
    assert next_step(taken.deal, late) is None


def test_an_escalation_goes_to_the_owner_and_the_lead() -> None:
    deal = replace(agreed(), steps_done=6)
    taken = reminding.take(deal, next_step(deal, NOW), jakarta(9, 30))
    assert [say.to for say in taken.says] == ["staff", "lead"]
    assert taken.says[0].words.days_late == 6
    assert taken.happened == "escalated"


def test_who_agrees_late_is_not_reminded_of_what_has_passed() -> None:
    deal = agreed(at=jakarta(9, 23, 12))
    assert walked(deal, jakarta(9, 23, 12))[0] == ("remind", 0, "Thu 24 Sep 09:00")


@pytest.mark.fault("F43")
def test_a_deadline_at_a_months_end_counts_on_into_the_next() -> None:
    deal = agreed(replace(REELS, post_by=PostBy(on=date(2026, 9, 30))))
    days = [when[4:10] for _, _, when in walked(deal, NOW)]
    assert days == ["28 Sep", "29 Sep", "30 Sep", "01 Oct", "03 Oct", "05 Oct", "06 Oct", "07 Oct"]


def test_a_february_deadline_in_a_leap_year() -> None:
    deal = agreed(replace(REELS, post_by=PostBy(on=date(2028, 2, 29))))
    assert next_step(replace(deal, steps_done=3), NOW).due_at == datetime(2028, 3, 1, 2, tzinfo=UTC)


@pytest.mark.fault("F43")
def test_the_mornings_are_those_of_the_campaigns_zone() -> None:
    for zone, hour in (("Asia/Jakarta", 2), ("Asia/Makassar", 1), ("Asia/Jayapura", 0)):
        assert next_step(agreed(zone=zone), NOW).due_at == datetime(2026, 9, 21, hour, tzinfo=UTC)


def test_before_the_pack_is_there_no_deadline_runs() -> None:
    assert next_step(agreed(PACK), NOW) is None


def test_days_after_the_pack_run_from_its_arrival() -> None:
    sent = delivery.send_pack(agreed(PACK), "JNE", "JP0001", NOW).deal
    here = delivery.receive_pack(sent, jakarta(9, 10, 14)).deal
    assert walked(here, jakarta(9, 10, 14))[0] == ("remind", -3, "Mon 14 Sep 09:00")


def test_what_is_handed_in_or_stopped_is_not_reminded() -> None:
    assert next_step(handed_in(agreed(), 1, 2), NOW) is None
    assert next_step(stopped(agreed()), NOW) is None
    assert next_step(stopped(offered()), NOW) is None


def test_a_promise_for_a_sunday_is_asked_about_on_monday_with_the_day_quoted() -> None:
    deal = delivery.promise(agreed(), date(2026, 9, 27), True, NOW).deal
    step = next_step(deal, NOW)
    taken = reminding.take(deal, step, step.due_at)
    assert step.due_at == jakarta(9, 28)
    assert (taken.due.promised, taken.deal.promised) == (date(2026, 9, 27), None)


def test_a_promise_that_was_asked_about_is_not_asked_about_again() -> None:
    deal = delivery.promise(agreed(), date(2026, 9, 22), True, NOW).deal
    seen = walked(deal, NOW)
    assert [name for name, _, _ in seen].count("promise") == 1
    assert seen[:2] == [
        ("promise", -2, "Tue 22 Sep 09:00"),
        ("remind", -1, "Wed 23 Sep 09:00"),
    ]


# Overtaken


@pytest.mark.parametrize(
    ("deal", "last"),
    [(offered(), "give_up"), (agreed(), "breach"), (offered(reachable=False), "give_up")],
)  # fmt: skip
def test_after_a_month_off_only_the_last_of_the_overdue_steps_is_taken(
    deal: Deal, last: str
) -> None:
    back = NOW + timedelta(days=45)
    assert [name for name, _, _ in walked(deal, back)] == [last]


def test_of_two_overdue_reminders_the_older_is_dropped() -> None:
    back = jakarta(9, 24, 8, 30)
    assert next_step(agreed(), back).day == -1
    assert next_step(agreed(), jakarta(9, 24, 9)).day == 0


# Hours


@pytest.mark.parametrize(
    ("at", "then"),
    [
        (jakarta(9, 1, 8), jakarta(9, 1, 8)),
        (jakarta(9, 1, 20, 59), jakarta(9, 1, 20, 59)),
        (jakarta(9, 1, 7, 59), jakarta(9, 1, 9)),
        (jakarta(9, 1, 0), jakarta(9, 1, 9)),
        (jakarta(9, 1, 21), jakarta(9, 2, 9)),
        (jakarta(9, 5, 21), jakarta(9, 7, 9)),  # Saturday night: Monday
        (jakarta(9, 6, 12), jakarta(9, 7, 9)),  # Sunday
        (jakarta(8, 15, 21), jakarta(8, 18, 9)),  # Sunday, then Independence Day on a Monday
        (jakarta(8, 17, 12), jakarta(8, 18, 9)),
        (jakarta(8, 31, 23), jakarta(9, 1, 9)),  # a month's end
        (jakarta(12, 31, 23), datetime(2027, 1, 2, 2, tzinfo=UTC)),  # New Year's Day
    ],
)
def test_a_forbidden_time_becomes_the_next_allowed_morning(at: datetime, then: datetime) -> None:
    assert allowed(at, JAKARTA) == then


@pytest.mark.fault("F43")
def test_the_same_moment_is_allowed_in_one_zone_and_not_in_another() -> None:
    evening = jakarta(9, 1, 19, 30)  # half past eight in Makassar, half past nine in Jayapura
    assert allowed(evening, "Asia/Makassar") == evening
    assert allowed(evening, "Asia/Jayapura") == jakarta(9, 2, 7)


def test_the_next_morning_is_never_today() -> None:
    assert next_morning(jakarta(9, 1, 1), JAKARTA) == jakarta(9, 2)
    assert next_morning(jakarta(8, 15, 12), JAKARTA) == jakarta(8, 18)


@given(
    st.integers(0, 7 * 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin"]),
)
def test_an_allowed_time_is_never_earlier_stays_allowed_and_soon(at: datetime, zone: str) -> None:
    then = allowed(at, zone)
    local = then.astimezone(ZoneInfo(zone))
    assert at <= then <= at + timedelta(days=12)
    assert allowed(then, zone) == then
    assert allowed_day(local.date()) and 8 <= local.hour < 21


# The cadence


def test_an_unfit_cadence_is_named() -> None:
    assert problems(Cadence()) == []
    assert problems(Cadence(follow_up_days=(3, 1))) == ["cadence_not_rising"]
    assert problems(Cadence(give_up_day=4)) == ["cadence_not_rising"]
    assert problems(Cadence(follow_up_days=(0, 1))) == ["cadence_out_of_range"]
    assert problems(Cadence(breach_day=91)) == ["cadence_out_of_range"]
    assert problems(Cadence(follow_up_days=())) == []


def test_a_campaign_without_follow_ups_gives_up_at_once_on_its_day() -> None:
    deal = offered()
    quiet = replace(deal, campaign=replace(deal.campaign, cadence=Cadence((), 7)))
    assert [name for name, _, _ in walked(quiet, NOW)] == ["give_up"]


def test_what_the_posts_brought_is_asked_and_asked_once_more() -> None:
    done = replace(agreed(), stage=Stage.DONE, figures=Asking("waits", NOW))
    first = next_step(done, NOW)
    assert first and (first.name, first.day) == ("figures", 7)
    assert first.due_at == allowed(NOW + timedelta(days=7), JAKARTA)
    asked = reminding.take(done, first, first.due_at)
    again = next_step(asked.deal, first.due_at)
    assert asked.due and again and (again.index, again.day) == (1, 3)
    assert next_step(reminding.take(asked.deal, again, again.due_at).deal, again.due_at) is None


@pytest.mark.parametrize("state", ["reminded", "by_hand", "checking", "picture", "told", "none"])
def test_nobody_is_asked_more_often(state: str) -> None:
    done = replace(agreed(), stage=Stage.DONE, figures=Asking(state, NOW))
    assert next_step(done, NOW) is None


def test_whom_the_bot_cannot_write_to_staff_ask() -> None:
    done = replace(agreed(), stage=Stage.DONE, figures=Asking("waits", NOW))
    alone = replace(done, partner=replace(done.partner, reachable=False))
    step = next_step(alone, NOW)
    assert step
    taken = reminding.take(alone, step, step.due_at)
    assert taken.due is None and [one.to for one in taken.says] == ["staff"]
    assert next_step(taken.deal, step.due_at) is None, "once is enough"
