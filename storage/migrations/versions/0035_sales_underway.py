"""Large sales files go in and out a portion at a time; a line knows in whose place it stands."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
WORD = sqlmodel.sql.sqltypes.AutoString
KEYS = {
    'order_line': 'told.shop_id, told.order_no, told.sku',
    'period_sum': 'told.shop_id, told.account_id, told.first, told.last',
}
IN_WHOSE_PLACE = """
update {table} set instead_of = earlier.number from (
    select told.id, lag(told.id) over (partition by {key} order by told.id) as number
    from {table} told join sales_file on sales_file.id = told.file_id
    where sales_file.state = 'kept'
) earlier where earlier.id = {table}.id and earlier.number is not null
"""


def upgrade() -> None:
    op.create_table(
        'sales_underway',
        sa.Column('file_id', ID, nullable=False),
        sa.Column('shop_id', ID, nullable=False),
        sa.Column('going', WORD(), nullable=False),
        sa.Column('at', sa.BigInteger(), nullable=False),
        sa.Column('of', sa.Integer(), nullable=False),
        sa.Column('source', sa.JSON(), nullable=False),
        sa.Column('told_in', WORD(), nullable=False),
        sa.Column('holder', ID, nullable=True),
        sa.CheckConstraint("going in ('in', 'out')", name='sales_underway_going'),
        sa.ForeignKeyConstraint(['file_id'], ['sales_file.id']),
        sa.ForeignKeyConstraint(['shop_id'], ['shop.id']),
        sa.PrimaryKeyConstraint('file_id'),
        sa.UniqueConstraint('shop_id'),
    )
    for table, key in KEYS.items():
        op.add_column(table, sa.Column('instead_of', ID, nullable=True))
        op.execute(IN_WHOSE_PLACE.format(table=table, key=key))
