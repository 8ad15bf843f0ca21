"""What words meant, as staff told; and which message of a chat words were."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('heard', sa.Column('message_id', WORD(), nullable=False, server_default=''))
    op.create_table(
        'example',
        sa.Column('id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('heard', ID, nullable=False),
        sa.Column('text', WORD(), nullable=False),
        sa.Column('intent', WORD(), nullable=False),
        sa.Column('language', WORD(), nullable=False),
        sa.Column('told_by', ID, nullable=False),
        sa.Column('told_at', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.ForeignKeyConstraint(['told_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('heard'),
    )
    op.create_index('ix_example_partner_id', 'example', ['partner_id'])
