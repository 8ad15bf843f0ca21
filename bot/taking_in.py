"""Taking in: introduces the bot, then takes updates by webhook or by long polling."""

import asyncio
from functools import partial

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.house import House
from bot.telegram import UPDATES
from bot.telegram.connect import insist
from bot.telegram.polling import Poller
from handlers.menu import partner_menu, staff_menu
from storage.staff import members
from storage.tables import Staff

log = structlog.get_logger()


async def take_in(house: House) -> None:
    """Until cancelled. Raises InvalidToken when the platform does not know the token."""
    introducing = asyncio.create_task(_introduce(house))  # updates need not wait for menus
    try:
        await _take(house)
    finally:
        introducing.cancel()


async def _take(house: House) -> None:
    take = house.guards.before(house.reception.take)
    url = house.settings.public_url
    if url:
        from bot.web import serve_web, webhook_secret  # who polls needs no server

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
        for member in await house.writer.transact(members.everyone):
            await _give_menu(house.bot, member)
    except (TelegramError, SQLAlchemyError) as error:
        log.warning("the command menu was not set", error=type(error).__name__)


async def _give_menu(bot: Bot, member: Staff) -> None:
    """Their own menu in the private chat; who blocked the bot, or is on no such chat, has none."""
    if member.channel != "telegram":
        return
    try:
        private = BotCommandScopeChat(int(member.chat))
        await bot.set_my_commands(staff_menu(member.language), scope=private)
    except (BadRequest, Forbidden) as error:
        log.warning("a command menu was not set", staff=member.id, error=type(error).__name__)
