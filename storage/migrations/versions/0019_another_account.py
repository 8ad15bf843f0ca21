"""Another account waits beside the confirmed one until it is confirmed, too."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None

WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    for name in ('new_bank', 'new_number', 'new_holder'):
        op.add_column('account', sa.Column(name, WORD(), nullable=True))
