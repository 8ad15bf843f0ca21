"""How a schedule ends: the weather is calm, and all that was begun comes to its end."""

import asyncio
from typing import TYPE_CHECKING

from storage.post import outbox

if TYPE_CHECKING:
    from tests.schedules.world import World

LONGEST_S = 4 * 24 * 3600  # until everything must have come to rest
SLOWEST_S = 30  # a call that a dead process had begun may arrive until then: staff look later


async def come_to_rest(world: "World") -> None:
    """Again, whenever staff have settled what became of letters that nobody knew about."""
    await _rest(world)
    for _ in range(3):
        await asyncio.sleep(SLOWEST_S)
        if not _staff_say(world):
            break
        await _rest(world)


async def _rest(world: "World") -> None:
    until = world.loop.time() + LONGEST_S
    while not _resting(world) and world.loop.time() < until:
        world.replace()
        await asyncio.sleep(2)
        if not _resting(world):
            await asyncio.sleep(_pause(world))


def _pause(world: "World") -> float:
    """Longer, when nothing is due for long."""
    due = [at for at in (world.book.next_letter(), world.book.next_update()) if at]
    left = [(at - world.now()).total_seconds() for at in due]
    return 5.0 if world.book.held() else min(max(min(left, default=5), 5), 3600)


def _resting(world: "World") -> bool:
    """Nobody sleeps, nothing waits, and what the platform still keeps is confirmed."""
    awake = all(one.parked is None for one in world.living())
    return bool(
        awake and not (world.platform.waiting or world.book.held())
        and not (world.book.next_letter() or world.book.next_update())
    )  # fmt: skip


def _staff_say(world: "World") -> int:
    """Staff have found out what became of the letters that nobody knew about."""
    unknown = world.book.rows("select id from outbox where state = 'unknown'")
    for (letter,) in unknown:
        tries = [one for one in world.platform.attempts if one.letter == letter]
        arrived = any(one.delivered is not None for one in tries)
        world.note(f"staff say that letter {letter} {'arrived' if arrived else 'goes again'}")
        world.book.database.transact(
            lambda s, row=letter, so=arrived: outbox.resolve(s, row, so, world.now())
        )
    world.counts["unknown"] += len(unknown)
    return len(unknown)
