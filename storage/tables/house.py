"""What the program and the team need besides."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from storage.tables.keys import Id, key, some, to


class Process(SQLModel, table=True):
    """A running program on this database. `role`: web, worker or all."""

    id: int | None = key()
    role: str
    started_at: datetime
    seen_at: datetime


class Draft(SQLModel, table=True):
    """A staff member's unfinished act: which question is open, and the answers so far."""

    staff_id: int = Field(primary_key=True, foreign_key="staff.id", sa_type=Id)
    act: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    since: datetime


class Shown(SQLModel, table=True):
    """What a staff member was shown over a button, so that the button does exactly that, whatever
    else they do meanwhile. `mark`: how the button names it."""

    id: int | None = key()
    staff_id: int = to("staff.id", index=False)
    act: str
    mark: str
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    since: datetime
    __table_args__ = (UniqueConstraint("staff_id", "act", "mark"),)


class TemplateText(SQLModel, table=True):
    """A brand's own wording of one message in one language."""

    __tablename__ = "template_text"
    id: int | None = key()
    brand_id: int = to("brand.id")
    name: str
    language: str
    source: str
    changed_by: int = to("staff.id", index=False)
    changed_at: datetime
    __table_args__ = (UniqueConstraint("brand_id", "name", "language"),)


class Fact(SQLModel, table=True):
    """What partners may be told about a brand, or in one campaign of it, on one topic.

    `state`: proposed (a lead has to look at it), on or off. Its words are never changed: new ones
    are a new fact, so that it is known later what somebody was told.
    """

    id: int | None = key()
    brand_id: int = to("brand.id")
    campaign_id: int | None = to("campaign.id", optional=True)
    topic: str
    language: str
    words: str
    state: str = "proposed"
    told_by: int = to("staff.id", index=False)
    told_at: datetime
    judged_by: int | None = to("staff.id", optional=True, index=False)
    judged_at: datetime | None = None
    __table_args__ = (
        CheckConstraint("state in ('proposed', 'on', 'off')", name="fact_state"),
        some(
            *("one_fact_of_a_brand", "brand_id", "topic", "language"),
            where="state = 'on' and campaign_id is null",
            unique=True,
        ),
        some(
            *("one_fact_of_a_campaign", "campaign_id", "topic", "language"),
            where="state = 'on' and campaign_id is not null",
            unique=True,
        ),
    )


class Setting(SQLModel, table=True):
    """A setting that staff may change without a shell, and what the house has to remember."""

    name: str = Field(primary_key=True)
    value: Any = Field(sa_type=JSON)
