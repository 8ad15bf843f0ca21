"""What partners may be told when they ask."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        'fact',
        sa.Column('id', ID, nullable=False),
        sa.Column('brand_id', ID, nullable=False),
        sa.Column('campaign_id', ID, nullable=True),
        sa.Column('topic', WORD(), nullable=False),
        sa.Column('language', WORD(), nullable=False),
        sa.Column('words', WORD(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('told_by', ID, nullable=False),
        sa.Column('told_at', MOMENT(), nullable=False),
        sa.Column('judged_by', ID, nullable=True),
        sa.Column('judged_at', MOMENT(), nullable=True),
        sa.CheckConstraint("state in ('proposed', 'on', 'off')", name='fact_state'),
        sa.ForeignKeyConstraint(['brand_id'], ['brand.id']),
        sa.ForeignKeyConstraint(['campaign_id'], ['campaign.id']),
        sa.ForeignKeyConstraint(['told_by'], ['staff.id']),
        sa.ForeignKeyConstraint(['judged_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_fact_brand_id', 'fact', ['brand_id'])
    op.create_index('ix_fact_campaign_id', 'fact', ['campaign_id'])
    of_a_brand = sa.text("state = 'on' and campaign_id is null")
    op.create_index(
        'one_fact_of_a_brand', 'fact', ['brand_id', 'topic', 'language'],
        unique=True, sqlite_where=of_a_brand, postgresql_where=of_a_brand,
    )
    of_a_campaign = sa.text("state = 'on' and campaign_id is not null")
    op.create_index(
        'one_fact_of_a_campaign', 'fact', ['campaign_id', 'topic', 'language'],
        unique=True, sqlite_where=of_a_campaign, postgresql_where=of_a_campaign,
    )
