"""What staff ask of a book finds an index, however long the book is."""

import sqlalchemy as sa
from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

POSTING = "stage in ('agreed', 'delivering')"
BY_HAND = "stage = 'approached' and waiting_for = 'first_contact'"
ONE_BY_ONE = "paid_at is null and kind not in ('vet', 'approach')"


def upgrade() -> None:
    op.drop_index('ix_partner_name', 'partner')
    op.create_index('partner_names', 'partner', ['name', 'handle'])
    op.create_index('deals_of_a_campaign', 'deal', ['campaign_id', 'stage'])
    op.drop_index('deals_posting', 'deal')
    some('deals_posting', 'deal', ['stage', 'post_by'], POSTING)
    some('deals_promised', 'deal', ['stage', 'promised'], POSTING)
    agreed = ['campaign_id', 'partner_id', 'agreed_at']
    some('deals_agreed', 'deal', agreed, 'agreed_at is not null')
    some('deals_by_hand', 'deal', ['owner_id', 'waiting_since'], BY_HAND)
    debts = ['since', 'kind', 'number', 'deal_id', 'paid_at']
    some('debts_one_by_one', 'debt', debts, ONE_BY_ONE)
    some('history_to_undo', 'history', ['by', 'at'], 'before is not null')
    some('partners_stopped', 'partner', ['stopped_at'], 'stopped_at is not null')
    some('partners_by_name_alone', 'partner', ['name'], 'handle is null')


def some(name: str, table: str, columns: list[str], where: str) -> None:
    of = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=of, postgresql_where=of)
