"""Many partners are listed for a campaign at once."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, insert, select
from sqlmodel import Session

from deals.deal import Campaign, Partner
from deals.deal import Deal as Rule
from deals.desk import debts
from deals.stages import Stage
from deals.terms import Terms
from storage.bare import bare, bare_each, in_parts, insert_alike, table_of
from storage.partner import people
from storage.tables import Deal, Debt

_DEALS, _DEBTS = table_of(Deal), table_of(Debt)
_LISTED = select(_DEALS.c.partner_id).where(
    _DEALS.c.campaign_id == bindparam("campaign_id"),
    _DEALS.c.partner_id.in_(bindparam("partner_ids", expanding=True)),
)
# Who is listed waits to be vetted, whoever it is, and nothing is planned.
_THE_RULE = Rule(0, 1, Stage.LISTED, Partner(0, ""), Campaign(0, "", "", "", Terms()))
_NEW = Deal(campaign_id=0, partner_id=0, made_at=datetime.max.replace(tzinfo=UTC))
_ADD = insert_alike(_NEW, "campaign_id", "partner_id", "made_at").returning(_DEALS.c.id)
_OWED = [(debt.kind, debt.number) for debt in debts(_THE_RULE)]
_OWE = insert(_DEBTS).from_select(
    ("deal_id", "kind", "number", "since"),
    select(_DEALS.c.id, bindparam("kind"), bindparam("number"), _DEALS.c.made_at)
    .where(_DEALS.c.id.in_(bindparam("deal_ids", expanding=True)))
    .order_by(_DEALS.c.id),
)


def list_all(session: Session, campaign_id: int, partner_ids: Sequence[int], now: datetime) -> int:
    """As `deals.listed` for each of them; answers how many were not listed before. Raises Busy."""
    session.flush()
    known = {one for some in in_parts(partner_ids) for one in _listed(session, campaign_id, some)}
    new = [partner_id for partner_id in partner_ids if partner_id not in known]
    if not new:
        return 0
    people.reserve_all(session, new)
    same = {"campaign_id": campaign_id, "made_at": now}
    rows = bare_each(session, _ADD, [{**same, "partner_id": number} for number in new])
    made = [number for (number,) in rows]
    for kind, number in _OWED:
        for some in in_parts(made):
            bare(session, _OWE, {"kind": kind, "number": number, "deal_ids": some})
    session.expire_all()
    return len(new)


def _listed(session: Session, campaign_id: int, partner_ids: Sequence[int]) -> Sequence[int]:
    asked = {"campaign_id": campaign_id, "partner_ids": partner_ids}
    return [number for (number,) in bare(session, _LISTED, asked)]
