"""The shops of a brand, and which of them a campaign is for."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'shop',
        sa.Column('id', ID, nullable=False),
        sa.Column('brand_id', ID, nullable=False),
        sa.Column('platform', WORD(), nullable=False),
        sa.Column('name', WORD(), nullable=False),
        sa.CheckConstraint("platform in ('tiktok', 'shopee')", name='shop_platform'),
        sa.ForeignKeyConstraint(['brand_id'], ['brand.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('name'),
    )
    op.create_index('ix_shop_brand_id', 'shop', ['brand_id'])
    op.add_column('campaign', sa.Column('shop_id', ID, nullable=True))
    op.create_index('ix_campaign_shop_id', 'campaign', ['shop_id'])
