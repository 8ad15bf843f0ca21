"""Which words of a partner wait for an answer, each by itself."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    unanswered = sa.Column('unanswered', sa.JSON(), nullable=False, server_default='[]')
    op.add_column('deal', unanswered)
    if op.get_bind().dialect.name == 'postgresql':  # numbers of SQLite are as long as it takes
        op.alter_column('debt', 'number', type_=sa.BigInteger())
