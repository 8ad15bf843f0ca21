"""Forgetting: what nobody needs any more is kept no longer; once a day."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple, TypeVar

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
T = TypeVar("T")
BETWEEN_S = 0.2
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
    for old in (
        Old("updates", lambda s: inbox.old(s, updates_since), inbox.purge),
        Old("buttons", lambda s: shown.old(s, updates_since), shown.purge),
        Old("notices", lambda s: retention.old_notices(s, updates_since), retention.empty_notices),
        Old(
            "talks",
            lambda s: retention.quiet(s, talk_since),
            lambda s, partners: retention.empty_talks(s, partners, talk_since),
        ),
    ):
        await _let_go(house, old)
    await _files(house, talk_since, now)


class Old(NamedTuple):
    """What nobody needs any more: some of it is looked for beside the writer, and let go in a turn
    of the writer, again and again."""

    what: str
    find: Callable[[Session], Sequence[int]]
    let_go: Callable[[Session, Sequence[int]], int]


async def _let_go(house: House, old: Old) -> None:
    count = 0
    try:
        while found := await _looked(house, old.find):
            gone = await house.writer.transact(partial(_gone, old, found))
            if not gone:
                break
            count += gone
    except SQLAlchemyError as error:
        log.error(f"old {old.what} are kept", error=type(error).__name__)
    if count:
        log.info(f"old {old.what} were let go", count=count)


def _gone(old: Old, found: Sequence[int], session: Session) -> int:
    return old.let_go(session, found)


async def _looked(house: House, find: Callable[[Session], T]) -> T:
    """What there is, beside whoever writes; before it others have had their turn."""
    await asyncio.sleep(BETWEEN_S)
    return await asyncio.to_thread(house.writer.database.read, find)


async def _files(house: House, talk_since: datetime, now: datetime) -> None:
    """What somebody died over, what was exported, what was sent in and is no proof, and databases
    that a restore put aside."""
    try:
        needed = await _looked(house, lambda s: retention.needed_files(s, talk_since))
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
