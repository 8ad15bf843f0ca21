"""Boost codes of videos, and how far each deal has come in asking for them."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('deal', sa.Column('boosts', sa.JSON(), nullable=False, server_default='[]'))
    op.create_table(
        'boost_code',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('proof_id', ID, nullable=False),
        sa.Column('code', WORD(), nullable=True),
        sa.Column('mark', WORD(), nullable=True),
        sa.Column('days', sa.Integer(), nullable=True),
        sa.Column('until', sa.Date(), nullable=True),
        sa.Column('by', WORD(), nullable=False),
        sa.Column('told_at', MOMENT(), nullable=False),
        sa.Column('stands', sa.Boolean(), nullable=False),
        sa.Column('boosted_at', MOMENT(), nullable=True),
        sa.Column('boosted_by', ID, nullable=True),
        sa.CheckConstraint('days between 1 and 365', name='boost_code_days'),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['proof_id'], ['proof.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('mark'),
    )
    op.create_index('ix_boost_code_deal_id', 'boost_code', ['deal_id'])
    op.create_index('ix_boost_code_proof_id', 'boost_code', ['proof_id'])
    stands = sa.text('stands')
    op.create_index(
        'one_boost_code_stands',
        'boost_code',
        ['proof_id'],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
