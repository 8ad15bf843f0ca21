"""When the bot gives more time by itself, and when a person has to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals import delivery
from deals.bargaining.limits import Bargaining, Limits
from deals.deadlines import (
    extending,
    held_up,
)
from deals.deadlines.extensions import Extending
from deals.deadlines.steps import next_step
from deals.deal import Deal
from deals.decision import Refused
from deals.terms import PostBy
from tests.sample_deal import NOW, PACK, agreed, handed_in, jakarta, offered


def with_policy(deal: Deal, policy: Extending, limits: Limits | None = None) -> Deal:
    bargaining = Bargaining(limits=limits)
    return replace(deal, campaign=replace(deal.campaign, extending=policy, bargaining=bargaining))


@given(
    days=st.integers(0, 20),
    times=st.integers(0, 4),
    ahead=st.none() | st.integers(-5, 20),
    wishes=st.lists(st.integers(1, 10), max_size=6),
)
def test_the_bot_never_gives_beyond_its_policy(
    days: int, times: int, ahead: int | None, wishes: list[int]
) -> None:
    latest = date(2026, 9, 24) + timedelta(days=ahead) if ahead is not None else None
    deal = with_policy(agreed(), Extending(days, times, latest))
    for wish in wishes:
        deal = extending.ask(deal, wish, NOW).deal
    given_ = [one for one in deal.extensions if one.by == "bot"]
    assert sum(one.days for one in given_) <= days
    assert len(given_) <= times
    assert all(latest is None or one.until <= latest for one in given_)
    assert deal.post_by == date(2026, 9, 24) + timedelta(days=sum(one.days for one in given_))
    assert len([one for one in deal.extensions if one.state == "asked"]) <= 1


def test_days_are_counted_from_today_for_whoever_is_late() -> None:
    late = extending.ask(agreed(), 2, jakarta(9, 27)).deal
    assert late.post_by == date(2026, 9, 29)


def test_the_latest_day_is_that_of_the_limits_where_there_is_no_other() -> None:
    limits = Limits(latest=PostBy(on=date(2026, 9, 26)))
    deal = with_policy(agreed(), Extending(7, 2), limits)
    assert extending.ask(deal, 4, NOW).happened == "extension_asked"
    assert extending.ask(deal, 2, NOW).happened == "extended"


def test_the_latest_day_may_count_from_the_parcel() -> None:
    deal = delivery.send_pack(agreed(PACK), "JNE", "JP1", NOW).deal
    deal = delivery.receive_pack(deal, NOW).deal
    limits = Limits(latest=PostBy(days_after_pack=9))
    deal = with_policy(deal, Extending(7, 2), limits)
    assert extending.latest_day(deal) == date(2026, 9, 10)
    assert extending.ask(deal, 4, NOW).happened == "extension_asked"


def test_nobody_is_given_time_for_what_is_not_due() -> None:
    for deal in (offered(), agreed(PACK), handed_in(agreed(), 1, 2)):
        with pytest.raises(Refused):
            extending.ask(deal, 2, NOW)


@pytest.mark.parametrize("days", [0, -1, extending.LONGEST + 1])
def test_no_such_wish_is_taken(days: int) -> None:
    with pytest.raises(Refused):
        extending.ask(agreed(), days, NOW)


def test_a_wish_that_waits_gives_way_to_the_next() -> None:
    deal = extending.ask(agreed(), 7, NOW).deal
    deal = extending.ask(deal, 10, NOW).deal
    assert [(one.number, one.days, one.state) for one in deal.extensions] == [(1, 10, "asked")]


def test_who_waits_for_our_answer_is_not_reminded_but_not_forgotten() -> None:
    deal = extending.ask(agreed(), 7, NOW).deal
    step = next_step(deal, NOW)
    assert step and step.name == "escalate"
    step = next_step(extending.refuse(deal, 1, NOW).deal, NOW)
    assert step and step.name == "remind"


def test_a_parcel_is_looked_for_before_anybody_is_reminded() -> None:
    deal = delivery.send_pack(agreed(replace(PACK, post_by=PostBy(date(2026, 9, 24)))), "", "", NOW)
    waiting = held_up.told(deal.deal, "pack", NOW).deal
    step = next_step(waiting, jakarta(9, 23))
    assert step and step.name != "remind"
    step = next_step(delivery.receive_pack(waiting, NOW).deal, NOW)
    assert step and step.name == "remind"


def test_a_deadline_that_staff_move_unasked_does_not_use_up_the_bots_own() -> None:
    deal = extending.give_until(agreed(), date(2026, 9, 26), NOW).deal
    assert deal.extensions[0].state == "given"
    assert extending.ask(deal, 4, NOW).happened == "extended"
