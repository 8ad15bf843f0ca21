"""Forgetting: what nobody needs any more is kept no longer; once a day."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.backup import remove_put_aside
from bot.house import House
from bot.settings import Settings
from storage.keeping import media
from storage.personal import retention
from storage.post import inbox
from storage.staff import shown

log = structlog.get_logger()
EXPORTS_KEPT = timedelta(days=7)  # they have long been sent


async def forget(house: House) -> None:
    """Each says in the log how much it was; a failure is logged, and tomorrow is another day.

    By a clock that is wrong nothing goes: what is deleted too early does not come back.
    """
    if not house.clock.trusted:
        log.info("nothing was forgotten: the clock is wrong")
        return
    settings, now = house.settings, house.clock.now()
    updates_since = now - timedelta(days=settings.keep_updates_days)
    talk_since = now - timedelta(days=settings.keep_talk_days)
    await _rows(house, "old updates were deleted", lambda s: inbox.purge(s, updates_since))
    await _rows(house, "old buttons were forgotten", lambda s: shown.purge(s, updates_since))
    await _rows(
        house, "old notices were emptied", lambda s: retention.empty_notices(s, updates_since)
    )
    while await _rows(
        house, "old talks were emptied", lambda s: retention.empty_talks(s, talk_since)
    ):
        await asyncio.sleep(0)  # others write in between
    await _files(house, talk_since, now)


async def _rows(house: House, what: str, unit: Callable[[Session], int]) -> int:
    try:
        count = await house.writer.transact(unit)
    except SQLAlchemyError as error:
        log.error(f"not done: {what}", error=type(error).__name__)
        return 0
    if count:
        log.info(what, count=count)
    return count


async def _files(house: House, talk_since: datetime, now: datetime) -> None:
    """What somebody died over, what was exported, what was sent in and is no proof, and databases
    that a restore put aside."""
    try:
        needed = await house.writer.transact(lambda s: retention.needed_files(s, talk_since))
        removed = await asyncio.to_thread(_removed, house.settings, needed, now)
        if removed:
            log.info("old files were removed", count=removed)
    except (OSError, SQLAlchemyError) as error:
        log.error("old files were not removed", error=type(error).__name__)


def _removed(settings: Settings, needed: set[str], now: datetime) -> int:
    pictures, exports = settings.media, settings.exports
    files_kept = timedelta(days=settings.keep_files_days)
    return sum(
        (
            *(media.remove_unfinished(folder, now) for folder in (pictures, exports)),
            media.remove_unneeded(pictures, needed, files_kept, now),
            media.remove_unneeded(exports, set(), EXPORTS_KEPT, now),
            remove_put_aside(settings, files_kept, now),
        )
    )
