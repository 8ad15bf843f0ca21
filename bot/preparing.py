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
    from bot.second_reader import SecondReader
    from deals.links import Link, LinkReading
    from deals.reading.second import Question, Second

MOST_PIXELS = 40_000_000
MOST_HOPS = 5  # short links followed for one message


def needs_network(incoming: Incoming) -> bool:
    return bool(incoming.attachments) or bool(_short_links(incoming))


class CannotKeep(RuntimeError):
    """The media folder takes no file now: the disk is full, or not writable."""


class Preparing:
    """Fetches files into the media folder, follows short links, asks the second reader."""

    def __init__(
        self, channel: TelegramChannel, folder: Path, second: SecondReader | None = None
    ) -> None:
        self.channel = channel
        self.folder = folder
        self.second = second

    async def prepare(self, incoming: Incoming, question: Question | None = None) -> Incoming:
        """The same words with files fetched, links followed, and the question put.

        Raises SendFailed for a retry, and CannotKeep when the disk, not the update, is at fault.
        """
        files = [await self._fetched(file) for file in incoming.attachments]
        ends = await asyncio.gather(*(_followed(link) for link in _short_links(incoming)))
        second = await self._answer(question) if question else None
        return replace(incoming, attachments=tuple(files), followed=tuple(ends), second=second)

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
        pictured = file.kind == "photo" or file.mime.startswith("image/")
        problem = await asyncio.to_thread(picture_problem, content) if pictured else ""
        return replace(file, sha256=sha256, path=str(path), size=len(content), problem=problem)

    async def _kept(self, content: bytes) -> tuple[str, Path]:
        try:
            return await asyncio.to_thread(media.keep, self.folder, content)
        except OSError as error:
            raise CannotKeep(error.strerror) from error


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

    return [link for link in read_links(incoming.text).links if link.needs_redirect][:MOST_HOPS]


async def _followed(link: Link) -> tuple[str, LinkReading]:
    from bot import hops

    return link.canonical_url or "", await hops.follow(link)
