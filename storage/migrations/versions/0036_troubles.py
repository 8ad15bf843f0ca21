"""A problem of a partner without a deal waits until somebody has settled it."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
WORD = sqlmodel.sql.sqltypes.AutoString
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
KINDS = "('account_banned', 'not_shown', 'no_sample', 'parcel', 'payment', 'other')"


def upgrade() -> None:
    op.create_table(
        'trouble',
        sa.Column('id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('about', WORD(), nullable=False),
        sa.Column('since', MOMENT(), nullable=False),
        sa.Column('settled_by', ID, nullable=True),
        sa.Column('settled_at', MOMENT(), nullable=True),
        sa.CheckConstraint(f'kind in {KINDS}', name='trouble_kind'),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.ForeignKeyConstraint(['settled_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_trouble_partner_id', 'trouble', ['partner_id'])
    still_open = sa.text('settled_at is null')
    op.create_index(
        'troubles_open',
        'trouble',
        ['since'],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
