"""The house: everything that runs, built once, started and stopped in order."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.clock import Clock, on_loopback
from bot.errands import Errands
from bot.guards import Guards
from bot.handling import Handling
from bot.postman import Postman
from bot.preparing import Preparing
from bot.pulse import Pulse
from bot.reception import Reception
from bot.reminder import Reminders
from bot.settings import Role, Settings
from bot.telegram import UPDATES
from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import connect, insist
from bot.telegram.polling import Poller
from bot.web import serve_web, webhook_secret
from bot.writer import Writer
from handlers.menu import partner_menu
from handlers.staff import command_list
from storage import inbox, media, staff
from storage.db import Database
from storage.departures import Pace
from storage.presence import Presence
from storage.tables import Staff

log = structlog.get_logger()
TICK_S = 15
BEAT_S = 5  # how soon a dead process's work is taken over
STOP_WITHIN_S = 60
UPDATES_KEPT = timedelta(days=30)


@dataclass
class House:
    """One running bot, or a part of it."""

    settings: Settings
    role: Role
    presence: Presence
    bot: Bot
    writer: Writer
    clock: Clock
    reception: Reception
    postman: Postman
    reminders: Reminders
    pulse: Pulse | None
    guards: Guards


async def live(
    settings: Settings, database: Database, token: str, api_url: str, role: Role = Role.ALL
) -> None:
    """Runs until SIGTERM or SIGINT; what is in flight then is finished.

    Raises InvalidToken when the platform does not know the token.
    """
    async with opened(settings, database, token, api_url, role) as house:
        stopping = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        loops = _loops(house)
        stopped = asyncio.create_task(_until(stopping))
        done, _ = await asyncio.wait([stopped, *loops], return_when=asyncio.FIRST_COMPLETED)
        await _stop(house, [*loops, stopped])
        for task in done - {stopped}:
            task.result()


@contextlib.asynccontextmanager
async def opened(
    settings: Settings, database: Database, token: str, api_url: str, role: Role = Role.ALL
) -> AsyncIterator[House]:
    """Builds the house around a connected bot, and closes what it opened."""
    clock = Clock()
    practice = on_loopback(api_url)  # a room there sets our clock, a real platform never
    bot = connect(token, api_url, clock.follow if practice else clock.compare)
    writer = Writer(database)
    try:
        await insist(bot.initialize)
        presence = Presence(database, role, clock.now())
        yield _build(settings, bot, writer, clock, presence, role, practice)
        presence.leave()
    finally:
        writer.close()
        await bot.shutdown()


def _build(
    settings: Settings,
    bot: Bot,
    writer: Writer,
    clock: Clock,
    presence: Presence,
    role: Role,
    practice: bool,
) -> House:
    channel = TelegramChannel(bot)
    name = bot.username
    handling = Handling(clock, settings.media, name)
    errands = Errands(writer, Preparing(channel, settings.media), handling, presence)
    reception = Reception(writer, handling, errands, presence, together=presence.together)
    pace = Pace(all_a_second=settings.sends_a_second)
    postman = Postman(writer, clock, channel, name, pace, presence)
    reminders = Reminders(writer, clock, name)
    reception.after.rings(postman.bell)
    reminders.after.rings(postman.bell)
    pulse = Pulse(bot, writer, clock) if practice else None
    if pulse:
        for bell in (reception.after, reception.bell, postman.bell):
            bell.rings(pulse.bell)
    guards = Guards(settings, writer, clock, bot, practice)
    postman.partners_wait, reception.waits = guards.partners_wait, guards.no_room
    return House(
        settings,
        role,
        presence,
        bot,
        writer,
        clock,
        reception,
        postman,
        reminders,
        pulse,
        guards,
    )


def _loops(house: House) -> list[asyncio.Task[None]]:
    wanted: list[Coroutine[Any, Any, None]] = [_beat(house), house.guards.run()]
    if house.role != Role.WORKER:
        wanted.append(_take_in(house))
    if house.role != Role.WEB:
        wanted += [house.reception.run(), house.postman.run(), _keep_time(house)]
        if house.pulse:
            wanted.append(house.pulse.run())
    return [asyncio.create_task(one) for one in wanted]


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


async def _take_in(house: House) -> None:
    """Introduces the bot, then takes updates by webhook or by long polling."""
    await _introduce(house)
    take = house.guards.before(house.reception.take)
    url = house.settings.public_url
    if url:
        secret = webhook_secret(house.bot.token)
        hook = f"{url.rstrip('/')}/telegram"
        asked = partial(
            house.bot.set_webhook, hook, secret_token=secret, allowed_updates=list(UPDATES)
        )
        await insist(asked)
        serving = serve_web(house.settings.host, house.settings.port, secret, take)
        await house.guards.gap.beside(serving)
    else:
        await insist(house.bot.delete_webhook)
        await house.guards.gap.asked()  # the first long poll may take a minute
        await Poller(house.bot, take, house.presence, house.guards.gap.asked).run()


async def _introduce(house: House) -> None:
    """Sets the command menus; what goes wrong with them keeps nobody waiting."""
    try:
        for language in ("id", "en"):
            everybody = BotCommandScopeAllPrivateChats()
            menu = partner_menu(language)
            await house.bot.set_my_commands(menu, scope=everybody, language_code=language)
        for member in await house.writer.transact(staff.everyone):
            await _give_menu(house.bot, member)
    except InvalidToken:
        raise
    except (TelegramError, SQLAlchemyError) as error:
        log.warning("the command menu was not set", error=type(error).__name__)


async def _give_menu(bot: Bot, member: Staff) -> None:
    """Their own menu in the private chat; who blocked the bot, or is on no such chat, has none."""
    if member.channel != "telegram":
        return
    try:
        private = BotCommandScopeChat(int(member.chat))
        await bot.set_my_commands(command_list(member.language), scope=private)
    except (BadRequest, Forbidden) as error:
        log.warning("a command menu was not set", staff=member.id, error=type(error).__name__)


async def _keep_time(house: House) -> None:
    """The metronome: wakes the loops; what is due stands in the database."""
    jumped = asyncio.Event()
    house.clock.on_jump += [jumped.set, house.postman.bell.ring, house.reception.bell.ring]
    metronome = AsyncIOScheduler(timezone="UTC")
    once = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    metronome.add_job(jumped.set, "interval", seconds=TICK_S, **once)
    metronome.add_job(_forget, "interval", [house], days=1, **once)
    metronome.start()
    try:
        await _forget(house)
        while True:
            await house.reminders.tick()
            await jumped.wait()
            jumped.clear()
    finally:
        metronome.shutdown(wait=False)


async def _forget(house: House) -> None:
    """What nobody needs any more is kept no longer."""
    await _forget_updates(house)
    await _forget_unfinished(house)


async def _forget_updates(house: House) -> None:
    """Those that were handled a month ago."""
    before = house.clock.now() - UPDATES_KEPT
    try:
        deleted = await house.writer.transact(lambda s: inbox.purge(s, before))
        if deleted:
            log.info("old updates were deleted", updates=deleted)
    except SQLAlchemyError as error:
        log.error("old updates were not deleted", error=type(error).__name__)


async def _forget_unfinished(house: House) -> None:
    """Files that somebody died over."""
    try:
        removed = await asyncio.to_thread(media.remove_unfinished, house.settings.media)
        if removed:
            log.info("unfinished files were removed", files=removed)
    except OSError as error:
        log.error("unfinished files were not removed", error=error.strerror)


async def _until(event: asyncio.Event) -> None:
    await event.wait()


async def _stop(house: House, loops: list[asyncio.Task[None]]) -> None:
    """Takes nothing new, finishes what is in flight, and gives up after a minute."""
    log.info("stopping")
    for loop in loops:
        loop.cancel()
    await asyncio.gather(*loops, return_exceptions=True)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(STOP_WITHIN_S):
            await house.reception.errands.stop()
            await house.postman.stop()
