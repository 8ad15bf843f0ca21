"""Boost codes: with which we may advertise with a partner's video."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from storage.personal.sealed import Sealed
from storage.tables.keys import Id, key, some, to


class BoostCode(SQLModel, table=True):
    """The code of one video, as its partner gave it, and the last day on which it counts; no code
    where it was boosted by its link. Of a video one stands, and those before it are kept. `mark`:
    its keyed hash, by which the same code is known when it comes again, from whomever. `by`:
    partner or staff:<id>.
    """

    __tablename__ = "boost_code"
    id: int | None = key()
    deal_id: int = to("deal.id")
    proof_id: int = to("proof.id")
    code: str | None = Field(default=None, sa_type=Sealed("boost_code.code"))
    mark: str | None = Field(default=None, unique=True)
    days: int | None = None
    until: date | None = None
    by: str
    told_at: datetime
    stands: bool = True
    boosted_at: datetime | None = None
    boosted_by: int | None = Field(default=None, sa_type=Id)  # of our staff
    __table_args__ = (
        CheckConstraint("days between 1 and 365", name="boost_code_days"),
        some("one_boost_code_stands", "proof_id", where="stands", unique=True),
    )
