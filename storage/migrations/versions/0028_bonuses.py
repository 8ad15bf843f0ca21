"""The cash bonus of a deal, judged by a lead, and the slip of a transfer."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'bonus',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('amount_idr', sa.BigInteger(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('since', MOMENT(), nullable=False),
        sa.Column('units', sa.Integer(), nullable=False),
        sa.Column('gmv_idr', sa.BigInteger(), nullable=False),
        sa.Column('accepted', sa.Integer(), nullable=False),
        sa.Column('judged_by', ID, nullable=True),
        sa.Column('judged_at', MOMENT(), nullable=True),
        sa.Column('reason', WORD(), nullable=False),
        sa.Column('doubted_at', MOMENT(), nullable=True),
        sa.CheckConstraint(
            "state in ('waiting', 'approved', 'refused', 'off')", name='bonus_state'
        ),
        sa.CheckConstraint('amount_idr > 0', name='bonus_amount'),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['judged_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id'),
    )
    _some('bonuses_waiting', 'since', "state = 'waiting'")
    _some('bonuses_doubted', 'doubted_at', 'doubted_at is not null')


def _some(name: str, column: str, where: str) -> None:
    of = sa.text(where)
    op.create_index(name, 'bonus', [column], sqlite_where=of, postgresql_where=of)
