"""What was sold in a shop, as its exports say, and whose the accounts in them are."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    _files()
    _accounts()
    _order_lines()
    _period_sums()


def _files() -> None:
    op.create_table(
        'sales_file',
        sa.Column('id', ID, nullable=False),
        sa.Column('shop_id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('sha256', WORD(), nullable=False),
        sa.Column('name', WORD(), nullable=False),
        sa.Column('month', WORD(), nullable=False),
        sa.Column('rows', sa.Integer(), nullable=False),
        sa.Column('told', sa.JSON(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('taken_by', ID, nullable=False),
        sa.Column('taken_at', MOMENT(), nullable=False),
        sa.CheckConstraint("kind in ('orders', 'periods')", name='sales_file_kind'),
        sa.CheckConstraint("state in ('kept', 'undone')", name='sales_file_state'),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id']),
        sa.ForeignKeyConstraint(['taken_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_sales_file_shop_id', 'sales_file', ['shop_id'])
    _some('one_file_is_kept_once', 'sales_file', ['shop_id', 'sha256'], "state = 'kept'", True)
    op.create_table(
        'sales_layout',
        sa.Column('id', ID, nullable=False),
        sa.Column('shop_id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('title', WORD(), nullable=False),
        sa.Column('field', WORD(), nullable=False),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('shop_id', 'kind', 'title'),
    )


def _accounts() -> None:
    op.create_table(
        'shop_account',
        sa.Column('id', ID, nullable=False),
        sa.Column('shop_id', ID, nullable=False),
        sa.Column('account', WORD(), nullable=False),
        sa.Column('partner_id', ID, nullable=True),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('settled_by', ID, nullable=True),
        sa.Column('settled_at', MOMENT(), nullable=True),
        sa.CheckConstraint("state in ('open', 'ours', 'not_ours')", name='shop_account_state'),
        sa.CheckConstraint(
            "(state = 'ours') = (partner_id is not null)", name='shop_account_of_somebody'
        ),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id']),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.ForeignKeyConstraint(['settled_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('shop_id', 'account'),
    )
    op.create_index('ix_shop_account_partner_id', 'shop_account', ['partner_id'])


def _order_lines() -> None:
    op.create_table(
        'order_line',
        *_of_a_file(),
        sa.Column('order_no', WORD(), nullable=False),
        sa.Column('sku', WORD(), nullable=False),
        sa.Column('month', WORD(), nullable=False),
        sa.Column('day', sa.Date(), nullable=True),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('units', sa.Integer(), nullable=False),
        sa.Column('gmv_idr', sa.BigInteger(), nullable=False),
        sa.Column('commission_idr', sa.BigInteger(), nullable=False),
        sa.Column('content_id', WORD(), nullable=True),
        sa.Column('content_kind', WORD(), nullable=False),
        sa.Column('product', WORD(), nullable=False),
        sa.Column('more', sa.JSON(), nullable=False),
        sa.Column('mark', WORD(), nullable=False),
        sa.Column('stands', sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "state in ('settled', 'pending', 'returned', 'void')", name='order_line_state'
        ),
        *_keys_of_a_file(),
    )
    op.create_index('ix_order_line_file_id', 'order_line', ['file_id'])
    _some('one_order_line', 'order_line', ['shop_id', 'order_no', 'sku'], 'stands', True)
    op.create_index('order_lines_by_month', 'order_line', ['account_id', 'month', 'stands'])
    _some(
        'order_lines_of_content', 'order_line', ['content_id'], 'content_id is not null and stands'
    )


def _period_sums() -> None:
    op.create_table(
        'period_sum',
        *_of_a_file(),
        sa.Column('first', sa.Date(), nullable=False),
        sa.Column('last', sa.Date(), nullable=False),
        sa.Column('month', WORD(), nullable=False),
        sa.Column('units', sa.Integer(), nullable=False),
        sa.Column('gmv_idr', sa.BigInteger(), nullable=False),
        sa.Column('orders', sa.Integer(), nullable=False),
        sa.Column('commission_idr', sa.BigInteger(), nullable=False),
        sa.Column('more', sa.JSON(), nullable=False),
        sa.Column('mark', WORD(), nullable=False),
        sa.Column('stands', sa.Boolean(), nullable=False),
        *_keys_of_a_file(),
    )
    op.create_index('ix_period_sum_file_id', 'period_sum', ['file_id'])
    _some('one_period_sum', 'period_sum', ['shop_id', 'account_id', 'first', 'last'], 'stands', True)
    op.create_index('period_sums_by_month', 'period_sum', ['account_id', 'month', 'stands'])


def _of_a_file() -> list[sa.Column]:
    names = ('id', 'file_id', 'shop_id', 'account_id')
    return [sa.Column(name, ID, nullable=False) for name in names]


def _keys_of_a_file() -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(['file_id'], ['sales_file.id']),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id']),
        sa.ForeignKeyConstraint(['account_id'], ['shop_account.id']),
        sa.PrimaryKeyConstraint('id'),
    ]


def _some(name: str, table: str, columns: list[str], where: str, unique: bool = False) -> None:
    rows = sa.text(where)
    op.create_index(
        name, table, columns, unique=unique, sqlite_where=rows, postgresql_where=rows
    )
