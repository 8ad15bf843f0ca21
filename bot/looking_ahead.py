"""Pictures are looked up among all that were kept before their turn, while other chats go on."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from deals.channel import Attachment
from deals.lives.screen import Ahead, Screen
from storage.db import Database
from storage.lives import screens

log = structlog.get_logger()


class LookingAhead:
    """One picture at a time: it keeps a core busy."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self._one = asyncio.Lock()

    async def all(self, files: Sequence[Attachment]) -> tuple[Attachment, ...]:
        """Those of one message: what each is the twin of, and which show the same twice."""
        looked: list[Attachment] = []
        for file in files:
            looked.append(await self._looked(file, looked) if file.screen else file)
        return tuple(looked)

    async def _looked(self, file: Attachment, before: Sequence[Attachment]) -> Attachment:
        assert file.screen
        others = [one.screen for one in before if one.screen]
        async with self._one:
            if await asyncio.to_thread(_shown_in, file.screen, others):
                return replace(file, twice=True)
            return replace(file, ahead=await asyncio.to_thread(self._ahead, file.screen))

    def _ahead(self, screen: Screen) -> Ahead | None:
        """None when the database does not answer: its turn looks then, and takes longer."""
        now = self.clock.now()
        try:
            return self.database.read(lambda session: screens.look_ahead(session, screen, now))
        except SQLAlchemyError as error:
            log.warning("a picture was not looked up ahead", error=type(error).__name__)
            return None


def _shown_in(screen: Screen, others: Sequence[Screen]) -> bool:
    from deals.lives import likeness

    return likeness.shown_in(screen.small, [one.small for one in others])
