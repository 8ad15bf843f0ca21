"""Updates that could not be handled stand in /due, and are found there by an index of their own."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    parked = sa.text("state = 'dead'")
    op.create_index(
        'inbox_dead', 'inbox', ['received_at'], sqlite_where=parked, postgresql_where=parked
    )
