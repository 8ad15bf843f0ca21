"""All tables on one page, with their uniqueness rules. Times are aware UTC; ids are 64 bit."""

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
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlmodel import Field, SQLModel

from storage.personal.sealed import Sealed

Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only for INTEGER keys


def key() -> Any:
    return Field(default=None, primary_key=True, sa_type=Id)


def to(target: str, *, index: bool = True, optional: bool = False) -> Any:
    default = None if optional else ...
    return Field(default=default, foreign_key=target, index=index, sa_type=Id, nullable=optional)


def some(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of some rows only, on either database."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where))


@compiles(CreateIndex, "postgresql")
def _of_the_same_rows(create: CreateIndex, compiler: Any, **how: Any) -> str:
    """To name PostgreSQL in each index would import all of it where SQLite alone is used."""
    rows = create.element.dialect_options["postgresql"]
    if rows["where"] is None:
        rows["where"] = create.element.dialect_options["sqlite"]["where"]
    made: str = compiler.visit_create_index(create, **how)
    return made


# People


class Brand(SQLModel, table=True):
    id: int | None = key()
    name: str = Field(unique=True)
    about: str = ""
    colour: str = Field(default="", sa_column_kwargs={"server_default": ""})  # #1F7A4D
    criteria: list[str] | None = Field(default=None, sa_type=JSON)  # whom it looks for


class Product(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("brand_id", "name"),)
    id: int | None = key()
    brand_id: int = to("brand.id")
    name: str
    about: str = ""


class Staff(SQLModel, table=True):
    """Somebody of ours. `right`: staff, lead or admin, each holding the rights before it."""

    id: int | None = key()
    name: str
    right: str = "staff"
    language: str = "id"
    channel: str
    chat: str
    active: bool = True
    joined_at: datetime
    __table_args__ = (
        UniqueConstraint("channel", "chat"),
        CheckConstraint("\"right\" in ('staff', 'lead', 'admin')", name="staff_right"),
    )


class Partner(SQLModel, table=True):
    """A KOL or an affiliate, as listed."""

    id: int | None = key()
    kind: str = "kol"
    name: str = Field(index=True)
    platform: str | None = None
    handle: str | None = None
    link: str | None = None
    followers: int | None = None
    tier: str | None = None
    address: str | None = Field(default=None, sa_type=Sealed("partner.address"))
    phone: str | None = Field(default=None, sa_type=Sealed("partner.phone"))
    phone_hash: str | None = Field(default=None, index=True)
    address_right: str | None = None  # keyed hash of the address that they said is right
    pr_status: str | None = None
    posted_on: date | None = None
    brand: str | None = None
    language: str = "id"
    tone: str = Field(default="relaxed", sa_column_kwargs={"server_default": "relaxed"})
    problems: list[str] = Field(default_factory=list, sa_type=JSON)
    stopped_at: datetime | None = None
    reminded_on: date | None = None  # the day of the last folded reminder, in their zone
    forgotten_at: datetime | None = None  # from when on only figures are left
    listed_at: datetime
    # One person listed twice: this row is only their other account, and says whose.
    merged_into: int | None = Field(default=None, sa_type=Id)
    other_accounts: list[list[str]] | None = Field(default=None, sa_type=JSON)
    __table_args__ = (
        UniqueConstraint("platform", "handle"),
        CheckConstraint("kind in ('kol', 'affiliate')", name="partner_kind"),
        Index("partner_handles", "handle"),
        some("partners_merged", "merged_into", where="merged_into is not null"),
    )


class PartnerResearch(SQLModel, table=True):
    """What the team found out about a partner beside what the sheet says."""

    __tablename__ = "partner_research"
    id: int | None = key()
    partner_id: int = Field(foreign_key="partner.id", unique=True, sa_type=Id)
    niches: list[str] = Field(default_factory=list, sa_type=JSON)
    engagement_pct: float | None = None
    rates: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    past_brands: list[str] = Field(default_factory=list, sa_type=JSON)
    competitor: str | None = None
    audience: str = ""
    product: str = ""
    notes: str | None = Field(default=None, sa_type=Sealed("partner_research.notes"))
    changed_at: datetime


class NotTheSame(SQLModel, table=True):
    """Two partners who look like one person and are two, as somebody of ours has said."""

    __tablename__ = "not_the_same"
    id: int | None = key()
    one_id: int = to("partner.id", index=False)  # the lower number
    other_id: int = to("partner.id")
    said_by: int = to("staff.id", index=False)
    said_at: datetime
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)


class Person(SQLModel, table=True):
    """Who speaks for a partner: themselves, or their manager."""

    id: int | None = key()
    partner_id: int = to("partner.id")
    role: str = "self"
    name: str
    phone: str | None = Field(default=None, sa_type=Sealed("person.phone"))
    joined_at: datetime
    __table_args__ = (CheckConstraint("role in ('self', 'manager')", name="person_role"),)


class PersonAddress(SQLModel, table=True):
    """Where a person can be written to. `state`: open, blocked or gone."""

    __tablename__ = "person_address"
    id: int | None = key()
    person_id: int = to("person.id")
    channel: str
    chat: str
    state: str = "open"
    since: datetime
    __table_args__ = (UniqueConstraint("channel", "chat"),)


class Manager(SQLModel, table=True):
    """Who was named to speak for a partner. `state`: named, linked (their start link is made),
    waiting (they opened it, and staff decide), speaks, refused or ended.

    `about`: the words that named them; `account`: how whoever opened the link calls themselves;
    `opened_by`: their address; `since`: when that state began.
    """

    id: int | None = key()
    partner_id: int = to("partner.id")
    name: str = ""
    phone: str | None = Field(default=None, sa_type=Sealed("manager.phone"))
    about: str = ""
    state: str = "named"
    account: str = ""
    opened_by: str | None = None
    since: datetime
    __table_args__ = (some("managers_waiting", "since", where="state = 'waiting'"),)


