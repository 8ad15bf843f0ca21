"""Where affiliates sell, and what they sold."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from storage.tables.keys import key, to


class Shop(SQLModel, table=True):
    """A brand's shop on a platform that sells, by the name that the team gives it."""

    id: int | None = key()
    brand_id: int = to("brand.id")
    platform: str
    name: str = Field(unique=True)
    __table_args__ = (CheckConstraint("platform in ('tiktok', 'shopee')", name="shop_platform"),)
