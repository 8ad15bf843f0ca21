"""The small records that the room keeps."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

Json = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """A message as the Bot API shows it, and the keyboard it put on the person's screen."""

    body: Json
    screen: Json | None = None

    @property
    def id(self) -> int:
        """The message_id."""
        return int(self.body["message_id"])


@dataclass
class Webhook:
    """Where updates are delivered to, if anywhere."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str = ""
    is_up: bool = False


@dataclass
class Query:
    """A button press that may still be answered."""

    person_id: int
    chat_id: int
    made_at: int


@dataclass
class Counters:
    """The numbers given out last."""

    message_id: int = 0
    group_message_id: int = 0
    query: int = 0


@dataclass
class Presence:
    """What the page was last told of the bot, and when the bot last polled."""

    told: Json = field(default_factory=dict)
    last_poll_at: float = float("-inf")


class Told(NamedTuple):
    """A result that the server comments on."""

    result: Any
    description: str
