"""Which words of a partner wait for an answer, each by itself; and what buttons of staff stand for."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    unanswered = sa.Column('unanswered', sa.JSON(), nullable=False, server_default='[]')
    op.add_column('deal', unanswered)
    if op.get_bind().dialect.name == 'postgresql':  # numbers of SQLite are as long as it takes
        op.alter_column('debt', 'number', type_=sa.BigInteger())
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
