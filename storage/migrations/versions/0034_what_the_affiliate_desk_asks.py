"""What the affiliate desk asks of a book finds an index, however much was sold."""

import sqlalchemy as sa
from alembic import op

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

JUDGED = "state in ('harmless', 'confirmed')"


def upgrade() -> None:
    some('order_lines_of_a_shop', 'order_line', ['shop_id', 'month'], 'stands')
    some('period_sums_of_a_shop', 'period_sum', ['shop_id', 'month'], 'stands')
    some('findings_judged', 'finding', ['judged_at'], JUDGED)
    op.create_index('ix_twin_file_sha256', 'twin', ['file_sha256'])


def some(name: str, table: str, columns: list[str], where: str) -> None:
    of = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=of, postgresql_where=of)
