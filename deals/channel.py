"""What every channel has in common: words that came in, words to go out, and how sending fails."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what sends, sends without knowing how replies and links are read
    from deals.links import LinkReading
    from deals.lives.screen import Ahead, Screen
    from deals.reading.second import Second
    from deals.selling.ahead import SalesAhead


@dataclass(frozen=True)
class Address:
    """Where somebody can be written to: a channel and the chat's id there."""

    channel: str
    chat: str

    def __str__(self) -> str:
        return f"{self.channel}:{self.chat}"


@dataclass(frozen=True)
class Attachment:
    """A file as the channel names it; `sha256` and `path` are there once it was fetched.

    `rows`: of a workbook that one of ours sent, the path of its rows as a .csv; or in `no_rows` why
    there are none.
    """

    kind: str  # photo | document | video
    file_id: str
    name: str = ""
    mime: str = ""
    size: int = 0
    sha256: str = ""
    path: str = ""
    problem: str = ""  # too_big | not_fetched | unreadable_picture | program
    screen: "Screen | None" = None  # a picture, measured
    rows: str = ""
    no_rows: str = ""
    ahead: "Ahead | None" = None  # and looked up
    twice: bool = False  # an earlier one of the same message shows the same


@dataclass(frozen=True)
class Contact:
    """A shared contact card; `own` when the sender shared their own."""

    name: str
    phone: str
    own: bool = False


@dataclass(frozen=True)
class Part:
    """One of several messages that are read as one. `inbox_id`: the update that brought it."""

    inbox_id: int
    text: str
    message_id: str


@dataclass(frozen=True)
class Incoming:
    """Something that somebody did in a chat, whatever the channel."""

    address: Address
    sender: Address  # differs from `address` in a group
    sent_at: datetime
    kind: str = (
        "text"  # text | button | file | contact | edited | blocked | unblocked | voice | other
    )
    text: str = ""
    button: str = ""
    button_id: str = ""  # to answer the press with
    message_id: str = ""
    reply_to: str = ""  # the message that it answers
    start: str | None = None  # the payload of a start link
    contact: Contact | None = None
    attachments: tuple[Attachment, ...] = ()
    followed: "tuple[tuple[str, LinkReading], ...]" = ()  # short links of the text, and their ends
    second: "Second | None" = None  # what a second reader made of the text
    ahead: "SalesAhead | None" = None  # what was found of the sales file that it is about
    sender_name: str = ""
    username: str = ""
    language: str = ""
    forwarded: bool = False  # somebody else's words
    album: str = ""  # what several files that were sent together have in common
    parts: tuple[Part, ...] = ()  # the messages, the oldest first, when `text` is that of several
    flood: bool = False  # more than one account may send at once: only what has to be is done

    @property
    def in_group(self) -> bool:
        return self.address != self.sender


@dataclass(frozen=True)
class Button:
    """Label (a key of the words file) and what a press says: an action or a link. `place`: of
    several things in a message the one that it is about."""

    label: str
    action: str = ""
    url: str = ""
    plain: bool = False  # the label is text, not a key
    place: int = 0


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Outgoing:
    """One act on a channel: words, a file, an edit, buttons taken away, the answer to a press."""

    act: str  # text | document | picture | edit | unbutton | toast
    text: str = ""
    buttons: tuple[tuple[dict[str, str], ...], ...] = ()
    message_id: str = ""
    button_id: str = ""
    path: str = ""
    file_name: str = ""
    drawing: dict[str, Any] = field(default_factory=dict)  # a picture that is yet to be drawn


class Failure(StrEnum):
    """The closed list of ways in which a send can fail; the postman decides what follows."""

    RETRY_AT = "retry_at"  # the platform named the pause
    RETRY_LATER = "retry_later"  # certainly not sent
    UNKNOWN = "unknown"  # may have been sent
    BLOCKED = "blocked"  # the person does not want, or cannot get, our words
    GONE = "gone"  # no such chat
    BAD_REQUEST = "bad_request"  # these words can never be sent
    MOVED = "moved"  # the chat has a new id
    STOP = "stop"  # the sender itself must stop: token revoked, another poller


class SendFailed(Exception):
    """A send that failed in a closed way. `wait_s` goes with RETRY_AT, `chat` with MOVED."""

    def __init__(
        self, failure: Failure, reason: str = "", wait_s: float = 0, chat: str = ""
    ) -> None:
        super().__init__(f"{failure}: {reason}")
        self.failure = failure
        self.reason = reason
        self.wait_s = wait_s
        self.chat = chat
