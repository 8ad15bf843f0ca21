"""Forgetting: what nobody needs any more is kept no longer; once a day."""

import asyncio
from datetime import timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.house import House
from storage import inbox, media

log = structlog.get_logger()
UPDATES_KEPT = timedelta(days=30)


async def forget(house: House) -> None:
    """Old updates and unfinished files; a failure is logged, and tomorrow is another day."""
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
    folders = (house.settings.media, house.settings.exports)
    try:
        removed = await asyncio.to_thread(lambda: sum(map(media.remove_unfinished, folders)))
        if removed:
            log.info("unfinished files were removed", files=removed)
    except OSError as error:
        log.error("unfinished files were not removed", error=error.strerror)
