"""The room itself: chats, people, files and updates, and the few ways in which they change."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.practice.cast import BOT_USER, Group, Person, default_group, default_people
from bot.practice.clock import RoomClock
from bot.practice.events import EventHub
from bot.practice.faults import CallLog, FaultPlan
from bot.practice.files import FileCabinet, StoredFile
from bot.practice.idle import ONLINE_GRACE_S, IdleWatch
from bot.practice.keeping import load
from bot.practice.pace import Pace
from bot.practice.page_view import page_message, page_people
from bot.practice.records import Counters, Message, Presence, Query, Webhook
from bot.practice.refusals import NotPossible
from bot.practice.updates import Poll, UpdateQueue

Json = dict[str, Any]

DEFAULT_TOKEN = "1000001:practice-room-token-0000000000000"
REDELIVERY_S = (0.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)


class Room:
    """Everything there is; a plain object, used from one event loop only.

    With a `folder` the state is loaded from it (and `keeping.keep` saves it there);
    `pace=False` switches Telegram's speed limits off; `redelivery_s` are the pauses
    between attempts to deliver to a webhook, the last one repeating.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        token: str = DEFAULT_TOKEN,
        pace: bool = True,
        redelivery_s: Sequence[float] = REDELIVERY_S,
    ) -> None:
        self.token = token
        self.folder = folder
        self.redelivery_s = redelivery_s
        self.bot_user: Json = {**BOT_USER, "id": int(token.split(":")[0])}
        self.clock = RoomClock()
        self.people = {person.id: person for person in default_people()}
        self.group: Group = default_group()
        self.chats: dict[int, dict[int, Message]] = {}
        self.updates = UpdateQueue()
        self.files = FileCabinet()
        self.events = EventHub()
        self.pace = Pace(pace)
        self.faults = FaultPlan()
        self.calls = CallLog()
        self.idle = IdleWatch(self.clock, self.updates)
        self.webhook = Webhook()
        self.commands: dict[str, list[Json]] = {}
        self.queries: dict[str, Query] = {}
        self.counters = Counters()
        self.presence = Presence()
        self.poll: Poll | None = None
        self.skipping = False
        self.closing = False
        self.update_came = asyncio.Event()
        self._hint: Json | None = None
        self.unsaved: dict[tuple[str, str], Any] = {}
        if folder is not None:
            load(self, folder)

    # People and chats

    def add_person(self, person_id: int, name: str, role: str = "kol", **more: Any) -> Person:
        """Bring another person into the room; `more` are further fields of `Person`."""
        person = Person(person_id, name, role, **more)
        self.people[person_id] = person
        self.person_changed(person)
        return person

    def person(self, person_id: int) -> Person:
        """The person with that id; NotPossible where there is none."""
        try:
            return self.people[person_id]
        except KeyError:
            raise NotPossible(f"nobody here has the id {person_id}") from None

    def person_changed(self, person: Person) -> None:
        """Keep and show a changed person."""
        self.note("person", str(person.id), asdict(person))
        self._tell_people()

    def chat(self, chat_id: int) -> Json | None:
        """The chat as the Bot API shows it, or None where there is none."""
        if chat_id == self.group.id:
            return self.group.chat()
        person = self.people.get(chat_id)
        return person.chat() if person else None

    def move_group(self, new_id: int) -> None:
        """The group has become a supergroup, with another id."""
        self.group.former_ids.append(self.group.id)
        self.group.id = new_id
        self.meta_changed()

    # Messages

    def post(self, chat: Json, sender: Json, content: Json, screen: Json | None = None) -> Message:
        """Put a message into a chat."""
        number = self._next_message_id(chat["id"])
        body = {"message_id": number, "from": sender, "chat": chat, "date": self.clock.unix()}
        message = Message({**body, **content}, screen)
        self.chats.setdefault(chat["id"], {})[number] = message
        self._message_changed("message", message)
        return message

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """A message, or None."""
        return self.chats.get(chat_id, {}).get(message_id)

    def change(self, message: Message, changes: Json) -> Message:
        """Replace fields of a message; a field set to None goes."""
        merged = {**message.body, **changes}
        body = {key: value for key, value in merged.items() if value is not None}
        changed = Message(body, message.screen)
        self.chats[body["chat"]["id"]][message.id] = changed
        self._message_changed("edited", changed)
        return changed

    def remove(self, message: Message) -> None:
        """Take a message out of its chat."""
        chat_id = message.body["chat"]["id"]
        del self.chats[chat_id][message.id]
        self.note("message", f"{chat_id}:{message.id}", None)
        gone = {"chat_id": chat_id, "message_id": message.id}
        self.events.tell("deleted", lambda: gone)

    def _next_message_id(self, chat_id: int) -> int:
        if chat_id < 0:
            self.counters.group_message_id += 1
            return self.counters.group_message_id
        self.counters.message_id += 1
        return self.counters.message_id

    def _message_changed(self, event: str, message: Message) -> None:
        chat_id = message.body["chat"]["id"]
        kept = {"body": message.body, "screen": message.screen}
        self.note("message", f"{chat_id}:{message.id}", kept)
        self.events.tell(
            event,
            lambda: {
                "chat_id": chat_id,
                "message": page_message(message.body, message.screen, self.bot_user["id"]),
            },
        )

    # Files

    def file_added(self, *files: StoredFile) -> None:
        """Keep new files, the bytes apart from the description."""
        for file in files:
            kept = {**asdict(file), "sizes": self.files.photos.get(file.file_id, [])}
            self.note("file", file.file_id, kept)
            if file.file_id in self.files.contents:
                self.note("bytes", file.unique_id, self.files.contents[file.file_id])

    # Updates

    def queue(self, kind: str, content: Json, line: str) -> None:
        """Queue an update for the bot."""
        update = self.updates.add(kind, content, line, self.clock.unix())
        if update is None:
            return
        kept = {"body": update.body, "kind": kind, "line": line, "made_at": update.made_at}
        self.note("update", str(update.id), kept)
        self.update_came.set()
        if self.poll:
            self.poll.stirred.set()

    def confirmed(self, ids: list[int]) -> None:
        """Let go of updates that are done with."""
        for one in ids:
            self.note("update", str(one), None)

    def new_query(self, person_id: int, chat_id: int) -> str:
        """An id for a button press."""
        self.counters.query += 1
        query_id = f"{person_id}{self.counters.query:09d}"
        self.queries[query_id] = Query(person_id, chat_id, self.clock.unix())
        return query_id

    # Clock, bot and page

    def move_clock(self, moment: Any) -> None:
        """Set the clock forward, and let a waiting bot learn of it from an empty answer."""
        self.clock.move_to(moment)
        self.meta_changed()
        if self.poll:
            self.poll.end("clock")
        self.events.tell("clock", self.times)

    def times(self) -> Json:
        """The room's time, as the page is told it."""
        return {"now": self.clock.now().isoformat(), "offset_s": self.clock.offset_s}

    async def wait_idle(self, timeout_s: float) -> bool:
        """Wait until the bot has nothing left to do; whether that came in time."""
        deadline = time.monotonic() + timeout_s
        while not self.idle.is_idle():
            if time.monotonic() >= deadline:
                return False
            await asyncio.sleep(0.01)
        return True

    def bot_mode(self) -> str:
        """How the bot takes its updates: polling, webhook or off."""
        if self.webhook.url:
            return "webhook"
        recent = time.monotonic() - self.presence.last_poll_at < ONLINE_GRACE_S
        return "polling" if self.poll or recent else "off"

    def bot_online(self) -> bool:
        """Whether the bot takes its updates at present."""
        mode = self.bot_mode()
        return self.webhook.is_up if mode == "webhook" else mode == "polling"

    def tell_presence(self) -> None:
        """Tell the page of the bot's coming or going, if anything changed."""
        present = {"online": self.bot_online(), "mode": self.bot_mode()}
        if present != self.presence.told:
            self.presence.told = present
            self.events.tell("presence", lambda: {"bot": present})

    @property
    def hint(self) -> Json | None:
        """Free JSON that the page is shown, set by the program the room is part of."""
        return self._hint

    @hint.setter
    def hint(self, hint: Json | None) -> None:
        self._hint = hint
        self.meta_changed()
        self._tell_people()

    def restore_hint(self, hint: Json | None) -> None:
        """Take back a saved hint, telling nobody."""
        self._hint = hint

    def _tell_people(self) -> None:
        self.events.tell(
            "people", lambda: {"people": page_people(self.people.values()), "hint": self._hint}
        )

    # Keeping

    def note(self, kind: str, key: str, body: Any) -> None:
        """Remember what has to be saved; None means deleted. Without a folder nothing is."""
        if self.folder is not None:
            self.unsaved[kind, key] = body
            self.unsaved["meta", "room"] = {}

    def meta_changed(self) -> None:
        """Remember that something small changed: clock, hint, commands, webhook."""
        self.note("meta", "room", {})

    def close(self) -> None:
        """End every waiting call and stream, so that the server can stop."""
        self.closing = True
        self.update_came.set()
        if self.poll:
            self.poll.end("closing")
        self.events.close()
