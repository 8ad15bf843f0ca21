"""What was asked and done about personal data, and who was forgotten."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('partner', sa.Column('forgotten_at', MOMENT(), nullable=True))
    op.create_table(
        'suppressed',
        sa.Column('mark', WORD(), nullable=False),
        sa.Column('since', MOMENT(), nullable=False),
        sa.PrimaryKeyConstraint('mark'),
    )
    op.create_table(
        'data_act',
        sa.Column('id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('by', WORD(), nullable=False),
        sa.Column('text', WORD(), nullable=False),
        sa.Column('at', MOMENT(), nullable=False),
        sa.Column('settled_at', MOMENT(), nullable=True),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_data_act_partner_id', 'data_act', ['partner_id'])
    is_open = sa.text('settled_at is null')
    op.create_index(
        'data_acts_open', 'data_act', ['at'], sqlite_where=is_open, postgresql_where=is_open
    )
