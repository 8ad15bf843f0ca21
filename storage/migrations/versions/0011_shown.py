"""What buttons of staff stand for."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'shown',
        sa.Column('id', ID, nullable=False),
        sa.Column('staff_id', ID, nullable=False),
        sa.Column('act', WORD(), nullable=False),
        sa.Column('mark', WORD(), nullable=False),
        sa.Column('answers', sa.JSON(), nullable=False),
        sa.Column('since', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['staff_id'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('staff_id', 'act', 'mark'),
    )
