"""The house: everything that a process needs to run, built once around a connected bot."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from telegram import Bot

from bot.clock import Clock, on_loopback
from bot.errands import Errands
from bot.floods import Floods
from bot.guards import Guards
from bot.handling import Handling
from bot.looking_ahead import LookingAhead
from bot.postman import Postman, at_once
from bot.preparing import Preparing
from bot.reception import Reception
from bot.reminder import Reminders
from bot.settings import Role, Settings
from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import connect, insist
from bot.writer import Writer
from storage.db import Database
from storage.post.pace import Pace
from storage.post.presence import Presence

if TYPE_CHECKING:
    from bot.pulse import Pulse
    from bot.reading_pictures import PictureReader
    from bot.second_reader import SecondReader

log = structlog.get_logger()
OTHER_CALLS = 8  # files that are fetched, and the like, beside the letters


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
    pulse: "Pulse | None"
    guards: Guards
    pictures: "PictureReader | None" = None


@contextlib.asynccontextmanager
async def opened(
    settings: Settings, database: Database, token: str, api_url: str, role: Role = Role.ALL
) -> AsyncIterator[House]:
    """Builds the house around a connected bot, and closes what it opened."""
    clock = Clock()
    practice = on_loopback(api_url)  # a room there sets our clock, a real platform never
    pace = Pace(all_a_second=settings.sends_a_second)
    told_date = clock.follow if practice else clock.compare
    bot = connect(token, api_url, told_date, at_once(pace) + OTHER_CALLS)
    writer, second = Writer(database), _second_reader(settings)
    try:
        await insist(bot.initialize)
        presence = Presence(database, role, clock.now())
        yield _build(settings, bot, writer, clock, presence, role, practice, pace, second)
        presence.leave()
    finally:
        writer.close()
        if second:
            await second.close()
        await bot.shutdown()


def _second_reader(settings: Settings) -> "SecondReader | None":
    if not settings.reader_url:
        return None
    from bot.second_reader import SecondReader  # with all that reads a reply

    return SecondReader.of(settings)


def _picture_reader(
    settings: Settings, writer: Writer, clock: Clock, name: str
) -> "PictureReader | None":
    """Nobody but who wants it has any of it."""
    if not settings.read_pictures:
        return None
    from bot.reading_pictures import PictureReader, fault

    if wrong := fault(settings):
        log.error(wrong)
        return None
    return PictureReader(writer, clock, name)


def _pulse(bot: Bot, writer: Writer, clock: Clock) -> "Pulse":
    from bot.pulse import Pulse  # with all that falls due: a real platform hears of none of it

    return Pulse(bot, writer, clock)


def _build(
    settings: Settings,
    bot: Bot,
    writer: Writer,
    clock: Clock,
    presence: Presence,
    role: Role,
    practice: bool,
    pace: Pace,
    second: "SecondReader | None",
) -> House:
    channel = TelegramChannel(bot)
    name = bot.username
    handling = Handling(clock, settings.media, name, Floods(settings.messages_at_once))
    ahead = LookingAhead(writer.database, clock, settings.media)
    preparing = Preparing(channel, settings.media, second, ahead)
    errands = Errands(writer, preparing, handling, presence)
    pictures = _picture_reader(settings, writer, clock, name)
    if pictures:
        errands.read = pictures.begin
    reception = Reception(
        *(writer, handling, errands, presence),
        together=presence.together,
        pause_s=settings.read_together_s,
    )
    postman = Postman(writer, clock, channel, name, pace, presence, settings.exports)
    reception.take_letters, reception.carry = postman.take, postman.carry
    reminders = Reminders(writer, clock, name)
    reception.after.rings(postman.bell)
    reminders.after.rings(postman.bell)
    if pictures:
        pictures.after.rings(postman.bell)
    pulse = _pulse(bot, writer, clock) if practice else None
    if pulse:
        for bell in (reception.after, reception.bell, postman.bell):
            bell.rings(pulse.bell)
    guards = Guards(settings, writer, clock, bot, practice)
    postman.partners_wait, reception.waits = guards.partners_wait, guards.updates_wait
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
        pictures,
    )
