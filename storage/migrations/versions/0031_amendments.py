"""A change of agreed terms waits for its partner, one at a time."""

import sqlalchemy as sa
from alembic import op

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade() -> None:
    where = sa.text("state = 'amendment'")
    op.create_index(
        'one_amendment',
        'proposal',
        ['deal_id'],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )
