"""In the middle of a simulated month some ask to be forgotten: whatever else holds, still holds."""

from functools import partial

import pytest

from handlers.office import forgetting
from handlers.turn import Turn
from storage.personal.erasing import InHand
from tests.simulation.running import Run, Size, opened
from tests.simulation.summary import summed_up

pytestmark = [pytest.mark.slow, pytest.mark.on_both_databases]
EACH_DAYS = 4


def forgets_some(run: Run) -> list[int]:
    """Every few days another partner is forgotten; answers whom, as it goes on."""
    forgotten: list[int] = []
    world, book = run.world, run.world.book

    def look() -> None:
        waits = {lane for (lane,) in book.rows("select lane from inbox where state = 'new'")}
        left = [one for one in sorted(run.people) if one not in forgotten]
        of_chat = {f"telegram:{run.people[one].chat.id}" for one in left[:1]}
        if run.checks.days % EACH_DAYS or not left or waits & of_chat:
            return
        turn = partial(Turn, now=world.now, cause=f"forget:{left[0]}", by="clock")
        try:
            run.database.transact(lambda s: forgetting.forget(turn(s), left[0], True))
            forgotten.append(left[0])
        except InHand:
            return  # tomorrow is another day

    world.every_day(look)
    return forgotten


@pytest.mark.parametrize("months", [1, 2])  # in the second there are affiliates
def test_who_is_forgotten_leaves_a_book_that_adds_up(months):
    with opened(Size(seed=11, partners=12, months=months)) as run:
        forgotten = forgets_some(run)
        run.play()
        summary = summed_up(run)
        book = run.world.book
        names = book.rows("select name from partner where forgotten_at is not null")
        stages = book.rows("select stage from deal")
    assert len(forgotten) >= 4
    assert sorted(names) == sorted((f"#{one}",) for one in forgotten)
    assert len(stages) >= 12, "their deals are still counted"
    assert summary.lost == summary.handled_twice == summary.said_twice == 0
