"""What is known of partners, what the lead and the client say of them, and who is one person."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('brand', sa.Column('criteria', sa.JSON(), nullable=True))
    op.add_column('deal', sa.Column('fee_cap_idr', sa.BigInteger(), nullable=True))
    op.add_column('partner', sa.Column('merged_into', ID, nullable=True))
    op.add_column('partner', sa.Column('other_accounts', sa.JSON(), nullable=True))
    _tables()
    op.create_index('partner_handles', 'partner', ['handle'])
    merged = sa.text('merged_into is not null')
    op.create_index(
        'partners_merged', 'partner', ['merged_into'], sqlite_where=merged, postgresql_where=merged
    )


def _tables() -> None:
    op.create_table(
        'partner_research',
        sa.Column('id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('niches', sa.JSON(), nullable=False),
        sa.Column('engagement_pct', sa.Float(), nullable=True),
        sa.Column('rates', sa.JSON(), nullable=False),
        sa.Column('past_brands', sa.JSON(), nullable=False),
        sa.Column('competitor', WORD(), nullable=True),
        sa.Column('audience', WORD(), nullable=False),
        sa.Column('product', WORD(), nullable=False),
        sa.Column('notes', WORD(), nullable=True),
        sa.Column('changed_at', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('partner_id'),
    )
    op.create_table(
        'not_the_same',
        sa.Column('id', ID, nullable=False),
        sa.Column('one_id', ID, nullable=False),
        sa.Column('other_id', ID, nullable=False),
        sa.Column('said_by', ID, nullable=False),
        sa.Column('said_at', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['one_id'], ['partner.id']),
        sa.ForeignKeyConstraint(['other_id'], ['partner.id']),
        sa.ForeignKeyConstraint(['said_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('one_id', 'other_id'),
    )
    op.create_index('ix_not_the_same_other_id', 'not_the_same', ['other_id'])
    op.create_table(
        'client_answer',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('yes', sa.Boolean(), nullable=False),
        sa.Column('remark', WORD(), nullable=False),
        sa.Column('said_at', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id'),
    )
