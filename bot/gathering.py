"""Gathering: words sent one after the other are read as one, and so are the files of an album.

What is clear is acted upon at once. What is not waits a short pause, in the inbox, for what comes
after it in the same chat. An album comes as one update for each of its files, ten at most; who
sends twelve sends two albums.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, takewhile

from sqlmodel import Session

from bot.handling import Handling
from bot.telegram import translate
from deals.channel import Incoming, Part
from handlers import door
from storage.post import inbox
from storage.post.inbox import Head

MOST_PAUSES = 4  # who goes on writing is read after so many
MOST_TOGETHER = 10  # messages
MOST_FILES = 20
ALBUM_PAUSE = timedelta(seconds=2)  # its files come at once, and are not typed


@dataclass(frozen=True)
class Waits:
    """An update whose words wait for more."""

    until: datetime


class Gathering:
    """`pause_s`: how long unclear words wait, counted from the last of them; 0: not at all."""

    def __init__(self, handling: Handling, pause_s: float = 0) -> None:
        self.handling = handling
        self.pause = timedelta(seconds=pause_s)
        self._waiting: dict[int, tuple[int, datetime]] = {}  # update -> newest behind it, until

    def gathered(self, session: Session, row: Head, incoming: Incoming) -> Incoming | Waits:
        """The words with those that came after them, or that they have to wait."""
        number = row.id
        self._waiting.pop(number, None)
        if door.is_of_album(session, incoming):
            return self._album(session, row, incoming)
        if not self.pause or not door.is_unclear(session, incoming, self.handling.clock.now()):
            return incoming
        behind = inbox.behind(session, row, MOST_TOGETHER)
        together = self._joinable(incoming, behind)
        more_may_come = len(together) == len(behind) < MOST_TOGETHER
        until = self._until([row, *together])
        now = self.handling.clock.now()
        joined = self._joined(incoming, row, together)
        waited = now >= until or now < row.received_at  # the clock was ahead then
        if not more_may_come or waited or not door.is_unclear(session, joined, now):
            for one in together:
                self.handling.understood(one)  # each of them counts, should it be a flood
            return joined
        return self._wait(session, [row, *together], until)

    def _album(self, session: Session, row: Head, incoming: Incoming) -> Incoming | Waits:
        """All of its files, and those of the next album, in one; a short pause after the last."""
        behind = inbox.behind(session, row, MOST_FILES - 1)
        together = self._files(incoming, behind)
        rows, now = [row, *together], self.handling.clock.now()
        more_may_come = len(together) == len(behind) < MOST_FILES - 1
        until = rows[-1].received_at + min(ALBUM_PAUSE, self.pause)
        if more_may_come and row.received_at <= now < until:
            return self._wait(session, rows, until)
        for one in together:
            self.handling.understood(one)
        joined = self._joined(incoming, row, together)
        files = [self._read(one).attachments for one in together]
        return replace(joined, attachments=(*incoming.attachments, *chain(*files)))

    def _files(self, incoming: Incoming, behind: Sequence[Head]) -> list[Head]:
        """Those right behind it that are files of the same person, from this album or another."""

        def goes_with_it(row: Head) -> bool:
            other = _read_safely(row)
            return other is not None and other.sender == incoming.sender and bool(other.album)

        return list(takewhile(goes_with_it, behind))

    def _wait(self, session: Session, rows: Sequence[Head], until: datetime) -> Waits:
        for one in rows:
            inbox.wait(session, one.id, until)
        self._waiting[rows[0].id] = (rows[-1].id, until)
        return Waits(until)

    def wake(self, session: Session) -> None:
        """Looks again at words behind which something came."""
        for number, (newest, _) in [*self._waiting.items()]:
            found = inbox.newest_with(session, number)
            if found is None:
                del self._waiting[number]
            elif found > newest:
                inbox.wait(session, number, self.handling.clock.now())

    def next_look_s(self, at_most: float) -> float:
        """In how many seconds a pause is over, if that is sooner."""
        now = self.handling.clock.now()
        left = [(until - now).total_seconds() for _, until in self._waiting.values()]
        return max(0.05, min([at_most, *left]))

    def _until(self, rows: Sequence[Head]) -> datetime:
        longest = rows[0].received_at + MOST_PAUSES * self.pause
        return min(rows[-1].received_at + self.pause, longest)

    def _joinable(self, incoming: Incoming, behind: Sequence[Head]) -> list[Head]:
        """Those right behind it that are mere words of the same person."""
        found = []
        for row in behind:
            other = _read_safely(row)
            if other is None or other.sender != incoming.sender or not door.is_words(other):
                break
            found.append(row)
        return found

    def _joined(self, incoming: Incoming, head: Head, behind: Sequence[Head]) -> Incoming:
        """One text; each part is still known by its own message."""
        parts = [Part(head.id, incoming.text, incoming.message_id)]
        for row in behind:
            other = self._read(row)
            parts.append(Part(row.id, other.text, other.message_id))
        if len(parts) == 1:
            return incoming
        text = "\n".join(part.text for part in parts if part.text)
        return replace(incoming, text=text, parts=tuple(parts))

    def _read(self, row: Head) -> Incoming:
        other = _read_safely(row)
        assert other
        return other


def _read_safely(row: Head) -> Incoming | None:
    """What it was; None for what is nothing to us, or fails when its own turn comes."""
    try:
        return translate.incoming(row.raw, row.received_at)
    except (KeyError, TypeError, ValueError):
        return None
