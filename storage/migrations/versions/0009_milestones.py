"""A deal knows when each milestone was reached, and a brand its colour."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

MOMENT = sqlmodel.sql.sqltypes.UTCDateTime
WORD = sqlmodel.sql.sqltypes.AutoString

# Of deals from before: what their history tells. How late they were is not known any more.
FIRST = {
    'vetted_at': "h.happened = 'vetted'",
    'approached_at': "h.happened in ('offered', 'first_contact_made', 'linked')",
    'answered_at': "h.by = 'partner' and h.happened not in ('linked', 'linked_anew', 'forgotten')",
    'agreed_at': "h.happened = 'agreed'",
    'posted_at': "h.happened = 'proof_handed_in'",
}
LAST = {
    'delivered_at': ("h.happened in ('proof_handed_in', 'excused')", "stage = 'done'"),
    'accepted_at': ("h.happened in ('proof_accepted', 'excused')", "stage = 'done'"),
}


def upgrade() -> None:
    op.add_column('brand', sa.Column('colour', WORD(), nullable=False, server_default=''))
    for name in (*FIRST, *LAST):
        op.add_column('deal', sa.Column(name, MOMENT(), nullable=True))
    op.add_column('deal', sa.Column('days_late', sa.Integer(), nullable=True))
    posting = sa.text("stage in ('agreed', 'delivering')")
    op.create_index(
        'deals_posting', 'deal', ['post_by'], sqlite_where=posting, postgresql_where=posting
    )
    for statement in told_by_history():
        op.execute(statement)


def told_by_history() -> list[str]:
    first = [f"update deal set {name} = {_of_history('min', told)}" for name, told in FIRST.items()]
    last = [
        f"update deal set {name} = {_of_history('max', told)} where {where}"
        for name, (told, where) in LAST.items()
    ]
    return first + last


def _of_history(which: str, told: str) -> str:
    return f"(select {which}(h.at) from history h where h.deal_id = deal.id and {told})"
