"""Who there is: brands and their products, the team, partners and who speaks for them."""

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Index,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from storage.personal.sealed import Sealed
from storage.tables.keys import Id, key, some, to


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
    name: str
    platform: str | None = None
    handle: str | None = None
    link: str | None = None
    followers: int | None = None
    tier: str | None = None
    address: str | None = Field(default=None, sa_type=Sealed("partner.address"))
    phone: str | None = Field(default=None, sa_type=Sealed("partner.phone"))
    phone_hash: str | None = Field(default=None, index=True)
    address_right: str | None = None  # keyed hash of the address that they said is right
    address_hash: str | None = Field(default=None, index=True)  # and of where it leads
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
        Index("partner_names", "name", "handle"),
        Index("partner_handles", "handle"),
        some("partners_merged", "merged_into", where="merged_into is not null"),
        some("partners_stopped", "stopped_at", where="stopped_at is not null"),
        some("partners_by_name_alone", "name", where="handle is null"),
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
