"""The house: everything that a process needs to run, built once around a connected bot."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import Bot

from bot.clock import Clock, on_loopback
from bot.errands import Errands
from bot.floods import Floods
from bot.guards import Guards
from bot.handling import Handling
from bot.postman import Postman, at_once
from bot.preparing import Preparing
from bot.pulse import Pulse
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
    from bot.second_reader import SecondReader

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
    pulse: Pulse | None
    guards: Guards


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
    preparing = Preparing(channel, settings.media, second)
    errands = Errands(writer, preparing, handling, presence)
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
    pulse = Pulse(bot, writer, clock) if practice else None
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
    )
