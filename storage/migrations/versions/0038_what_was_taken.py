"""A letter that waits does not stand in the indices of those that were taken."""

import sqlalchemy as sa
from alembic import op

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(  # what left before `taken_at` was written is found by it, too
        'update outbox set taken_at = coalesce(sent_at, made_at)'
        ' where taken_at is null and external_id is not null'
    )
    of = sa.text('taken_at is not null')
    for name, *columns in (('outbox_pace', 'lane', 'taken_at'), ('outbox_taken', 'taken_at')):
        op.drop_index(name, 'outbox')
        op.create_index(name, 'outbox', columns, sqlite_where=of, postgresql_where=of)
