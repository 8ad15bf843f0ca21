"""Pictures that were handed in, measured, and their twins."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'screen',
        sa.Column('id', ID, nullable=False),
        sa.Column('sha256', WORD(), nullable=False),
        sa.Column('width', sa.Integer(), nullable=False),
        sa.Column('height', sa.Integer(), nullable=False),
        sa.Column('blank', sa.Boolean(), nullable=False),
        sa.Column('taken_at', MOMENT(), nullable=True),
        sa.Column('bits', sa.BigInteger(), nullable=False),
        sa.Column('small', sa.LargeBinary(), nullable=True),
        sa.Column('kept_at', MOMENT(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('sha256'),
    )
    op.create_index('screens_by_bits', 'screen', ['id', 'bits', 'kept_at'])
    op.create_table(
        'twin',
        sa.Column('id', ID, nullable=False),
        sa.Column('proof_id', ID, nullable=False),
        sa.Column('file_sha256', WORD(), nullable=False),
        sa.Column('of_sha256', WORD(), nullable=False),
        sa.Column('found_at', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['proof_id'], ['proof.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('proof_id', 'file_sha256'),
    )
    op.create_index('ix_twin_of_sha256', 'twin', ['of_sha256'])
