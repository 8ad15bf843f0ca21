"""A pack that was asked about, pictures of packs, and addresses that their owners called right."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

WORD = sqlmodel.sql.sqltypes.AutoString
LONG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.add_column('partner', sa.Column('address_right', WORD(), nullable=True))
    for name in ('pack_asked', 'pack_not_yet'):
        op.add_column('deal', sa.Column(name, sa.Integer(), nullable=False, server_default='0'))
    op.create_table(
        'pack_photo',
        sa.Column('id', LONG, nullable=False),
        sa.Column('deal_id', LONG, nullable=False),
        sa.Column('file_sha256', WORD(), nullable=False),
        sa.Column('kept_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['file_sha256'], ['media.sha256']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id', 'file_sha256'),
    )
    op.create_index('ix_pack_photo_deal_id', 'pack_photo', ['deal_id'])
