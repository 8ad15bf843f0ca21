"""Who of ours talks with a partner by themselves, and who was named to speak for one."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('deal', sa.Column('taken_over_by', ID, nullable=True))
    op.add_column('deal', sa.Column('taken_over_at', MOMENT(), nullable=True))
    op.create_table(
        'manager',
        sa.Column('id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('name', WORD(), nullable=False),
        sa.Column('phone', WORD(), nullable=True),
        sa.Column('about', WORD(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('account', WORD(), nullable=False),
        sa.Column('opened_by', WORD(), nullable=True),
        sa.Column('since', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_manager_partner_id', 'manager', ['partner_id'])
    waiting = sa.text("state = 'waiting'")
    op.create_index(
        'managers_waiting', 'manager', ['since'], sqlite_where=waiting, postgresql_where=waiting
    )
    op.add_column('invite', sa.Column('manager_id', ID, nullable=True))
