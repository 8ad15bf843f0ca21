"""What posts brought, as partners tell it, and when they are asked."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString
COUNTED = ('views', 'likes', 'comments', 'saves', 'clicks', 'leads', 'sales')


def upgrade() -> None:
    op.add_column('deal', sa.Column('figures', sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        'brought',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('deliverable', sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=True) for name in COUNTED),
        sa.Column('doubted', sa.Boolean(), nullable=False),
        sa.Column('by', WORD(), nullable=False),
        sa.Column('told_at', MOMENT(), nullable=False),
        sa.Column('stands', sa.Boolean(), nullable=False),
        sa.CheckConstraint('deliverable >= 0', name='brought_deliverable'),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_brought_deal_id', 'brought', ['deal_id'])
    stands = sa.text('stands')
    op.create_index(
        'brought_stands',
        'brought',
        ['deal_id', 'deliverable'],
        unique=True,
        sqlite_where=stands,
        postgresql_where=stands,
    )
    op.create_table(
        'brought_picture',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('file_sha256', WORD(), nullable=False),
        sa.Column('kept_at', MOMENT(), nullable=False),
        sa.Column('read_at', MOMENT(), nullable=True),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['file_sha256'], ['media.sha256']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id', 'file_sha256'),
    )
    op.create_index('ix_brought_picture_deal_id', 'brought_picture', ['deal_id'])
