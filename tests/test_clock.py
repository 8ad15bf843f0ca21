from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.clock import Clock, on_loopback


def header(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC), usegmt=True)


def test_the_clock_is_the_systems_until_a_room_says_otherwise():
    clock = Clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=1)  # noqa: TID251


def test_a_skip_moves_the_clock_once_and_tells_who_listens():
    clock, heard = Clock(), []
    clock.on_jump.append(lambda: heard.append(clock.now()))
    later = clock.now() + timedelta(days=3)
    clock.follow(header(later))
    clock.follow(header(later))
    assert len(heard) == 1
    assert abs(clock.now() - later) < timedelta(seconds=2)


def test_the_whole_seconds_of_a_header_do_not_shake_the_clock():
    clock, heard = Clock(), []
    clock.on_jump.append(lambda: heard.append(1))
    for _ in range(5):
        clock.follow(header(clock.now()))
    assert heard == []


def test_an_answer_that_was_long_on_its_way_does_not_turn_the_clock_back():
    clock, heard = Clock(), []
    clock.on_jump.append(lambda: heard.append(1))
    for late in (timedelta(seconds=1.5), timedelta(seconds=9)):
        clock.follow(header(clock.now() - late), took=late)
    assert heard == []


def test_of_a_room_that_was_begun_anew_the_clock_goes_back():
    clock = Clock()
    before = clock.now()
    clock.follow(header(before + timedelta(days=3)))
    clock.follow(header(before), took=timedelta(seconds=0.2))
    assert abs(clock.now() - before) < timedelta(seconds=2)


def test_after_a_late_answer_the_next_one_tells_how_late_it_is():
    clock, heard = Clock(), []
    clock.on_jump.append(lambda: heard.append(1))
    later = (clock.now() + timedelta(days=3)).replace(microsecond=0)
    for seconds in (0, 1):  # it was the second already when the first of them was read
        clock.follow(header(later + timedelta(seconds=seconds)), took=timedelta(seconds=1))
    assert clock.now() >= later + timedelta(seconds=1)
    assert heard == [1]  # the second one skipped no time: what was missing is yet to be told


@pytest.mark.parametrize(
    ("url", "here"),
    [
        ("http://127.0.0.1:8899", True),
        ("http://localhost:8899", True),
        ("http://[::1]:8899", True),
        ("https://api.telegram.org", False),
        ("http://10.0.0.5", False),
        ("http://localhost.example.org", False),
    ],
)
def test_only_a_room_on_this_machine_may_set_the_clock(url, here):
    assert on_loopback(url) is here
