"""What was sold in a shop, as the platform's own files say it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.keys import Id, key, some, to


class SalesFile(SQLModel, table=True):
    """An export of a shop that was taken in. `state`: kept, or undone (its rows stand no more);
    of a large one nothing counts while it is underway (`SalesUnderway`).

    `month`: where its rows name no day; `told`: what its numbers were read as.
    """

    __tablename__ = "sales_file"
    id: int | None = key()
    shop_id: int = to("shop.id")
    kind: str  # orders | periods
    sha256: str
    name: str
    month: str  # 2026-09
    rows: int
    told: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    state: str = "kept"
    taken_by: int = to("staff.id", index=False)
    taken_at: datetime
    __table_args__ = (
        CheckConstraint("kind in ('orders', 'periods')", name="sales_file_kind"),
        CheckConstraint("state in ('kept', 'undone')", name="sales_file_state"),
        some("one_file_is_kept_once", "shop_id", "sha256", where="state = 'kept'", unique=True),
    )


class SalesUnderway(SQLModel, table=True):
    """A file that is too large for one turn, while it goes in or out a portion at a time: as long
    as it is named here, its rows count for nothing.

    `at`: so many of its lines are in, of so many; or the last row that went out. `source`: what it
    is read from; `told_in`: the chat that hears of the end; `holder`: the process at work.
    """

    __tablename__ = "sales_underway"
    file_id: int = Field(primary_key=True, foreign_key="sales_file.id", sa_type=Id)
    shop_id: int = Field(foreign_key="shop.id", unique=True, sa_type=Id)  # one at a time
    going: str  # in | out
    at: int = Field(default=0, sa_type=BigInteger)
    of: int
    source: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    told_in: str = ""
    holder: int | None = Field(default=None, sa_type=Id)
    __table_args__ = (CheckConstraint("going in ('in', 'out')", name="sales_underway_going"),)


class SalesLayout(SQLModel, table=True):
    """What staff said about a column's title in the files of a shop: a field, or "" for none."""

    __tablename__ = "sales_layout"
    id: int | None = key()
    shop_id: int = to("shop.id", index=False)
    kind: str
    title: str
    field: str
    __table_args__ = (UniqueConstraint("shop_id", "kind", "title"),)


class ShopAccount(SQLModel, table=True):
    """An account that sold in a shop, and whose it is. `account`: without @, in small letters.

    `state`: open, ours (of the partner), or not_ours. `since`: when it came first.
    `settled_by`: who of ours said so; none: the list itself names the account.
    """

    __tablename__ = "shop_account"
    id: int | None = key()
    shop_id: int = to("shop.id", index=False)
    account: str
    partner_id: int | None = to("partner.id", optional=True)
    state: str = "open"
    since: datetime | None = None
    settled_by: int | None = to("staff.id", optional=True, index=False)
    settled_at: datetime | None = None
    __table_args__ = (
        UniqueConstraint("shop_id", "account"),
        some("shop_accounts_open", "shop_id", "since", where="state = 'open'"),
        CheckConstraint("state in ('open', 'ours', 'not_ours')", name="shop_account_state"),
        CheckConstraint(
            "(state = 'ours') = (partner_id is not null)", name="shop_account_of_somebody"
        ),
    )


class OrderLine(SQLModel, table=True):
    """A line of an order. What a later file says of it stands in its place, and this is kept.

    `state`: settled, pending, returned or void; `more`: the columns that we do not know;
    `instead_of`: the line of an earlier file in whose place it stands.
    """

    __tablename__ = "order_line"
    id: int | None = key()
    file_id: int = to("sales_file.id")
    shop_id: int = to("shop.id", index=False)
    account_id: int = to("shop_account.id", index=False)
    order_no: str
    sku: str
    month: str  # 2026-09, of the order
    day: date | None = None
    state: str
    units: int
    gmv_idr: int = Field(sa_type=BigInteger)
    commission_idr: int = Field(sa_type=BigInteger)
    content_id: str | None = None
    content_kind: str = ""  # video | live | showcase
    product: str = ""
    more: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    mark: str  # of all that it says, to see whether a later file says something else
    instead_of: int | None = Field(default=None, sa_type=Id)
    stands: bool = True
    __table_args__ = (
        CheckConstraint(
            "state in ('settled', 'pending', 'returned', 'void')", name="order_line_state"
        ),
        some("one_order_line", "shop_id", "order_no", "sku", where="stands", unique=True),
        Index("order_lines_by_month", "account_id", "month", "stands"),
        some("order_lines_of_a_shop", "shop_id", "month", where="stands"),
        some("order_lines_of_content", "content_id", where="content_id is not null and stands"),
    )


class PeriodSum(SQLModel, table=True):
    """What an account sold from one day to another, both among them, as its platform sums it up."""

    __tablename__ = "period_sum"
    id: int | None = key()
    file_id: int = to("sales_file.id")
    shop_id: int = to("shop.id", index=False)
    account_id: int = to("shop_account.id", index=False)
    first: date
    last: date
    month: str  # 2026-09, in which it counts
    units: int
    gmv_idr: int = Field(sa_type=BigInteger)
    orders: int
    commission_idr: int = Field(sa_type=BigInteger)
    more: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    mark: str
    instead_of: int | None = Field(default=None, sa_type=Id)
    stands: bool = True
    __table_args__ = (
        some(
            "one_period_sum", "shop_id", "account_id", "first", "last", where="stands", unique=True
        ),
        some("period_sums_of_a_shop", "shop_id", "month", where="stands"),
        Index("period_sums_by_month", "account_id", "month", "stands"),
    )


class SoldPost(SQLModel, table=True):
    """A post that sold, at which a person of ours looks once.

    `kind`: elsewhere (a proof of the deal, sold under an account that is not its partner's), or
    unclaimed (sold under the partner's account, and never handed in, while such content is due).
    `state`: open, or settled: by whom; none, where its partner handed it in.
    """

    __tablename__ = "sold_post"
    id: int | None = key()
    kind: str
    deal_id: int = to("deal.id")
    account_id: int = to("shop_account.id")
    post_id: str
    state: str = "open"
    since: datetime
    settled_by: int | None = to("staff.id", optional=True, index=False)
    settled_at: datetime | None = None
    __table_args__ = (
        UniqueConstraint("deal_id", "kind", "post_id"),
        CheckConstraint("kind in ('elsewhere', 'unclaimed')", name="sold_post_kind"),
        CheckConstraint("state in ('open', 'settled')", name="sold_post_state"),
        some("sold_posts_open", "since", where="state = 'open'"),
    )
