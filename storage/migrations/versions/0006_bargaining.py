"""A campaign carries how far we may go when a partner has other terms in mind."""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('campaign', sa.Column('bargaining', sa.JSON(), nullable=True))
