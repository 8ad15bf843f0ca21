"""Several processes on one database: who holds a row, and since when."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'process',
        sa.Column('id', ID, nullable=False),
        sa.Column('role', WORD(), nullable=False),
        sa.Column('started_at', MOMENT(), nullable=False),
        sa.Column('seen_at', MOMENT(), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.add_column('inbox', sa.Column('holder', ID, nullable=True))
    op.add_column('inbox', sa.Column('lease_until', MOMENT(), nullable=True))
    op.add_column('outbox', sa.Column('act', WORD(), nullable=False, server_default='text'))
    op.add_column('outbox', sa.Column('zone', WORD(), nullable=True))
    op.add_column('outbox', sa.Column('holder', ID, nullable=True))
    op.add_column('outbox', sa.Column('taken_at', MOMENT(), nullable=True))
    outbox = sa.table('outbox', sa.column('act', WORD()), sa.column('payload', sa.JSON()))
    op.execute(outbox.update().values(act=outbox.c.payload['act'].as_string()))
    partial('outbox_due', 'outbox', ['due_at', 'id'], "state = 'queued'")
    partial('outbox_sending', 'outbox', ['holder'], "state = 'sending'")
    partial('outbox_unknown', 'outbox', ['partner_id'], "state = 'unknown'")
    partial('inbox_due', 'inbox', ['next_at', 'id'], "state = 'new'")
    partial('inbox_held', 'inbox', ['holder'], "holder is not null")
    op.create_index('outbox_pace', 'outbox', ['lane', 'taken_at'])
    op.create_index('outbox_taken', 'outbox', ['taken_at'])


def partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(
        name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where)
    )
