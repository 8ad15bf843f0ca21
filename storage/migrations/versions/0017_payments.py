"""Payments, where partners are paid, until when an offer holds, and what leads are asked for."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('proposal', sa.Column('answer_by', sa.Date(), nullable=True))
    op.create_table(
        'payment',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('amount_idr', sa.BigInteger(), nullable=False),
        sa.Column('due_on', sa.Date(), nullable=True),
        sa.Column('due_at', MOMENT(), nullable=True),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('fixed', sa.Boolean(), nullable=False),
        sa.CheckConstraint("kind in ('fee', 'bonus', 'commission')", name='payment_kind'),
        sa.CheckConstraint(
            "state in ('planned', 'due', 'paid', 'dropped')", name='payment_state'
        ),
        sa.CheckConstraint('amount_idr > 0', name='payment_amount'),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id', 'kind', 'number'),
    )
    op.create_index('ix_payment_deal_id', 'payment', ['deal_id'])
    _some('payments_due', 'payment', 'due_at', "state = 'due'")
    _some('payments_on_a_day', 'payment', 'due_on', "state = 'planned' and due_on is not null")
    op.create_table(
        'payout',
        sa.Column('id', ID, nullable=False),
        sa.Column('payment_id', ID, nullable=False),
        sa.Column('amount_idr', sa.BigInteger(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('reference', WORD(), nullable=False),
        sa.Column('account', WORD(), nullable=False),
        sa.Column('by', ID, nullable=False),
        sa.Column('at', MOMENT(), nullable=False),
        sa.Column('stands', sa.Boolean(), nullable=False),
        sa.Column('undoes', ID, nullable=True),
        sa.ForeignKeyConstraint(['payment_id'], ['payment.id']),
        sa.ForeignKeyConstraint(['by'], ['staff.id']),
        sa.ForeignKeyConstraint(['undoes'], ['payout.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('undoes'),
    )
    op.create_index('ix_payout_payment_id', 'payout', ['payment_id'])
    op.create_index('payouts_by_day', 'payout', ['day'])
    _some('one_payout_stands', 'payout', 'payment_id', 'stands', unique=True)
    op.create_table(
        'account',
        sa.Column('id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('bank', WORD(), nullable=False),
        sa.Column('number', WORD(), nullable=False),
        sa.Column('holder', WORD(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('told_at', MOMENT(), nullable=False),
        sa.Column('confirmed_at', MOMENT(), nullable=True),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('partner_id'),
    )
    op.create_table(
        'clearance',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('terms', sa.JSON(), nullable=False),
        sa.Column('asked_by', ID, nullable=False),
        sa.Column('asked_at', MOMENT(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('judged_by', ID, nullable=True),
        sa.Column('judged_at', MOMENT(), nullable=True),
        sa.CheckConstraint(
            "state in ('open', 'given', 'denied', 'over')", name='clearance_state'
        ),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['asked_by'], ['staff.id']),
        sa.ForeignKeyConstraint(['judged_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_clearance_deal_id', 'clearance', ['deal_id'])
    _some('one_open_clearance', 'clearance', 'deal_id', "state = 'open'", unique=True)


def _some(name: str, table: str, column: str, where: str, unique: bool = False) -> None:
    rows = sa.text(where)
    op.create_index(
        name, table, [column], unique=unique, sqlite_where=rows, postgresql_where=rows
    )
