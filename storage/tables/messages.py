"""What was said: as it came off the wire, and as it leaves."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from storage.tables.keys import Id, key, some, to


class Heard(SQLModel, table=True):
    """What a partner's person wrote, kept for the talk of a deal."""

    id: int | None = key()
    partner_id: int = to("partner.id")
    deal_id: int | None = to("deal.id", optional=True)
    inbox_id: int = to("inbox.id")
    text: str
    at: datetime
    edited: bool = False
    message_id: str = Field(default="", sa_column_kwargs={"server_default": ""})


class Example(SQLModel, table=True):
    """What a partner's words meant, as staff told, for the reader to learn from. Without numbers,
    accounts, names and addresses; `heard` is the number that the words had among theirs. `text` is
    empty where nothing of them may be kept.
    """

    id: int | None = key()
    partner_id: int = to("partner.id")
    heard: int = Field(unique=True, sa_type=Id)
    text: str
    intent: str
    language: str
    told_by: int = to("staff.id", index=False)
    told_at: datetime


class Inbox(SQLModel, table=True):
    """An update as it came off the wire. `state`: new, done or dead (parked before staff).

    `holder`: the process that fetches files for it, until `lease_until`.
    """

    id: int | None = key()
    channel: str
    update_key: str
    lane: str
    raw: dict[str, Any] = Field(sa_type=JSON)
    received_at: datetime
    state: str = "new"
    tries: int = 0
    next_at: datetime
    error: str = ""
    holder: int | None = Field(default=None, sa_type=Id)
    lease_until: datetime | None = None
    __table_args__ = (
        UniqueConstraint("channel", "update_key"),
        some("inbox_waiting", "lane", "id", where="state = 'new'"),
        some("inbox_due", "next_at", "id", where="state = 'new'"),
        some("inbox_held", "holder", where="holder is not null"),
        some("inbox_dead", "received_at", where="state = 'dead'"),
    )


TAKEN = "taken_at is not null"  # what waits would stand in both, and be moved when it leaves


class Outbox(SQLModel, table=True):
    """Something to say. `state`: queued, sending, sent, unknown, failed or cancelled.

    `holder`: the process that sends it, until `lease_until`; `taken_at`: when it last took it.
    """

    id: int | None = key()
    dedupe_key: str = Field(unique=True)
    channel: str
    chat: str
    lane: str
    once: bool  # never sent again by itself after an unknown outcome
    act: str = Field(default="text", sa_column_kwargs={"server_default": "text"})
    payload: dict[str, Any] = Field(sa_type=JSON)
    deal_id: int | None = to("deal.id", optional=True)
    partner_id: int | None = to("partner.id", optional=True)
    words: str = ""  # the name of the message
    state: str = "queued"
    due_at: datetime
    expires_at: datetime | None = None
    zone: str | None = None  # whose quiet hours these words keep; None: somebody waits for them
    holder: int | None = Field(default=None, sa_type=Id)
    taken_at: datetime | None = None
    lease_until: datetime | None = None
    tries: int = 0
    external_id: str | None = None
    error: str = ""
    made_at: datetime
    sent_at: datetime | None = None
    __table_args__ = (
        some("outbox_waiting", "lane", "id", where="state in ('queued', 'sending')"),
        some("outbox_due", "due_at", "id", where="state = 'queued'"),
        some("outbox_sending", "holder", where="state = 'sending'"),
        some("outbox_unknown", "partner_id", where="state = 'unknown'"),
        some("outbox_pace", "lane", "taken_at", where=TAKEN),
        some("outbox_taken", "taken_at", where=TAKEN),
    )
