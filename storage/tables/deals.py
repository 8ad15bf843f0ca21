"""What goes on with them: campaigns, deals, and all that belongs to a deal."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from deals.hours import HERE
from storage.tables.keys import Id, key, some, to

VERSION = Column("version", Integer, nullable=False)


class Campaign(SQLModel, table=True):
    id: int | None = key()
    brand_id: int = to("brand.id")
    title: str
    kind: str = "kol"
    shop_id: int | None = Field(default=None, sa_type=Id, index=True)  # where affiliates sell
    month: str  # 2026-09
    terms: dict[str, Any] = Field(sa_type=JSON)
    cadence: dict[str, Any] = Field(sa_type=JSON)
    bargaining: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    extending: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    brief: str = ""
    briefing: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    target: int = 20
    zone: str = HERE.key
    language: str = "id"
    state: str = "open"
    made_at: datetime
    __table_args__ = (
        UniqueConstraint("brand_id", "title"),
        CheckConstraint("state in ('open', 'closed')", name="campaign_state"),
    )


class Deal(SQLModel, table=True):
    id: int | None = key()
    campaign_id: int = to("campaign.id")
    partner_id: int = to("partner.id")
    owner_id: int | None = to("staff.id", optional=True)
    version: int = Field(default=1, sa_column=VERSION)
    stage: str = Field(default="listed", index=True)
    asked: str = ""
    waiting_on: str | None = None
    waiting_for: str = ""
    waiting_since: datetime | None = None
    unanswered: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )
    steps_done: int = 0
    breach_proposed_at: datetime | None = None
    taken_over_by: int | None = Field(default=None, sa_type=Id)  # of our staff
    taken_over_at: datetime | None = None
    post_by: date | None = None
    promised: date | None = None
    held_up: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    extensions: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )
    pack_state: str = "none"
    pack_since: datetime | None = None
    pack_courier: str = ""
    pack_tracking: str = ""
    pack_asked: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    pack_not_yet: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    made_at: datetime
    # When each milestone was first reached, for the reports.
    vetted_at: datetime | None = None
    approached_at: datetime | None = None
    answered_at: datetime | None = None
    agreed_at: datetime | None = None
    posted_at: datetime | None = None
    delivered_at: datetime | None = None
    accepted_at: datetime | None = None
    days_late: int | None = None
    fee_cap_idr: int | None = Field(default=None, sa_type=BigInteger)  # 0: barter alone
    making: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    figures: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    tickets: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # how many there are
    boosts: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"}
    )
    __table_args__ = (
        UniqueConstraint("campaign_id", "partner_id"),
        Index("deals_of_a_campaign", "campaign_id", "stage"),
        some("deals_posting", "stage", "post_by", where="stage in ('agreed', 'delivering')"),
        some("deals_promised", "stage", "promised", where="stage in ('agreed', 'delivering')"),
        some(
            *("deals_agreed", "campaign_id", "partner_id", "agreed_at"),
            where="agreed_at is not null",
        ),
        some(
            *("deals_by_hand", "owner_id", "waiting_since"),
            where="stage = 'approached' and waiting_for = 'first_contact'",
        ),
    )
    # Who writes over a version that they have not seen fails, whatever they hold.
    __mapper_args__ = {"version_id_col": VERSION, "version_id_generator": False}


class ClientAnswer(SQLModel, table=True):
    """What the client said about a listed partner in the sheet that came back."""

    __tablename__ = "client_answer"
    id: int | None = key()
    deal_id: int = Field(foreign_key="deal.id", unique=True, sa_type=Id)
    yes: bool
    remark: str = ""
    said_at: datetime


class Proposal(SQLModel, table=True):
    """One version of a deal's terms. At most one is open."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    number: int
    by: str
    terms: dict[str, Any] = Field(sa_type=JSON)
    state: str = "open"
    answer_by: date | None = None
    made_at: datetime
    __table_args__ = (
        UniqueConstraint("deal_id", "number"),
        some("one_open_proposal", "deal_id", where="state = 'open'", unique=True),
        some("one_amendment", "deal_id", where="state = 'amendment'", unique=True),
    )


class Deliverable(SQLModel, table=True):
    id: int | None = key()
    deal_id: int = to("deal.id")
    number: int
    kind: str
    platform: str
    proof: str = "link"
    state: str = "due"
    reason: str = ""
    __table_args__ = (UniqueConstraint("deal_id", "number"),)


