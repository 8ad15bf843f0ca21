"""Lives: when they were booked."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

from storage.tables.keys import key, some, to

AHEAD = "state in ('booked', 'asked')"


class Slot(SQLModel, table=True):
    """When a live goes on, as its partner booked it.

    `state`: booked, asked (for its screenshot), shown, missed (nothing was handed in) or
    cancelled. `steps_done`: how many of its reminders are behind us; `due_at`: when the next one
    goes out, if any.
    """

    id: int | None = key()
    deal_id: int = to("deal.id")
    partner_id: int = to("partner.id")
    deliverable: int
    at: datetime
    state: str = "booked"
    steps_done: int = 0
    due_at: datetime | None = None
    booked_at: datetime
    asked_at: datetime | None = None
    __table_args__ = (
        CheckConstraint(
            "state in ('booked', 'asked', 'shown', 'missed', 'cancelled')", name="slot_state"
        ),
        some("one_slot_of_a_live", "deal_id", "deliverable", where=AHEAD, unique=True),
        some("one_live_at_a_time", "partner_id", "at", where="state = 'booked'", unique=True),
        some("slots_due", "due_at", where="due_at is not null"),
        some("slots_by_day", "at", where="state = 'booked'"),
    )
