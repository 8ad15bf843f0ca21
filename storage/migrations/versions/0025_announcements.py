"""Announcements, and whom each is for."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'announcement',
        sa.Column('id', ID, nullable=False),
        sa.Column('by', ID, nullable=False),
        sa.Column('brand_id', ID, nullable=True),
        sa.Column('wanted', WORD(), nullable=False),
        sa.Column('words', sa.JSON(), nullable=False),
        sa.Column('zone', WORD(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('made_at', MOMENT(), nullable=False),
        sa.Column('sent_at', MOMENT(), nullable=True),
        sa.CheckConstraint("state in ('shown', 'sending', 'cancelled')", name='announcement_state'),
        sa.ForeignKeyConstraint(['by'], ['staff.id']),
        sa.ForeignKeyConstraint(['brand_id'], ['brand.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_table(
        'announced_to',
        sa.Column('id', ID, nullable=False),
        sa.Column('announcement_id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('letter', WORD(), nullable=False),
        sa.ForeignKeyConstraint(['announcement_id'], ['announcement.id']),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('announcement_id', 'partner_id'),
        sa.UniqueConstraint('letter'),
    )
    op.create_index('ix_announced_to_partner_id', 'announced_to', ['partner_id'])
