"""Problems of partners, each in a deal."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import SQLModel

from deals.tickets.ticket import KINDS
from storage.tables.keys import key, some, to


class Ticket(SQLModel, table=True):
    """A problem, without their words, which stay with the talk (`about`). Of a kind at most one
    in a deal is unsolved."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    number: int
    kind: str
    state: str
    opened_at: datetime
    since: datetime
    about: str = ""
    waits_on: str = ""
    asked_at: datetime | None = None
    paused_since: datetime | None = None
    passed_on_at: datetime | None = None
    answered_at: datetime | None = None
    moves: int = 0
    __table_args__ = (
        UniqueConstraint("deal_id", "number"),
        some(
            *("one_unsolved_ticket", "deal_id", "kind"),
            where="state <> 'solved'",
            unique=True,
        ),
        some("tickets_unsolved", "since", "kind", where="state <> 'solved'"),
        Index("tickets_by_day", "opened_at"),
        CheckConstraint("state in ('open', 'waiting', 'solved')", name="ticket_state"),
        CheckConstraint(f"kind in {KINDS}", name="ticket_kind"),
    )
