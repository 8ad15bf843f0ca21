"""Partners are written to in the tone in which they write."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('partner', sa.Column('tone', WORD(), nullable=False, server_default='relaxed'))
