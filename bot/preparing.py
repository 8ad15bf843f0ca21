"""What the rules need from the network, fetched before their turn: files, and short links' ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bot.telegram.channel import LARGEST, TelegramChannel
from deals.channel import Attachment, Failure, Incoming, SendFailed
from deals.programs import is_program
from storage.keeping import media

if TYPE_CHECKING:  # a start need not wait for them
    from bot.looking_ahead import LookingAhead
    from bot.second_reader import SecondReader
    from deals.links import Link, LinkReading
    from deals.reading.second import Question, Second

MOST_PIXELS = 40_000_000
MOST_SHORT_LINKS = 30  # followed for one message
AT_ONCE = 6


def needs_network(incoming: Incoming) -> bool:
    return bool(incoming.attachments) or bool(_short_links(incoming))


class CannotKeep(RuntimeError):
    """The media folder takes no file now: the disk is full, or not writable."""


class Preparing:
    """Fetches files into the media folder, opens workbooks, looks pictures up and at sales files,
    follows short links, asks the second reader."""

    def __init__(
        self,
        channel: TelegramChannel,
        folder: Path,
        second: SecondReader | None = None,
        ahead: LookingAhead | None = None,
    ) -> None:
        self.channel = channel
        self.folder = folder
        self.second = second
        self.ahead = ahead

    async def prepare(
        self,
        incoming: Incoming,
        question: Question | None = None,
        opens: bool = False,
        looks: bool = False,
    ) -> Incoming:
        """The same words with files fetched, links followed, and the question put. `opens`: also
        workbooks, which may take a minute; `looks`: at a file of sales, too.

        Raises SendFailed for a retry, and CannotKeep when the disk, not the update, is at fault.
        """
        files = tuple([await self._fetched(file) for file in incoming.attachments])
        if opens:
            files = tuple([await self._opened(file) for file in files])
        if self.ahead:
            files = await self.ahead.all(files)
        ends = await _all_followed(_short_links(incoming))
        second = await self._answer(question) if question else None
        ready = replace(incoming, attachments=files, followed=tuple(ends), second=second)
        return await self.looked(ready) if looks else ready

    async def looked(self, incoming: Incoming) -> Incoming:
        """With what is found now of the sales file that it is about."""
        return await self.ahead.sales(incoming) if self.ahead else incoming

    async def _answer(self, question: Question) -> Second | None:
        return await self.second.read(question) if self.second else None

    async def _fetched(self, file: Attachment) -> Attachment:
        if file.size > LARGEST:
            return replace(file, problem="too_big")
        if is_program(file.name):
            return replace(file, problem="program")
        try:
            content = await self.channel.fetch(file.file_id)
        except SendFailed as failed:
            if failed.failure != Failure.BAD_REQUEST:
                raise
            problem = "too_big" if "too big" in failed.reason else "not_fetched"
            return replace(file, problem=problem)
        if is_program(file.name, content):
            return replace(file, problem="program")
        sha256, path = await self._kept(content)
        kept = replace(file, sha256=sha256, path=str(path), size=len(content))
        pictured = file.kind == "photo" or file.mime.startswith("image/")
        return await asyncio.to_thread(_measured, kept, content) if pictured else kept

    async def _opened(self, file: Attachment) -> Attachment:
        if file.problem or not is_workbook(file):
            return file
        try:
            return await asyncio.to_thread(_unfolded, file, self.folder.parent / "exports")
        except OSError as error:
            raise CannotKeep(error.strerror) from error

    async def _kept(self, content: bytes) -> tuple[str, Path]:
        try:
            return await asyncio.to_thread(media.keep, self.folder, content)
        except OSError as error:
            raise CannotKeep(error.strerror) from error


def _measured(file: Attachment, content: bytes) -> Attachment:
    """A picture is unpacked here, and not where the database waits."""
    from deals.lives.screen import measure

    problem = picture_problem(content)
    screen = None if problem else measure(content)
    return replace(file, problem=problem, screen=screen)


def is_workbook(file: Attachment) -> bool:
    return file.name.lower().endswith((".xlsx", ".xlsm")) or "spreadsheetml" in file.mime


def _unfolded(file: Attachment, folder: Path) -> Attachment:
    """Its rows lie in that folder as a .csv. A large workbook takes a minute to open."""
    from deals.listing.opening import BrokenSheet
    from deals.selling.sheet import unfolded

    try:
        rows = unfolded(Path(file.path).read_bytes())
    except BrokenSheet as broken:
        return replace(file, no_rows=broken.reason_code)
    return replace(file, rows=str(media.keep(folder, rows)[1]))


def picture_problem(content: bytes) -> str:
    """Why these bytes are no picture that we may open; empty when they are."""
    from PIL import Image, UnidentifiedImageError

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                return "unreadable_picture"
            picture.verify()  # it is whole, though nothing is unpacked
    except (*bombs, UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return "unreadable_picture"
    return ""


def _short_links(incoming: Incoming) -> list[Link]:
    if incoming.kind not in ("text", "file", "edited"):
        return []
    from deals.links import read_links

    return [link for link in read_links(incoming.text).links if link.needs_redirect][
        :MOST_SHORT_LINKS
    ]


async def _all_followed(links: list[Link]) -> list[tuple[str, LinkReading]]:
    """Where each of them leads; a few at a time."""
    few = asyncio.Semaphore(AT_ONCE)

    async def one(link: Link) -> tuple[str, LinkReading]:
        async with few:
            return await _followed(link)

    return list(await asyncio.gather(*(one(link) for link in links)))


async def _followed(link: Link) -> tuple[str, LinkReading]:
    from bot import hops

    return link.canonical_url or "", await hops.follow(link)
