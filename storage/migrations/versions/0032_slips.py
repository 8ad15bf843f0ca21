"""Slips of transfers, which partners may want to see."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'slip',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('payment_id', ID, nullable=False),
        sa.Column('wanted_at', MOMENT(), nullable=True),
        sa.Column('file_sha256', WORD(), nullable=True),
        sa.Column('sent_at', MOMENT(), nullable=True),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['payment_id'], ['payment.id']),
        sa.ForeignKeyConstraint(['file_sha256'], ['media.sha256']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('payment_id'),
    )
    op.create_index('ix_slip_deal_id', 'slip', ['deal_id'])
    where = sa.text('sent_at is null')
    op.create_index(
        'slips_wanted', 'slip', ['wanted_at'], sqlite_where=where, postgresql_where=where
    )
