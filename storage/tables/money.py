"""What is owed in money, where it goes, and that it went."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    Index,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

from storage.personal.sealed import Sealed
from storage.tables.keys import Id, key, some, to


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
    """Where a partner is paid, as they told it; it counts once they have confirmed it, and until
    then the one before it does. `new_`: another that waits for that beside a confirmed one."""

    id: int | None = key()
    partner_id: int = Field(foreign_key="partner.id", unique=True, sa_type=Id)
    bank: str = ""
    number: str = Field(default="", sa_type=Sealed("account.number"))
    holder: str = Field(default="", sa_type=Sealed("account.holder"))
    number_hash: str | None = Field(default=None, index=True)  # of the one that they told last
    new_bank: str | None = None
    new_number: str | None = Field(default=None, sa_type=Sealed("account.new_number"))
    new_holder: str | None = Field(default=None, sa_type=Sealed("account.new_holder"))
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


class Bonus(SQLModel, table=True):
    """The cash bonus of a deal, from when its condition held: a lead says whether it is paid.

    `state`: waiting, approved, refused, or off (the condition held no more before anybody judged).
    `units`, `gmv_idr`, `accepted`: what was known when it was judged, or seen since. `doubted_at`:
    from when on what is known since speaks against one that was approved.
    """

    id: int | None = key()
    deal_id: int = Field(foreign_key="deal.id", unique=True, sa_type=Id)
    amount_idr: int = Field(sa_type=BigInteger)
    state: str = "waiting"
    since: datetime
    units: int = 0
    gmv_idr: int = Field(default=0, sa_type=BigInteger)
    accepted: int = 0
    judged_by: int | None = to("staff.id", optional=True, index=False)
    judged_at: datetime | None = None
    reason: str = ""
    doubted_at: datetime | None = None
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'approved', 'refused', 'off')", name="bonus_state"),
        CheckConstraint("amount_idr > 0", name="bonus_amount"),
        some("bonuses_waiting", "since", where="state = 'waiting'"),
        some("bonuses_doubted", "doubted_at", where="doubted_at is not null"),
    )


class Slip(SQLModel, table=True):
    """The slip of a transfer: wanted by whom it went to, and the file that was passed on."""

    id: int | None = key()
    deal_id: int = to("deal.id")
    payment_id: int = Field(foreign_key="payment.id", unique=True, sa_type=Id)
    wanted_at: datetime | None = None
    file_sha256: str | None = Field(default=None, foreign_key="media.sha256")
    sent_at: datetime | None = None
    __table_args__ = (some("slips_wanted", "wanted_at", where="sent_at is null"),)
