"""Problems of partners are tickets; a deal knows how many it has, so that most read none."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString
KINDS = ('account_banned', 'not_shown', 'no_sample', 'parcel', 'payment', 'other')
UNSOLVED = sa.text("state <> 'solved'")


def upgrade() -> None:
    op.add_column('deal', sa.Column('tickets', sa.Integer(), nullable=False, server_default='0'))
    op.create_table(
        'ticket',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('opened_at', MOMENT(), nullable=False),
        sa.Column('since', MOMENT(), nullable=False),
        sa.Column('about', WORD(), nullable=False),
        sa.Column('waits_on', WORD(), nullable=False),
        *(
            sa.Column(name, MOMENT(), nullable=True)
            for name in ('asked_at', 'paused_since', 'passed_on_at', 'answered_at')
        ),
        sa.Column('moves', sa.Integer(), nullable=False),
        sa.CheckConstraint("state in ('open', 'waiting', 'solved')", name='ticket_state'),
        sa.CheckConstraint(f'kind in {KINDS}', name='ticket_kind'),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id', 'number'),
    )
    op.create_index('ix_ticket_deal_id', 'ticket', ['deal_id'])
    op.create_index('tickets_by_day', 'ticket', ['opened_at'])
    of_unsolved = {'sqlite_where': UNSOLVED, 'postgresql_where': UNSOLVED}
    op.create_index(
        'one_unsolved_ticket', 'ticket', ['deal_id', 'kind'], unique=True, **of_unsolved
    )
    op.create_index('tickets_unsolved', 'ticket', ['since', 'kind'], **of_unsolved)
