"""What the platform saw, held against what the database says.

The pace: what arrives within a second was taken within that second and the longest way from the
take to the wire (`way_s`, measured; those that a stopped process held are left out), so at most
25 a second over 1 s + way_s; a chat's fourth message comes at least 3 s - way_s after its first.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from math import ceil
from typing import Any

from sqlmodel import col, select

from handlers import say
from storage.db import Database
from storage.tables import Heard, Inbox, Outbox
from tests.many.platform import QUIET, Call, Platform

REPEATED = tuple(
    f"\n\n{say.word('house', 'maybe_repeated', language)}" for language in ("id", "en")
)
SPOKEN = ("text", "document", "picture")


@dataclass
class Book:
    """The rows at the end."""

    inbox: list[Inbox]
    outbox: list[Outbox]
    heard: list[Heard]

    @classmethod
    def of(cls, url: str) -> "Book":
        database = Database(url)

        def read(session: Any) -> "Book":
            tables: Any = (Inbox, Outbox, Heard)
            return cls(*(list(session.exec(select(t).order_by(col(t.id)))) for t in tables))

        book = database.transact(read)
        database.close()
        return book


@dataclass
class Reckoning:
    """`stopped`: when processes stood still (monotonic, from and to)."""

    platform: Platform
    book: Book
    stopped: list[tuple[float, float]] = field(default_factory=list)

    def counts(self) -> dict[str, Any]:
        twice, flagged, unaccounted = self._said_twice()
        way_s, taken = self._way_s(), self._most_taken()
        wire, four_s = most_within(self._work(), 1), self._fastest_four()
        return {
            "updates confirmed": len(self.platform.confirmed),
            "lost": self._lost(),
            "handled twice": self._handled_twice(),
            "parked as dead": sum(row.state == "dead" for row in self.book.inbox),
            "handled out of order": self._handled_out_of_order(),
            "answers out of order": self._answers_out_of_order(),
            "messages said": len(self.platform.messages()),
            "words with terms said twice": twice,
            "notices repeated with their ignore words": flagged,
            "notices repeated without": unaccounted,
            "unknown, before staff": sum(row.state == "unknown" for row in self.book.outbox),
            "not said": sum(
                row.state in ("queued", "sending", "failed") for row in self._letters()
            ),
            "pace broken": sum((taken > 25, wire > 25 * (1 + ceil(way_s)), four_s < 3 - way_s)),
            "most taken in a second": taken,
            "most on the wire in a second": wire,
            "longest way from take to wire, s": round(way_s, 2),
            "shortest time of four messages in a chat, s": round(four_s, 2),
        }

    def _letters(self) -> list[Outbox]:
        return [row for row in self.book.outbox if row.act in SPOKEN]

    # Updates

    def _lost(self) -> int:
        handled = {row.update_key for row in self.book.inbox if row.state == "done"}
        return sum(str(number) not in handled for number in self.platform.confirmed)

    def _handled_twice(self) -> int:
        """One row for each update, what was said in passing kept once, and one cause each."""
        keys = Counter(row.update_key.partition("+")[0] for row in self.book.inbox)
        kept = Counter(row.inbox_id for row in self.book.heard)
        return sum(n - 1 for counted in (keys, kept) for n in counted.values())

    def _handled_out_of_order(self) -> int:
        """Of each partner, by what was heard of them; and of each chat as it was stored."""
        key = {row.id: int(row.update_key) for row in self.book.inbox}
        heard, stored = defaultdict(list), defaultdict(list)
        for line in self.book.heard:
            heard[line.partner_id].append(key[line.inbox_id])
        for row in self.book.inbox:
            stored[row.lane].append(int(row.update_key))
        return sum(inversions(keys) for keys in (*heard.values(), *stored.values()))

    # Words

    def _answers_out_of_order(self) -> int:
        """Answers to a chat's own updates, in the order in which the platform got them.

        Those with more than one try are left out: what came of the first is not known.
        """
        key = {row.id: (row.lane, int(row.update_key)) for row in self.book.inbox}
        answers: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in self._letters():
            source, _, rest = row.dedupe_key.partition(":")
            lane, update = key.get(int(rest.split(":")[0]), ("", 0)) if source == "in" else ("", 0)
            if lane == row.lane and row.external_id and row.tries == 1:
                answers[lane].append((int(row.external_id), update))
        return sum(inversions([u for _, u in sorted(one)]) for one in answers.values())

    def _said_twice(self) -> tuple[int, int, int]:
        """Messages that no row names as its own, beyond those whose fate is told as unknown.

        Answers words with terms said twice, notices repeated with the ignore words, and without.
        """
        named = {row.external_id for row in self._letters()}
        unnamed: Counter[tuple[str, str]] = Counter()
        flagged = 0
        for call in self.platform.messages():
            flagged += call.text.endswith(REPEATED)
            if str(call.message_id) not in named:
                unnamed[call.chat, plain(call.text)] += 1
        unknown = Counter(key_of(r) for r in self._letters() if r.once and r.state == "unknown")
        again = Counter(key_of(r) for r in self._letters() if not r.once and r.tries > 1)
        terms = {key_of(row) for row in self._letters() if row.once}
        twice = sum(max(n - unknown[k], 0) for k, n in unnamed.items() if k in terms)
        without = sum(max(n - again[k], 0) for k, n in unnamed.items() if k not in terms)
        return twice, flagged, without

    # Pace

    def _work(self) -> list[float]:
        polls = ("getupdates", "setwebhook", "deletewebhook", "getfile")
        return [c.at for c in self.platform.calls if c.method not in (*QUIET, *polls)]

    def _most_taken(self) -> int:
        return most_within([_utc(row.taken_at) for row in self.book.outbox if row.taken_at], 1)

    def _way_s(self) -> float:
        taken = {r.external_id: _utc(r.taken_at) for r in self._letters() if r.taken_at}
        monotonic_is = time.time() - time.monotonic()
        return max(
            (
                call.at + monotonic_is - taken[str(call.message_id)]
                for call in self.platform.messages()
                if str(call.message_id) in taken and not self._while_stopped(call)
            ),
            default=0.0,
        )

    def _while_stopped(self, call: Call) -> bool:
        return any(since <= call.at <= until + 2 for since, until in self.stopped)

    def _fastest_four(self) -> float:
        chats: dict[str, list[float]] = defaultdict(list)
        for call in self.platform.messages():
            if not self._while_stopped(call):
                chats[call.chat].append(call.at)
        fours = (b - a for at in chats.values() for a, b in zip(at, at[3:], strict=False))
        return min(fours, default=99.0)


def inversions(numbers: Iterable[int]) -> int:
    return sum(after < before for before, after in pairwise(numbers))


def most_within(times: list[float], seconds: float) -> int:
    """The most that fall into any span of so many seconds."""
    times, most, first = sorted(times), 0, 0
    for last, at in enumerate(times):
        while times[first] <= at - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


def plain(text: str) -> str:
    for words in REPEATED:
        text = text.removesuffix(words)
    return text


def key_of(row: Outbox) -> tuple[str, str]:
    return row.chat, plain(str(row.payload.get("text", "")))


def _utc(at: datetime | None) -> float:
    assert at
    return at.astimezone(UTC).timestamp()
