"""Living: the loops of a process, from its start until it is told to stop."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from importlib import import_module
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken

from bot.house import House, opened
from bot.settings import Role, Settings
from bot.showing import show
from bot.taking_in import take_in
from handlers import door
from storage.db import Database

log = structlog.get_logger()
TICK_S = 15
BEAT_S = 5  # how soon a dead process's work is taken over
STOP_WITHIN_S = 60
SOON_S = 0.2
# What is done beside what is behind the door.
AT_WORK = ("apscheduler.schedulers.asyncio", "bot.portions", "handlers.morning")
NEW_THINGS = 20_000  # before waste is looked for: every 700, it took an eighth of the time
WHAT_WAITED_S = 1  # is said first: letters and updates, before what falls due is looked for
FORGET_AFTER_S = 5  # a start says first what had waited
QUIET_S = 5  # and nobody's answer waits for what is forgotten,
NEVER_QUIET_S = 3600  # unless there is always somebody


async def live(
    settings: Settings, database: Database, token: str, api_url: str, role: Role = Role.ALL
) -> None:
    """Runs until SIGTERM or SIGINT; what is in flight then is finished.

    Raises InvalidToken when the platform does not know the token, and Damaged when the database
    turns out to be.
    """
    async with opened(settings, database, token, api_url, role) as house:
        gc.freeze()  # what was imported stays: looking through it again and again takes its time
        gc.set_threshold(NEW_THINGS)
        gc.enable()  # which a start does without
        try:
            await _lived(house)
        except InvalidToken:
            log.error("Telegram refuses the token")
            await house.guards.token_is_refused()
            raise


async def _lived(house: House) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    loops = _loops(house)
    stopped = asyncio.create_task(_until(stopping))
    done, _ = await asyncio.wait([stopped, *loops], return_when=asyncio.FIRST_COMPLETED)
    await _stop(house, [*loops, stopped])
    for task in done - {stopped}:
        task.result()


def _loops(house: House) -> list[asyncio.Task[None]]:
    wanted: list[Coroutine[Any, Any, None]] = [_beat(house), house.guards.run()]
    if house.settings.metrics_port and not house.settings.practising:
        wanted.append(show(house))
    if house.role != Role.WORKER:
        wanted.append(take_in(house))
    if house.role != Role.WEB:
        ready = asyncio.create_task(_ready(house))
        wanted += [_once(ready, one) for one in (house.reception.run, house.postman.run)]
        calmly = (partial(_carry_portions, house), partial(_keep_time, house))
        wanted += [_once(ready, one, WHAT_WAITED_S) for one in calmly]
        if house.pulse:
            wanted.append(house.pulse.run())
    return [asyncio.create_task(one) for one in wanted]


async def _ready(house: House) -> None:
    """The database is sound, and the door open. Raises Damaged."""
    await asyncio.gather(house.guards.soundness.found(), _open_door())


async def _open_door() -> None:
    """What reads and answers is imported once the platform has been asked for news, and before any
    work: beside it, each would hold up the other."""
    await asyncio.sleep(SOON_S)
    await asyncio.to_thread(_import_what_works)
    gc.freeze()  # and again


def _import_what_works() -> None:
    door.ready()
    for one in AT_WORK:
        import_module(one)


async def _once(
    ready: asyncio.Task[None], work: Callable[[], Awaitable[None]], later_s: float = 0
) -> None:
    """Until then nothing is done or said; on a damaged database, never."""
    await ready
    await asyncio.sleep(later_s)
    await work()


async def _beat(house: House) -> None:
    """Shows that we live, and takes over what dead processes left."""
    while True:
        try:
            told = await asyncio.to_thread(house.presence.beat)
            if told and not house.pulse:
                house.clock.keep_to(told)
            if house.role != Role.WEB:
                await house.reception.sweep()
                await house.postman.sweep()
        except SQLAlchemyError as error:
            log.error("nothing could be taken over", error=type(error).__name__)
        await asyncio.sleep(BEAT_S)


async def _carry_portions(house: House) -> None:
    """Sales files that are underway."""
    from bot.portions import Portions  # with what a file's lines are: no start needs it

    portions = Portions(house.writer, house.clock, house.presence, house.bot.username)
    portions.after.rings(house.postman.bell)
    await portions.run()


async def _keep_time(house: House) -> None:
    """The metronome: wakes the loops; what is due stands in the database."""
    from apscheduler.schedulers.asyncio import AsyncIOScheduler  # no start waits for it

    jumped = asyncio.Event()
    house.clock.on_jump += [jumped.set, house.postman.bell.ring, house.reception.bell.ring]
    metronome = AsyncIOScheduler(timezone="UTC")
    once = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    metronome.add_job(jumped.set, "interval", seconds=TICK_S, **once)
    metronome.add_job(_forget, "interval", [house], days=1, **once)
    metronome.start()
    first = partial(metronome.add_job, _forget, args=[house], **once)
    waiting = asyncio.get_running_loop().call_later(FORGET_AFTER_S, first)
    try:
        while True:
            await house.reminders.tick()
            await jumped.wait()
            jumped.clear()
    finally:
        waiting.cancel()
        metronome.shutdown(wait=False)


async def _forget(house: House) -> None:
    with contextlib.suppress(asyncio.CancelledError):  # to stop is no failure of the metronome's
        await _quiet_moment(house)
        from bot.forgetting import forget  # with all that is kept of somebody: nobody waits for it

        await forget(house)


async def _quiet_moment(house: House) -> None:
    for _ in range(NEVER_QUIET_S):
        if house.reception.quiet_for_s() >= QUIET_S:
            return
        await asyncio.sleep(1)


async def _until(event: asyncio.Event) -> None:
    await event.wait()


async def _stop(house: House, loops: list[asyncio.Task[None]]) -> None:
    """Takes nothing new, finishes what is in flight, and gives up after a minute."""
    log.info("stopping")
    for loop in loops:
        loop.cancel()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STOP_WITHIN_S):
            await asyncio.gather(*loops, return_exceptions=True)
            await house.reception.stop()
            if house.pictures:
                await house.pictures.stop()
            await house.postman.stop()
