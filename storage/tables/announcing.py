"""What was announced, to whom."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from deals.hours import HERE
from storage.tables.keys import key, to


class Announcement(SQLModel, table=True):
    """One word of ours to many. `words`: as staff typed them, by language; `wanted`: the group, as
    a button says it; `state`: shown (nothing has gone out), sending or cancelled."""

    id: int | None = key()
    by: int = to("staff.id", index=False)
    brand_id: int | None = to("brand.id", optional=True, index=False)
    wanted: str
    words: dict[str, Any] = Field(sa_type=JSON)
    zone: str = HERE.key
    state: str = "shown"
    made_at: datetime
    sent_at: datetime | None = None
    __table_args__ = (
        CheckConstraint("state in ('shown', 'sending', 'cancelled')", name="announcement_state"),
    )


class AnnouncedTo(SQLModel, table=True):
    """Somebody whom it is for, once. `letter`: the key of what goes into the outbox for them."""

    __tablename__ = "announced_to"
    id: int | None = key()
    announcement_id: int = to("announcement.id", index=False)
    partner_id: int = to("partner.id")
    letter: str = Field(unique=True)
    __table_args__ = (UniqueConstraint("announcement_id", "partner_id"),)
