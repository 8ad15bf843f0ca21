"""Old updates are let go without a look through all words for each of them."""

from alembic import op

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_heard_inbox_id', 'heard', ['inbox_id'])
