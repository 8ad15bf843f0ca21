"""Before their turn, while other chats go on, pictures are looked up among all that were kept, and
sales files are looked at."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import Clock
from deals.channel import Attachment, Incoming
from deals.lives.screen import Ahead, Screen
from handlers import door
from handlers.turn import Turn
from storage.db import Database
from storage.lives import screens

if TYPE_CHECKING:  # a start need not wait for what reads a file
    from deals.selling.ahead import SalesAhead

log = structlog.get_logger()


class LookingAhead:
    """One picture at a time, and one sales file: each keeps a core busy. `media`: where what was
    fetched lies."""

    def __init__(self, database: Database, clock: Clock, media: Path) -> None:
        self.database = database
        self.clock = clock
        self.media = media
        self._one = asyncio.Lock()
        self._one_of_sales = asyncio.Lock()

    async def all(self, files: Sequence[Attachment]) -> tuple[Attachment, ...]:
        """Those of one message: what each is the twin of, and which show the same twice."""
        looked: list[Attachment] = []
        for file in files:
            looked.append(await self._looked(file, looked) if file.screen else file)
        return tuple(looked)

    async def sales(self, incoming: Incoming) -> Incoming:
        """With what was found of the sales file that it is about."""
        async with self._one_of_sales:
            found = await asyncio.to_thread(self._found, incoming)
        return replace(incoming, ahead=found)

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

    def _found(self, incoming: Incoming) -> "SalesAhead | None":
        """None, too, when the database does not answer, as above."""
        now = self.clock.now()
        try:
            return self.database.read(
                lambda session: door.look_ahead(Turn(session, now, "", "", self.media), incoming)
            )
        except SQLAlchemyError as error:
            log.warning("a sales file was not looked at ahead", error=type(error).__name__)
            return None


def _shown_in(screen: Screen, others: Sequence[Screen]) -> bool:
    from deals.lives import likeness

    return likeness.shown_in(screen.small, [one.small for one in others])
