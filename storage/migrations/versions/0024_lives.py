"""Booked lives, and the several pictures of one proof."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString
STATES = "'booked', 'asked', 'shown', 'missed', 'cancelled'"


def upgrade() -> None:
    op.create_table(
        'proof_picture',
        sa.Column('id', ID, nullable=False),
        sa.Column('proof_id', ID, nullable=False),
        sa.Column('place', sa.Integer(), nullable=False),
        sa.Column('file_sha256', WORD(), nullable=False),
        sa.ForeignKeyConstraint(['proof_id'], ['proof.id']),
        sa.ForeignKeyConstraint(['file_sha256'], ['media.sha256']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('proof_id', 'place'),
        sa.UniqueConstraint('file_sha256'),
    )
    op.create_index('ix_proof_picture_proof_id', 'proof_picture', ['proof_id'])
    op.execute(
        'insert into proof_picture (proof_id, place, file_sha256) '
        'select id, 1, file_sha256 from proof where file_sha256 is not null order by id'
    )
    op.create_table(
        'slot',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('deliverable', sa.Integer(), nullable=False),
        sa.Column('at', MOMENT(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('steps_done', sa.Integer(), nullable=False),
        sa.Column('due_at', MOMENT(), nullable=True),
        sa.Column('booked_at', MOMENT(), nullable=False),
        sa.Column('asked_at', MOMENT(), nullable=True),
        sa.CheckConstraint(f'state in ({STATES})', name='slot_state'),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_slot_deal_id', 'slot', ['deal_id'])
    op.create_index('ix_slot_partner_id', 'slot', ['partner_id'])
    _some('one_slot_of_a_live', ['deal_id', 'deliverable'], "state in ('booked', 'asked')", True)
    _some('one_live_at_a_time', ['partner_id', 'at'], "state = 'booked'", True)
    _some('slots_due', ['due_at'], 'due_at is not null')
    _some('slots_by_day', ['at'], "state = 'booked'")


def _some(name: str, columns: list[str], where: str, unique: bool = False) -> None:
    rows = sa.text(where)
    op.create_index(
        name, 'slot', columns, unique=unique, sqlite_where=rows, postgresql_where=rows
    )
