"""The platform as people see it: chats with the messages that were delivered, and their buttons."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from deals.channel import Failure, SendFailed
from tests.simulation.faults import FAILURES, Crash, Faults
from tests.simulation.script import Act

Raw = dict[str, Any]
RETRY_AT_S = 40


@dataclass(frozen=True)
class Letter:
    """One try to say something, as the postman carries it."""

    id: int
    key: str
    chat: str
    payload: dict[str, Any]
    words: str
    once: bool
    deal_id: int | None
    partner_id: int | None
    tries: int
    expires_at: datetime | None = None


@dataclass
class Message:
    """What stands in a chat now; an edit changes it in its place."""

    id: int
    words: str
    text: str
    buttons: list[tuple[str, str]]  # label, data
    at: datetime
    deal_id: int | None

    def pressed(self, act: str) -> str | None:
        """The data of its first button that begins like that."""
        return next((data for _, data in self.buttons if data.startswith(act)), None)


@dataclass
class Chat:
    """A private chat. `closed`: blocked or gone, if nothing can be said there."""

    id: str
    owner: str
    language: str = "id"
    closed: str = ""
    messages: list[Message] = field(default_factory=list)
    tries: int = 0

    def newest(self, act: str) -> tuple[Message, str] | None:
        """The newest message with a button that begins like that, and the button's data."""
        for message in reversed(self.messages[-40:]):
            if data := message.pressed(act):
                return message, data
        return None


class Platform:
    """Takes our words to chats, and makes updates of what people do there."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.chats: dict[str, Chat] = {}
        self.files: dict[str, tuple[str, str]] = {}  # file id -> sha256, path
        self.on_delivery: list[Callable[[Chat, Letter, Message | None, datetime], None]] = []
        self.lost_sight_of: set[str] = set()
        self._messages = 0

    def chat(self, owner: str, number: int, language: str = "id") -> Chat:
        made = Chat(str(number), owner, language)
        self.chats[made.id] = made
        return made

    def send(self, letter: Letter, now: datetime) -> str:
        """Delivers; answers the message's id. Raises SendFailed, or Crash when we die of it."""
        chat = self.chats[letter.chat]
        chat.tries += 1
        how = self.faults.of_send(f"{chat.id}:{chat.tries}")
        if chat.closed:
            raise SendFailed(Failure.BLOCKED if chat.closed == "blocked" else Failure.GONE, "away")
        message_id = ""
        if how == "delivered" or how.endswith("_delivered"):
            message_id = self._delivered(chat, letter, now)
        if how.startswith("unknown"):
            self.loses_sight_of([letter])
        if how.startswith("died"):
            raise Crash(how)
        if how in FAILURES:
            raise SendFailed(FAILURES[how], how, wait_s=RETRY_AT_S)
        return message_id

    def loses_sight_of(self, letters: list[Letter]) -> None:
        """The program cannot know how these fared."""
        self.lost_sight_of |= {letter.key for letter in letters}

    def update(self, act: Act, chat: Chat, pressed: Message | None = None) -> Raw:
        """What Telegram would tell us of an act."""
        number = int(chat.id)
        who = {"id": number, "is_bot": False, "first_name": act.who, "language_code": chat.language}
        where = {"id": number, "type": "private", "first_name": act.who}
        seconds = int(act.at.timestamp())
        if act.kind == "press":
            at = {"message_id": pressed.id if pressed else 1, "date": seconds, "chat": where}
            query = {"id": f"q{act.number}", "from": who, "chat_instance": "1", "data": act.what}
            return {"update_id": act.number, "callback_query": query | {"message": at}}
        if act.kind in ("block", "unblock"):
            return {"update_id": act.number, "my_chat_member": _membership(act, who, where)}
        message = {"message_id": 1_000_000 + act.number, "date": seconds, "chat": where}
        message |= {"from": who} | self._content(act)
        if act.kind == "edit":
            return {"update_id": act.number, "edited_message": message | {"edit_date": seconds}}
        return {"update_id": act.number, "message": message}

    def keep_file(self, name: str, path: str = "") -> str:
        """A file that somebody sends; answers its id."""
        self.files[name] = (hashlib.sha256(name.encode()).hexdigest(), path or f"media/{name}")
        return name

    def _content(self, act: Act) -> Raw:
        if act.kind == "picture":
            self.keep_file(act.what)
            size = {"width": 800, "height": 600, "file_unique_id": act.what}
            return {"photo": [size | {"file_id": act.what, "file_size": 1000}]}
        if act.kind == "sheet":
            sheet = {"file_id": act.what, "file_unique_id": act.what, "file_name": act.what}
            return {"document": sheet, "caption": act.label}
        if act.kind == "contact":
            return {"contact": {"phone_number": act.what, "first_name": "Manajer"}}
        return {"text": f"/start {act.what}".strip() if act.kind == "start" else act.what}

    def _delivered(self, chat: Chat, letter: Letter, now: datetime) -> str:
        payload, shown = letter.payload, None
        act = payload["act"]
        if act in ("edit", "unbutton"):
            found = next((m for m in chat.messages if str(m.id) == payload["message_id"]), None)
            if found:
                shown = found if act == "edit" else None
                found.buttons = _buttons(payload)
                found.text = payload["text"] if act == "edit" else found.text
        elif act != "toast":
            self._messages += 1
            shown = Message(
                self._messages,
                letter.words,
                payload["text"],
                _buttons(payload),
                now,
                letter.deal_id,
            )
            chat.messages.append(shown)
        for told in self.on_delivery:
            told(chat, letter, shown, now)
        return str(shown.id) if shown else payload["message_id"] or "0"


def _buttons(payload: dict[str, Any]) -> list[tuple[str, str]]:
    return [(b["text"], b["data"]) for row in payload["buttons"] for b in row if "data" in b]


def _membership(act: Act, who: Raw, where: Raw) -> Raw:
    bot = {"id": 1, "is_bot": True, "first_name": "Sapa", "username": "sapa_bot"}
    away = {"user": bot, "status": "kicked", "until_date": 0}
    here = {"user": bot, "status": "member"}
    old, new = (here, away) if act.kind == "block" else (away, here)
    seconds = int(act.at.timestamp())
    change = {"chat": where, "from": who, "date": seconds}
    return change | {"old_chat_member": old, "new_chat_member": new}
