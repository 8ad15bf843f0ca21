"""Looks at everything from outside: what the room saw, against what stands in the books."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

from handlers import say
from tests.faults.world import SCRIPT, Somebody, World

# What each step of the script writes into the deal's history, once.
PROVED = ("proof_handed_in", "proof_accepted")
HAPPENED = ("terms_shown", "agreed", *PROVED, *PROVED)
BEFORE = ("vetted", "offered")
JUST_NOW = timedelta(seconds=15)  # the room's time goes on while the bot is stopped, and looked at
NOTES = tuple(say.word("house", "maybe_repeated", language) for language in say.LANGUAGES)


@dataclass
class Counts:
    """What promises are measured by. `repeated`: by kind, words that may be said again."""

    updates_sent: int = 0
    handled: int = 0
    lost: int = 0
    handled_twice: int = 0
    said: int = 0
    said_twice: int = 0  # of the words that must never be
    repeated: dict[str, int] = field(default_factory=dict)
    out_of_nothing: int = 0
    not_said: int = 0
    missing: list[str] = field(default_factory=list)  # which words, to whom
    left: int = 0  # letters that are due, or half sent, although the bot is at rest
    unknown: int = 0
    wrong_deals: list[str] = field(default_factory=list)
    broken_files: int = 0
    integrity: str = ""

    def all_is_well(self) -> None:
        """Nothing lost, nothing twice; raises AssertionError with all counts."""
        bad = (self.lost, self.handled_twice, self.said_twice, self.out_of_nothing)
        assert (
            not any((*bad, self.not_said, self.left))
            and not self.wrong_deals
            and not self.broken_files
        ), asdict(self)
        assert self.integrity == "ok", self.integrity
        assert self.handled == self.updates_sent, asdict(self)


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{folder / 'sapa.db'}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def audit(world: World) -> Counts:
    """Everything at rest, the bot idle or gone."""
    with opened(world.folder) as books:
        counts = Counts(updates_sent=world.sent)
        _updates(world, books, counts)
        _words(world, books, counts)
        counts.left = _left(world, books)
        _deals(world, books, counts)
        _files(world, books, counts)
        counts.integrity = integrity(books)
    return counts


def integrity(books: sqlite3.Connection) -> str:
    return str(books.execute("pragma integrity_check").fetchone()[0])


def _updates(world: World, books: sqlite3.Connection, counts: Counts) -> None:
    """Every update that the room ever made is in the inbox once, and done."""
    made = [str(one) for one in world.made()]
    states = Counter(books.execute("select update_key, state from inbox").fetchall())
    counts.handled = sum(states[key, "done"] for key in made)
    counts.lost = sum(states[key, "done"] == 0 for key in made)
    heard = "select count(*) - count(distinct inbox_id) from heard"
    counts.handled_twice = books.execute(heard).fetchone()[0]


def _words(world: World, books: sqlite3.Connection, counts: Counts) -> None:
    """Each letter in the books is in its chat: once, or at least once where that is the promise."""
    query = (
        "select chat, coalesce(json_extract(payload, '$.text'), ''), words, once, state from outbox"
        " where json_extract(payload, '$.act') in ('text', 'picture', 'document')"
    )
    letters = books.execute(query).fetchall()
    repeated: Counter[str] = Counter()
    for chat, of_chat in _by_chat(letters).items():
        heard = Counter(map(_plain, world.heard(int(chat))))
        counts.said += heard.total()
        for text, row in of_chat.items():
            extra = heard.pop(text, 0) - row["sent"]
            if extra < 0:
                counts.not_said -= extra
                counts.missing.append(f"{row['words']} to {chat}: {text[:80]!r}")
            counts.unknown += row["unknown"]
            if extra > 0 and row["once"]:
                counts.said_twice += extra
            elif extra > 0:
                repeated[row["words"]] += extra
        counts.out_of_nothing += heard.total()
    counts.repeated = dict(repeated)


def _left(world: World, books: sqlite3.Connection) -> int:
    """How many letters should have left by now."""
    now = world.room.room.clock.now().astimezone(UTC).replace(tzinfo=None).isoformat(" ")
    due = "state = 'sending' or state = 'queued' and due_at <= ?"
    return int(books.execute(f"select count(*) from outbox where {due}", [now]).fetchone()[0])


def _by_chat(letters: list[Any]) -> dict[str, dict[str, dict[str, Any]]]:
    chats: dict[str, dict[str, dict[str, Any]]] = {}
    for chat, text, words, once, state in letters:
        empty = {"sent": 0, "unknown": 0, "once": once, "words": words}
        row = chats.setdefault(chat, {}).setdefault(_plain(text), empty)
        row["sent"] += state == "sent"
        row["unknown"] += state == "unknown"
    return chats


def _plain(text: str) -> str:
    """Without the line that says that it may be a repeat."""
    for note in NOTES:
        text = text.removesuffix(note)
    return text.strip()


def _deals(world: World, books: sqlite3.Connection, counts: Counts) -> None:
    """Each deal's history is what its people did, each step once."""
    rows = books.execute("select deal_id, happened from history order by deal_id, version")
    histories: dict[int, list[str]] = {}
    for deal, happened in rows:
        histories.setdefault(deal, []).append(happened)
    for one in [*world.awake, *world.silent]:
        told, right = histories[one.deal], right_histories(world, one)
        if told not in right:
            counts.wrong_deals.append(f"deal {one.deal}: {told}, not {right}")


def right_histories(world: World, one: Somebody) -> list[list[str]]:
    """What may have happened by now: two things, when something is due this very moment."""
    assert len(HAPPENED) == len(SCRIPT)
    if one not in world.silent:
        return [[*BEFORE, *HAPPENED[: one.done]]]
    waits, followed_up = [*BEFORE], [*BEFORE, "followed_up"]
    overdue = world.overdue(one)
    if overdue < timedelta():
        return [waits]
    return [waits, followed_up] if overdue < JUST_NOW else [followed_up]


def _files(world: World, books: sqlite3.Connection, counts: Counts) -> None:
    """Each file that the books name is whole."""
    for (sha256,) in books.execute("select sha256 from media").fetchall():
        path = world.folder / "media" / sha256[:2] / sha256
        whole = path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
        counts.broken_files += not whole
