"""A campaign says more of its content, and a deal keeps its ideas and drafts."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('campaign', sa.Column('briefing', sa.JSON(none_as_null=True), nullable=True))
    op.add_column('deal', sa.Column('making', sa.JSON(none_as_null=True), nullable=True))
    op.create_table(
        'sketch',
        sa.Column('id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('text', WORD(), nullable=False),
        sa.Column('files', sa.JSON(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('remark', WORD(), nullable=False),
        sa.Column('sent_at', MOMENT(), nullable=False),
        sa.Column('judged_by', ID, nullable=True),
        sa.Column('judged_at', MOMENT(), nullable=True),
        sa.CheckConstraint("kind in ('idea', 'draft')", name='sketch_kind'),
        sa.CheckConstraint(
            "state in ('waiting', 'at_client', 'back', 'approved', 'replaced')", name='sketch_state'
        ),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.ForeignKeyConstraint(['judged_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('deal_id', 'kind', 'number'),
    )
    op.create_index('ix_sketch_deal_id', 'sketch', ['deal_id'])
