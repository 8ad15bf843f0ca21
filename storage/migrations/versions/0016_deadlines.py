"""What holds somebody up, what more time they have asked for, and on which days they are busy."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime


def upgrade() -> None:
    extensions = sa.Column('extensions', sa.JSON(), nullable=False, server_default='[]')
    op.add_column('deal', extensions)
    op.add_column('deal', sa.Column('held_up', sa.JSON(none_as_null=True), nullable=True))
    op.add_column('campaign', sa.Column('extending', sa.JSON(none_as_null=True), nullable=True))
    op.create_index('proofs_by_day', 'proof', ['handed_in_at'])
    op.create_table(
        'busy_days',
        sa.Column('id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('first', sa.Date(), nullable=False),
        sa.Column('last', sa.Date(), nullable=False),
        sa.Column('told_at', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_busy_days_partner_id', 'busy_days', ['partner_id'])
    op.create_index('busy_days_until', 'busy_days', ['last'])
