"""Carriers take the letters in line, so many at once, and none stays behind."""

import asyncio

from bot.carriers import Carried, Carriers
from deals.channel import Outgoing
from storage.post.departures import Departure


def letter(number: int) -> Carried:
    return Carried(Departure(number, "1", None, None, 1, "{}"), Outgoing("text"), 0.0)


def test_no_more_are_on_their_way_than_may_be_and_the_first_in_line_leaves_first() -> None:
    left: list[int] = []
    at_once: list[int] = []

    async def carried_all() -> None:
        on_their_way = 0

        async def carry(one: Carried) -> None:
            nonlocal on_their_way
            on_their_way += 1
            at_once.append(on_their_way)
            left.append(one.letter.id)
            await asyncio.sleep(0)
            on_their_way -= 1

        carriers = Carriers(3, carry)
        carriers.take([letter(number) for number in range(5)])
        assert len(carriers.in_hand) == 5
        await asyncio.sleep(0)
        carriers.take([letter(5)])
        await carriers.finished()
        assert not carriers.in_hand
        assert not carriers.line

    asyncio.run(carried_all())
    assert left == [0, 1, 2, 3, 4, 5]
    assert max(at_once) == 3


def test_where_a_carrier_breaks_down_another_carries_on() -> None:
    arrived: list[int] = []

    async def carried_all() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)

        async def carry(one: Carried) -> None:
            await asyncio.sleep(0)
            if one.letter.id == 0:
                raise RuntimeError
            arrived.append(one.letter.id)

        carriers = Carriers(1, carry)
        carriers.take([letter(number) for number in range(3)])
        await carriers.finished()
        assert not carriers.in_hand

    asyncio.run(carried_all())
    assert arrived == [1, 2]
