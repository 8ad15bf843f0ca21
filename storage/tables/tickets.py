"""Problems of partners, in a deal or before there is one."""

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


class Trouble(SQLModel, table=True):
    """A problem of a partner in no deal, where no ticket can be; without their words, too. Open
    until a person of ours has settled it."""

    id: int | None = key()
    partner_id: int = to("partner.id")
    kind: str
    about: str = ""
    since: datetime
    settled_by: int | None = to("staff.id", optional=True, index=False)
    settled_at: datetime | None = None
    __table_args__ = (
        some("troubles_open", "since", where="settled_at is null"),
        CheckConstraint(f"kind in {KINDS}", name="trouble_kind"),
    )