class Invite(SQLModel, table=True):
    """A start link, kept as the hash of its token. For a partner's person, or for new staff.

    `manager_id`: whose it is, of those who were named.
    """

    id: int | None = key()
    token_hash: str = Field(unique=True)
    partner_id: int | None = to("partner.id", optional=True)
    role: str  # self | manager | staff | lead | admin
    manager_id: int | None = Field(default=None, sa_type=Id)
    expires_at: datetime
    used_by: str | None = None  # the address that it is bound to
    made_at: datetime


class DataAct(SQLModel, table=True):
    """What was asked or done about somebody's data: the record that the law wants.

    `kind`: see, correct or forget (asked for), exported, corrected or forgotten (done). What needs
    a person is open until `settled_at`.
    """

    __tablename__ = "data_act"
    id: int | None = key()
    partner_id: int = to("partner.id")
    kind: str
    by: str  # self | manager | staff:<id> | terminal
    text: str = ""
    at: datetime
    settled_at: datetime | None = None
    __table_args__ = (some("data_acts_open", "at", where="settled_at is null"),)


class Suppressed(SQLModel, table=True):
    """Who is never to be contacted again, as a keyed hash of an account or a phone."""

    mark: str = Field(primary_key=True)
    since: datetime


# Deals

VERSION = Column("version", Integer, nullable=False)


class Campaign(SQLModel, table=True):
    id: int | None = key()
    brand_id: int = to("brand.id")
    title: str
    kind: str = "kol"
    month: str  # 2026-09
    terms: dict[str, Any] = Field(sa_type=JSON)
    cadence: dict[str, Any] = Field(sa_type=JSON)
    bargaining: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    extending: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    brief: str = ""
    briefing: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    target: int = 20
    zone: str = "Asia/Jakarta"
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
    __table_args__ = (
        UniqueConstraint("campaign_id", "partner_id"),
        some("deals_posting", "post_by", where="stage in ('agreed', 'delivering')"),
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
    __table_args__ = (UniqueConstraint("deal_id", "version"),)


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
    )


# Money


class Payment(SQLModel, table=True):
    """An amount that a deal's partner gets: an instalment of the fee, a bonus or a commission.

    `state`: planned, due, paid or dropped; `fixed`: a person dropped it, so that nothing else
    brings it back.
    """

    id: int | None = key()
    deal_id: int = to("deal.id")
    kind: str = "fee"
    number: int
    amount_idr: int = Field(sa_type=BigInteger)
    due_on: date | None = None
    due_at: datetime | None = None
    state: str = "planned"
    fixed: bool = False
    __table_args__ = (
        UniqueConstraint("deal_id", "kind", "number"),
        CheckConstraint("kind in ('fee', 'bonus', 'commission')", name="payment_kind"),
        CheckConstraint("state in ('planned', 'due', 'paid', 'dropped')", name="payment_state"),
        CheckConstraint("amount_idr > 0", name="payment_amount"),
        some("payments_due", "due_at", where="state = 'due'"),
        some("payments_on_a_day", "due_on", where="state = 'planned' and due_on is not null"),
    )


class Payout(SQLModel, table=True):
    """Money that went out, or (`undoes`) the row that corrects one. Of a payment one stands."""

    id: int | None = key()
    payment_id: int = to("payment.id")
    amount_idr: int = Field(sa_type=BigInteger)
    day: date
    reference: str
    account: str = ""  # masked
    by: int = to("staff.id", index=False)
    at: datetime
    stands: bool = True
    undoes: int | None = to("payout.id", optional=True, index=False)
    __table_args__ = (
        UniqueConstraint("undoes"),
        some("one_payout_stands", "payment_id", where="stands", unique=True),
        Index("payouts_by_day", "day"),
    )


class Account(SQLModel, table=True):
    """Where a partner is paid, as they told it; it counts once they have confirmed it."""

    id: int | None = key()
    partner_id: int = Field(foreign_key="partner.id", unique=True, sa_type=Id)
    bank: str = ""
    number: str = Field(default="", sa_type=Sealed("account.number"))
    holder: str = Field(default="", sa_type=Sealed("account.holder"))
    version: int = 1
    told_at: datetime
    confirmed_at: datetime | None = None


class Clearance(SQLModel, table=True):
    """Terms above what a member may give, put before the leads. `state`: open, given, denied or
    over (something else came first). `version`: of the terms that lay on the table."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    version: int
    terms: dict[str, Any] = Field(sa_type=JSON)
    asked_by: int = to("staff.id", index=False)
    asked_at: datetime
    state: str = "open"
    judged_by: int | None = to("staff.id", optional=True, index=False)
    judged_at: datetime | None = None
    __table_args__ = (
        CheckConstraint("state in ('open', 'given', 'denied', 'over')", name="clearance_state"),
        some("one_open_clearance", "deal_id", where="state = 'open'", unique=True),
    )


# Messages


class Heard(SQLModel, table=True):
    """What a partner's person wrote, kept for the talk of a deal."""

    id: int | None = key()
    partner_id: int = to("partner.id")
    deal_id: int | None = to("deal.id", optional=True)
    inbox_id: int = to("inbox.id", index=False)
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
        Index("outbox_pace", "lane", "taken_at"),
        Index("outbox_taken", "taken_at"),
    )


# The house


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
