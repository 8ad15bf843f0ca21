"""A letter that waits does not stand in the indices of those that were taken."""

import sqlalchemy as sa
from alembic import op

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade() -> None:
    of = sa.text('taken_at is not null')
    for name, *columns in (('outbox_pace', 'lane', 'taken_at'), ('outbox_taken', 'taken_at')):
        op.drop_index(name, 'outbox')
        op.create_index(name, 'outbox', columns, sqlite_where=of, postgresql_where=of)
