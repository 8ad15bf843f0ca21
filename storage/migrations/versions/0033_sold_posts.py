"""Posts that sold, at which somebody looks; and since when accounts are known."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'sold_post',
        sa.Column('id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('account_id', ID, nullable=False),
        sa.Column('post_id', WORD(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('since', MOMENT(), nullable=False),
        sa.Column('settled_by', ID, nullable=True),
        sa.Column('settled_at', MOMENT(), nullable=True),
        sa.CheckConstraint("kind in ('elsewhere', 'unclaimed')", name='sold_post_kind'),
        sa.CheckConstraint("state in ('open', 'settled')", name='sold_post_state'),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['account_id'], ['shop_account.id']),
        sa.ForeignKeyConstraint(['settled_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id', 'kind', 'post_id'),
    )
    op.create_index('ix_sold_post_deal_id', 'sold_post', ['deal_id'])
    op.create_index('ix_sold_post_account_id', 'sold_post', ['account_id'])
    still_open = sa.text("state = 'open'")
    op.create_index(
        'sold_posts_open',
        'sold_post',
        ['since'],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.add_column('shop_account', sa.Column('since', MOMENT(), nullable=True))
    op.create_index(
        'shop_accounts_open',
        'shop_account',
        ['shop_id', 'since'],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
