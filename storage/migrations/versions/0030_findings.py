"""What looks suspicious; and a keyed hash beside accounts and addresses, as phones have one."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlmodel import Session

from deals.conduct.places import place_in
from storage.personal import fingerprints, sealed

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

BATCH = 1000
KINDS = ('post', 'picture', 'code', 'phone', 'account', 'address', 'codes', 'rules')
ID = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('partner', sa.Column('address_hash', WORD(), nullable=True))
    op.create_index('ix_partner_address_hash', 'partner', ['address_hash'])
    op.add_column('account', sa.Column('number_hash', WORD(), nullable=True))
    op.create_index('ix_account_number_hash', 'account', ['number_hash'])
    mark_all('account', 'number', 'number_hash', 'account', str)
    mark_all('partner', 'address', 'address_hash', 'place', place_in, 'address_right')
    op.create_table(
        'finding',
        sa.Column('id', ID, nullable=False),
        sa.Column('kind', WORD(), nullable=False),
        sa.Column('subject', WORD(), nullable=False),
        sa.Column('state', WORD(), nullable=False),
        sa.Column('version', sa.Integer(), nullable=False),
        sa.Column('times', sa.Integer(), nullable=False),
        sa.Column('note', WORD(), nullable=False),
        sa.Column('file_sha256', WORD(), nullable=True),
        sa.Column('told_by', ID, nullable=True),
        sa.Column('first_seen', MOMENT(), nullable=False),
        sa.Column('last_seen', MOMENT(), nullable=False),
        sa.Column('judged_by', ID, nullable=True),
        sa.Column('judged_at', MOMENT(), nullable=True),
        sa.CheckConstraint(f'kind in {KINDS}', name='finding_kind'),
        sa.CheckConstraint("state in ('open', 'harmless', 'confirmed')", name='finding_state'),
        sa.ForeignKeyConstraint(['file_sha256'], ['media.sha256']),
        sa.ForeignKeyConstraint(['told_by'], ['staff.id']),
        sa.ForeignKeyConstraint(['judged_by'], ['staff.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('kind', 'subject'),
    )
    still_open = sa.text("state = 'open'")
    op.create_index(
        'findings_open',
        'finding',
        ['first_seen'],
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.create_table(
        'finding_partner',
        sa.Column('id', ID, nullable=False),
        sa.Column('finding_id', ID, nullable=False),
        sa.Column('partner_id', ID, nullable=False),
        sa.Column('deal_id', ID, nullable=True),
        sa.Column('what', WORD(), nullable=False),
        sa.Column('seen_at', MOMENT(), nullable=False),
        sa.ForeignKeyConstraint(['finding_id'], ['finding.id']),
        sa.ForeignKeyConstraint(['partner_id'], ['partner.id']),
        sa.ForeignKeyConstraint(['deal_id'], ['deal.id']),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('finding_id', 'partner_id'),
    )
    op.create_index('ix_finding_partner_partner_id', 'finding_partner', ['partner_id'])
    op.create_index('ix_finding_partner_deal_id', 'finding_partner', ['deal_id'])


def mark_all(name, field, hashed, kind, told, also='id'):
    """The hash of what a sealed field holds, of each row where `also` is known; in batches, since a
    book may be larger than the memory."""
    columns = [sa.column(one, WORD()) for one in (field, hashed, also) if one != 'id']
    table, last = sa.table(name, sa.column('id', sa.BigInteger()), *columns), 0
    wanted = sa.and_(table.c[field].is_not(None), table.c[also].is_not(None))
    query = sa.select(table.c.id, table.c[field]).where(wanted).order_by(table.c.id).limit(BATCH)
    writes = table.update().where(table.c.id == sa.bindparam('row')).values({hashed: sa.bindparam('mark')})
    connection = op.get_bind()
    with Session(bind=connection) as session:  # in the migration's transaction
        while rows := connection.execute(query.where(table.c.id > last)).all():
            last, key = rows[-1].id, fingerprints.the_key(session)
            found = [(row.id, told(sealed.in_use().open(row[1], f'{name}.{field}'))) for row in rows]
            marks = [
                {'row': row, 'mark': fingerprints.hashed(key, kind, value)} for row, value in found if value
            ]
            if marks:
                connection.execute(writes, marks)