class Proof(SQLModel, table=True):
    """What was handed in for a deliverable: a post or a picture. A post counts once, for ever."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    deliverable: int
    kind: str  # link | picture
    platform: str | None = None
    post_id: str | None = None
    url: str | None = None
    file_sha256: str | None = Field(default=None, foreign_key="media.sha256")
    state: str = "waiting"  # waiting | accepted | sent_back
    reason: str = ""
    judged_by: int | None = to("staff.id", optional=True, index=False)
    handed_in_at: datetime
    judged_at: datetime | None = None
    __table_args__ = (
        UniqueConstraint("platform", "post_id"),
        UniqueConstraint("file_sha256"),
        Index("proofs_by_day", "handed_in_at"),
        CheckConstraint("state in ('waiting', 'accepted', 'sent_back')", name="proof_state"),
    )


class ProofPicture(SQLModel, table=True):
    """A picture of a proof, the first among them; each counts once, for ever."""

    __tablename__ = "proof_picture"
    id: int | None = key()
    proof_id: int = to("proof.id")
    place: int
    file_sha256: str = Field(foreign_key="media.sha256")
    __table_args__ = (UniqueConstraint("proof_id", "place"), UniqueConstraint("file_sha256"))


class Sketch(SQLModel, table=True):
    """An idea or a draft for the content, as a partner sent it; every version is kept.

    `files`: each with its hash in the media folder and its name.
    """

    id: int | None = key()
    deal_id: int = to("deal.id")
    kind: str
    number: int
    text: str = ""
    files: list[dict[str, str]] = Field(default_factory=list, sa_type=JSON)
    state: str = "waiting"
    remark: str = ""
    sent_at: datetime
    judged_by: int | None = to("staff.id", optional=True, index=False)
    judged_at: datetime | None = None
    __table_args__ = (
        UniqueConstraint("deal_id", "kind", "number"),
        CheckConstraint("kind in ('idea', 'draft')", name="sketch_kind"),
        CheckConstraint(
            "state in ('waiting', 'at_client', 'back', 'approved', 'replaced')", name="sketch_state"
        ),
    )


class Media(SQLModel, table=True):
    """A file in the media folder, named by the hash of its bytes."""

    sha256: str = Field(primary_key=True)
    name: str = ""
    mime: str = ""
    size: int
    kept_at: datetime


class PackPhoto(SQLModel, table=True):
    """A picture of the pack that a partner sent when it came; no proof of any content."""

    __tablename__ = "pack_photo"
    id: int | None = key()
    deal_id: int = to("deal.id")
    file_sha256: str = Field(foreign_key="media.sha256")
    kept_at: datetime
    __table_args__ = (UniqueConstraint("deal_id", "file_sha256"),)


class History(SQLModel, table=True):
    """What happened to a deal, with the deal as it was before, so that a slip can be undone."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    version: int
    at: datetime
    happened: str
    by: str  # partner | staff:<id> | clock
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    __table_args__ = (
        UniqueConstraint("deal_id", "version"),
        some("history_to_undo", "by", "at", where="before is not null"),
    )


class Reminder(SQLModel, table=True):
    """The next step of a deal. At most one is planned; the others are kept as done or dropped."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    name: str
    step: int
    day: int
    due_at: datetime
    state: str = "planned"
    done_at: datetime | None = None
    __table_args__ = (
        some("one_planned_reminder", "deal_id", where="state = 'planned'", unique=True),
        some("reminders_due", "due_at", where="state = 'planned'"),
    )


class BusyDays(SQLModel, table=True):
    """Days, both ends among them, on which a partner cannot post, as they told."""

    __tablename__ = "busy_days"
    id: int | None = key()
    partner_id: int = to("partner.id")
    first: date
    last: date
    told_at: datetime
    __table_args__ = (Index("busy_days_until", "last"),)


class Debt(SQLModel, table=True):
    """What we owe in a deal, since when; paid when it no longer stands on the desk."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    kind: str
    number: int = Field(default=0, sa_type=Id)  # of a deliverable, or of a message of theirs
    since: datetime
    paid_at: datetime | None = None
    __table_args__ = (
        some("one_open_debt", "deal_id", "kind", "number", where="paid_at is null", unique=True),
        some(
            *("debts_one_by_one", "since", "kind", "number", "deal_id", "paid_at"),
            where="paid_at is null and kind not in ('vet', 'approach')",
        ),
    )
