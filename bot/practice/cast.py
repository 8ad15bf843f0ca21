"""The people of the practice room, all invented, and the one group they have."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

BOT_USER: Json = {
    "id": 1000001,
    "is_bot": True,
    "first_name": "Sapa",
    "username": "sapa_practice_bot",
}


@dataclass
class Person:
    """Somebody with a Telegram account in the room."""

    id: int
    name: str
    role: str
    username: str | None = None
    phone: str | None = None
    language: str | None = "id"
    colour: str = "#5b7083"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def names(self) -> Json:
        """First, last and user name, as Telegram splits them."""
        first, _, last = self.name.partition(" ")
        names = {"first_name": first, "last_name": last, "username": self.username}
        return {key: value for key, value in names.items() if value}

    def user(self) -> Json:
        """The person as a `User` of the Bot API."""
        user = {"id": self.id, "is_bot": False, **self.names()}
        return {**user, "language_code": self.language} if self.language else user

    def chat(self) -> Json:
        """The bot's private chat with the person, as a `Chat` of the Bot API."""
        return {"id": self.id, **self.names(), "type": "private"}


@dataclass
class Group:
    """A supergroup of which the bot is an administrator, so that it sees everything said."""

    id: int
    title: str
    members: list[int]
    former_ids: list[int] = field(default_factory=list)

    def chat(self) -> Json:
        """The group as a `Chat` of the Bot API."""
        return {"id": self.id, "title": self.title, "type": "supergroup"}


def default_people() -> list[Person]:
    """Two of the team, two KOLs and an affiliate."""
    return [
        Person(
            700001, "Dimas Pratama", "staff", "dimaspratama", "+6281200000001", colour="#2f6f73"
        ),
        Person(
            700002, "Maya Anggraini", "lead", "mayaanggraini", "+6281200000002", colour="#7a4b8c"
        ),
        Person(700003, "Alya Prameswari", "kol", "ceritaalya", "+6281200000003", colour="#c2554d"),
        Person(700004, "Budi Santoso", "kol", "budisantoso", "+6281200000004", "en", "#3566a8"),
        Person(
            700005, "Citra Lestari", "affiliate", "citralestari", "+6281200000005", colour="#b0782a"
        ),
    ]


def default_group() -> Group:
    """The team's own chat."""
    return Group(-1002000000001, "Tim KOL Herbana", [700001, 700002])
