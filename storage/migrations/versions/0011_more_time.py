"""What holds somebody up, what more time they have asked for, and what a campaign gives."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    extensions = sa.Column('extensions', sa.JSON(), nullable=False, server_default='[]')
    op.add_column('deal', extensions)
    op.add_column('deal', sa.Column('held_up', sa.JSON(none_as_null=True), nullable=True))
    op.add_column('campaign', sa.Column('extending', sa.JSON(none_as_null=True), nullable=True))
