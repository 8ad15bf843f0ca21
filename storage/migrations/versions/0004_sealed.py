"""Addresses and phones are sealed, and a keyed hash finds a phone; see storage.personal.sealed."""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlmodel import Session

from storage.personal import fingerprints, sealed

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

BATCH = 1000
WORD = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.add_column('partner', sa.Column('phone_hash', WORD(), nullable=True))
    op.drop_index('ix_partner_phone', table_name='partner')
    seal_all('partner', 'address', 'phone')
    seal_all('person', 'phone')
    op.create_index('ix_partner_phone_hash', 'partner', ['phone_hash'])


def seal_all(name: str, *fields: str) -> None:
    """In batches: a book may be larger than the memory."""
    columns = [sa.column(field, WORD()) for field in (*fields, 'phone_hash')]
    table, last = sa.table(name, sa.column('id', sa.BigInteger()), *columns), 0
    any_of_them = sa.or_(*(table.c[field].is_not(None) for field in fields))
    query = sa.select(*(table.c[field] for field in ('id', *fields))).where(any_of_them)
    keyed = {'phone_hash': sa.bindparam('phone_hash')} if name == 'partner' else {}
    values = {field: sa.bindparam(f'sealed_{field}') for field in fields} | keyed
    writes = table.update().where(table.c.id == sa.bindparam('row_id')).values(values)
    in_order, connection = query.order_by(table.c.id).limit(BATCH), op.get_bind()
    with Session(bind=connection) as session:  # in the migration's transaction
        while rows := connection.execute(in_order.where(table.c.id > last)).all():
            last = rows[-1].id
            key = fingerprints.the_key(session)
            connection.execute(writes, [sealed_row(key, name, fields, row) for row in rows])


def sealed_row(key: bytes, name: str, fields: tuple[str, ...], row: sa.Row) -> dict[str, object]:
    kept: dict[str, object] = {'row_id': row.id}
    for field in fields:
        text = getattr(row, field)
        kept[f'sealed_{field}'] = None if text is None else sealed.in_use().seal(text, f'{name}.{field}')
    if name == 'partner':
        kept['phone_hash'] = fingerprints.hashed(key, 'phone', row.phone) if row.phone else None
    return kept
