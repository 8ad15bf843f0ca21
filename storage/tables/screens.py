"""Pictures that were handed in, measured so that their twins are found."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.keys import key, to


class Screen(SQLModel, table=True):
    """A picture, measured. `sha256`: its file's; after its owner is forgotten a keyed hash of it.

    `bits`: what its twins are looked up by; `small`: its small grey copy, while the file is kept.
    """

    id: int | None = key()
    sha256: str = Field(unique=True)
    width: int
    height: int
    blank: bool
    taken_at: datetime | None = None  # as the picture itself tells
    bits: int = Field(sa_type=BigInteger)
    small: bytes | None = None
    kept_at: datetime
    __table_args__ = (Index("screens_by_bits", "id", "bits", "kept_at"),)  # read without the copies


class Twin(SQLModel, table=True):
    """A picture of a proof that is the same, or nearly, as one that came before.

    `of_sha256`: that one's; empty after its owner is forgotten.
    """

    id: int | None = key()
    proof_id: int = to("proof.id", index=False)
    file_sha256: str = Field(index=True)
    of_sha256: str = Field(index=True)
    found_at: datetime
    __table_args__ = (UniqueConstraint("proof_id", "file_sha256"),)
