"""Keeps the room on disk: what changed is written in one transaction, away from the event loop."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.practice.cast import Group, Person
from bot.practice.files import StoredFile
from bot.practice.records import Counters, Message, Query, Webhook
from bot.practice.updates import QUERY_LIFETIME_S, Update

if TYPE_CHECKING:
    from bot.practice.room import Room

Changes = dict[tuple[str, str], Any]

PAUSE_S = 0.3
_TABLE = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, body, PRIMARY KEY (kind, key))"


@asynccontextmanager
async def keep(room: "Room") -> AsyncIterator[None]:
    """Save the room's changes while the block runs, and once more at its end."""
    if room.folder is None:
        yield
        return
    ending = asyncio.Event()
    saving = asyncio.create_task(_save_now_and_then(room, room.folder, ending))
    try:
        yield
    finally:
        ending.set()
        await saving
        save(room, room.folder)


async def _save_now_and_then(room: "Room", folder: Path, ending: asyncio.Event) -> None:
    while not ending.is_set():
        if room.unsaved:
            await asyncio.to_thread(_write, folder, _changes(room))
        try:
            await asyncio.wait_for(ending.wait(), PAUSE_S)
        except TimeoutError:
            continue


def save(room: "Room", folder: Path) -> None:
    """Write down at once whatever is not written yet."""
    if room.unsaved:
        _write(folder, _changes(room))


def _changes(room: "Room") -> Changes:
    changes, room.unsaved = room.unsaved, {}
    changes["meta", "room"] = _meta(room)
    return changes


def _meta(room: "Room") -> dict[str, Any]:
    oldest = room.clock.unix() - QUERY_LIFETIME_S
    queries = {key: asdict(query) for key, query in room.queries.items() if query.made_at >= oldest}
    return {
        "offset_s": room.clock.offset_s,
        "group": asdict(room.group),
        "next_update_id": room.updates.next_id,
        "allowed_updates": room.updates.allowed,
        "webhook": asdict(room.webhook),
        "commands": room.commands,
        "queries": queries,
        "counters": asdict(room.counters),
        "hint": room.hint,
    }


def _write(folder: Path, changes: Changes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    gone = [key for key, body in changes.items() if body is None]
    kept = [(*key, _packed(body)) for key, body in changes.items() if body is not None]
    with closing(sqlite3.connect(folder / "room.sqlite")) as connection, connection:
        connection.execute(_TABLE)
        connection.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone)
        connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", kept)


def _packed(body: Any) -> bytes | str:
    return body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False)


def load(room: "Room", folder: Path) -> None:
    """Bring a room to the state that was saved in the folder, if any."""
    if not (folder / "room.sqlite").exists():
        return
    with closing(sqlite3.connect(folder / "room.sqlite")) as connection:
        for body in _bodies(connection, "meta"):
            _load_meta(room, body)
        for body in _bodies(connection, "person"):
            room.people[body["id"]] = Person(**body)
        for body in _bodies(connection, "message"):
            message = Message(body["body"], body["screen"])
            room.chats.setdefault(message.body["chat"]["id"], {})[message.id] = message
        for body in _bodies(connection, "update"):
            update = Update(**body)
            room.updates.waiting[update.id] = update
        _load_files(room, connection)
    room.chats = {chat: dict(sorted(said.items())) for chat, said in room.chats.items()}
    room.updates.waiting = dict(sorted(room.updates.waiting.items()))


def _bodies(connection: sqlite3.Connection, kind: str) -> Iterator[dict[str, Any]]:
    for (body,) in connection.execute("SELECT body FROM kept WHERE kind = ?", (kind,)):
        yield json.loads(body)


def _load_meta(room: "Room", meta: dict[str, Any]) -> None:
    room.clock.offset_s = meta["offset_s"]
    room.group = Group(**meta["group"])
    room.updates.next_id = meta["next_update_id"]
    room.updates.allowed = meta["allowed_updates"]
    room.webhook = Webhook(**meta["webhook"])
    room.commands = meta["commands"]
    room.queries = {key: Query(**query) for key, query in meta["queries"].items()}
    room.counters = Counters(**meta["counters"])
    room.restore_hint(meta["hint"])


def _load_files(room: "Room", connection: sqlite3.Connection) -> None:
    contents = dict(connection.execute("SELECT key, body FROM kept WHERE kind = 'bytes'"))
    for body in _bodies(connection, "file"):
        sizes = body.pop("sizes")
        picture = tuple(body.pop("picture") or ())
        file = StoredFile(**body, picture=picture or None)
        room.files.keep(file)
        if sizes:
            room.files.photos[file.file_id] = sizes
        if file.unique_id in contents:
            room.files.contents[file.file_id] = contents[file.unique_id]
