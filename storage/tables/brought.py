"""What posts brought, as partners tell it."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.keys import key, some, to


class Brought(SQLModel, table=True):
    """Figures as somebody told them, of one post (`deliverable`) or of all together (0).

    `by`: partner or staff:<id>. What is told later stands in their place, and they are kept.
    A figure stands with the posts or with their sum, never with both: the sum over the rows that
    stand is what a deal brought.
    """

    id: int | None = key()
    deal_id: int = to("deal.id")
    deliverable: int = 0
    views: int | None = Field(default=None, sa_type=BigInteger)
    likes: int | None = Field(default=None, sa_type=BigInteger)
    comments: int | None = Field(default=None, sa_type=BigInteger)
    saves: int | None = Field(default=None, sa_type=BigInteger)
    clicks: int | None = Field(default=None, sa_type=BigInteger)
    leads: int | None = Field(default=None, sa_type=BigInteger)
    sales: int | None = Field(default=None, sa_type=BigInteger)
    doubted: bool = False
    by: str
    told_at: datetime
    stands: bool = True
    __table_args__ = (
        CheckConstraint("deliverable >= 0", name="brought_deliverable"),
        some("brought_stands", "deal_id", "deliverable", where="stands", unique=True),
    )


class BroughtPicture(SQLModel, table=True):
    """A picture of their figures, which a person of ours has to read."""

    __tablename__ = "brought_picture"
    id: int | None = key()
    deal_id: int = to("deal.id")
    file_sha256: str = Field(foreign_key="media.sha256")
    kept_at: datetime
    read_at: datetime | None = None
    __table_args__ = (UniqueConstraint("deal_id", "file_sha256"),)
