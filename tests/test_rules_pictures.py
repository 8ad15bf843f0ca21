"""What a picture is that is handed in, and where it belongs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deals import delivery
from deals.lives.coming import AGAIN, FRESH, HELD, MENDED, Earlier, what_it_is
from deals.lives.slot import Slot
from deals.proofs import Fits, judge_picture
from deals.says.proving.to_partner import Refusal
from deals.terms import Content
from tests.sample_deal import NOW, REELS, agreed

LIVES = (Content("live", "tiktok", 2, "picture"), Content("video", "tiktok", 1))
STORIES = (*LIVES, Content("story", "instagram", 1))


@pytest.mark.parametrize(
    ("earlier", "what"),
    [
        (None, FRESH),
        (Earlier(), HELD),  # of somebody who is forgotten
        (Earlier("accepted"), HELD),
        (Earlier("sent_back"), HELD),
        (Earlier("waiting", theirs=True), HELD),  # of a deal that is over
        (Earlier("waiting", theirs=True, goes_on=True), AGAIN),
        (Earlier("accepted", theirs=True, goes_on=True), AGAIN),
        (Earlier("sent_back", theirs=True), MENDED),
        (Earlier("sent_back", theirs=True, goes_on=True), MENDED),
    ],
)
def test_what_a_picture_is(earlier: Earlier | None, what: str) -> None:
    assert what_it_is(earlier) == what


def slot(number: int, state: str, hours_ago: int) -> Slot:
    return Slot(number, 1, number, NOW - timedelta(hours=hours_ago), state, 3, NOW)


def put(
    *slots: Slot, contents: tuple[Content, ...] = LIVES, no_link: bool = False, waits: int = 0
) -> int:
    """The number of the deliverable that a picture is put to; 0 when it is refused."""
    deal = agreed(replace(REELS, contents=contents))
    if waits:
        deal = delivery.hand_in(deal, waits, NOW).deal
    waiting = Fits(deal, deal.deliverables[waits - 1]) if waits else None
    found = judge_picture([deal], no_link, slots, waiting)
    return 0 if isinstance(found, Refusal) else found.deliverable.number


def test_it_is_of_the_live_that_is_awaited_and_of_two_of_the_newest() -> None:
    assert put(slot(1, "asked", 5), slot(2, "asked", 3)) == 2
    assert put(slot(1, "booked", 1), slot(2, "asked", 3)) == 1
    assert put(slot(1, "asked", 5), slot(2, "missed", 3)) == 1
    assert put(slot(1, "missed", 5), slot(2, "missed", 3)) == 2
    assert put(slot(2, "asked", 3), contents=STORIES, no_link=True) == 2
    assert put(slot(2, "asked", 3), waits=1) == 2


def test_else_their_words_say_that_it_stands_for_a_link() -> None:
    assert put(contents=STORIES, no_link=True) == 4
    assert put(contents=STORIES, no_link=True, waits=1) == 4
    assert put(contents=LIVES[1:], no_link=True) == 1
    one_live = (replace(LIVES[0], count=1), LIVES[1])
    assert put(contents=one_live, no_link=True, waits=1) == 2
    assert put(contents=LIVES, no_link=True) == 1


def test_else_it_joins_the_live_that_waits_and_else_what_is_due() -> None:
    assert put(waits=1) == 1
    assert put(slot(2, "missed", 20), waits=1) == 1
    assert put() == 1
    assert put(contents=STORIES[2:]) == 1
    assert put(contents=LIVES[1:]) == 0
