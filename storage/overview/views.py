"""Reading views for staff: plain queries, no rules."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, or_, select
from sqlmodel import Session, col

from deals.stages import Stage
from storage.bare import bare
from storage.tables import Campaign, Deal, Debt, Partner

PAGE = 8


@dataclass(frozen=True)
class DealLine:
    """One deal in a list."""

    deal_id: int
    partner: str
    handle: str
    tier: str
    followers: int
    stage: str
    campaign: str
    pr_status: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; empty means everything."""

    campaign_id: int | None = None
    stage: str = ""
    tier: str = ""
    words: str = ""


def deals(session: Session, narrowed: Filter, page: int) -> tuple[list[DealLine], int]:
    """One page (from 0) of deals, and how many there are in all."""
    session.flush()
    asked = {
        "campaign_id": narrowed.campaign_id,
        "stage": narrowed.stage,
        "tier": narrowed.tier,
        "like": f"%{narrowed.words.lower()}%",
        "first": page * PAGE,
    }
    approachable = narrowed.stage == Stage.VETTED
    found = bare(session, _asked(*map(bool, astuple(narrowed)), approachable), asked)
    if not found:
        return [], deals(session, narrowed, 0)[1] if page else 0
    rows = bare(session, _LINES, {"numbers": [number for number, _ in found]})
    return [_line(*row) for row in rows], found[0][1]


def in_stage(
    session: Session, campaign_id: int, stages: Sequence[str], after: int = 0, size: int = 500
) -> Sequence[int]:
    """The next deals of a campaign in these stages, in the order in which they were listed."""
    query: Any = select(col(Deal.id)).where(col(Deal.campaign_id) == campaign_id)
    query = query.where(col(Deal.stage).in_(stages), col(Deal.id) > after)
    return session.scalars(query.order_by(col(Deal.id)).limit(size)).all()


def to_approach(session: Session, campaign_id: int, size: int) -> tuple[Sequence[int], int]:
    """The first of a campaign who can be approached, and how many they are in all."""
    those = (
        *(col(Deal.campaign_id) == campaign_id, col(Deal.stage) == Stage.VETTED),
        col(Partner.stopped_at).is_(None),
    )
    whose = col(Partner.id) == Deal.partner_id
    query: Any = select(col(Deal.id)).join(Partner, whose).where(*those).order_by(col(Deal.id))
    count = select(func.count()).select_from(Deal).join(Partner, whose).where(*those)
    return session.scalars(query.limit(size)).all(), session.scalar(count) or 0


def queues(session: Session) -> list[tuple[str, str, int, datetime]]:
    """How many wait to be vetted or approached: (kind, campaign, count, oldest).

    Nobody is approached who said stop. Also in a closed campaign, where a slip that was undone
    can leave somebody.
    """
    query: Any = (
        select(col(Debt.kind), col(Campaign.title), func.count(), func.min(Debt.since))
        .join(Deal, col(Deal.id) == Debt.deal_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .where(col(Debt.paid_at).is_(None), col(Debt.kind).in_(("vet", "approach")))
        .where(or_(col(Debt.kind) == "vet", col(Partner.stopped_at).is_(None)))
        .group_by(col(Debt.kind), col(Campaign.id), col(Campaign.title))
        .order_by(func.min(Debt.since))
    )
    return [(kind, title, count, since) for kind, title, count, since in session.execute(query)]


def stage_counts(session: Session, campaign_id: int | None = None) -> dict[str, int]:
    """How many deals stand where, of one campaign or of all."""
    query: Any = select(col(Deal.stage), func.count())
    if campaign_id is not None:
        query = query.where(col(Deal.campaign_id) == campaign_id)
    return dict(session.execute(query.group_by(col(Deal.stage))).all())


@cache
def _asked(campaign: bool, stage: bool, tier: bool, words: bool, approachable: bool) -> Select[Any]:
    """The deals of a page, each with how many there are in all."""
    those: Any = select(col(Deal.id).label("id"))
    if campaign:
        those = those.where(col(Deal.campaign_id) == bindparam("campaign_id"))
    if stage:
        those = those.where(col(Deal.stage) == bindparam("stage"))
        if approachable:  # who can be approached: nobody who said stop
            those = those.where(col(Deal.partner_id).not_in(_STOPPED))
    if tier:
        those = those.join(Partner, col(Partner.id) == Deal.partner_id)
        those = those.where(col(Partner.tier) == bindparam("tier"))
    if words:  # all names are looked through, so once for both
        found = those.where(col(Deal.partner_id).in_(_NAMED)).cte("found")
        those = select(found.c.id)
    counted = those.with_only_columns(func.count(), maintain_column_froms=True)
    page: Select[Any] = those.add_columns(counted.scalar_subquery().label("total"))
    return page.order_by("id").offset(bindparam("first")).limit(PAGE)


_STOPPED = select(col(Partner.id)).where(col(Partner.stopped_at).is_not(None))
_LIKE: BindParameter[str] = bindparam("like")
# Words may stand anywhere in a name: an index that holds nothing else is gone through.
_NAMED = select(col(Partner.id)).where(
    or_(func.lower(Partner.name).like(_LIKE), func.lower(Partner.handle).like(_LIKE))
)
_COLUMNS = (
    *(col(Deal.id), col(Partner.name), col(Partner.handle), col(Partner.tier)),
    *(col(Partner.followers), col(Deal.stage), col(Campaign.title)),
    *(col(Partner.pr_status), col(Partner.problems)),
)

_LINES = (
    select(*_COLUMNS)
    .join_from(Deal, Partner, col(Partner.id) == Deal.partner_id)
    .join(Campaign, col(Campaign.id) == Deal.campaign_id)
    .where(col(Deal.id).in_(bindparam("numbers", expanding=True)))
    .order_by(col(Deal.id))
)


def _line(
    deal_id: int,
    name: str,
    handle: str | None,
    tier: str | None,
    followers: int | None,
    stage: str,
    campaign: str,
    pr_status: str | None,
    problems: list[str],
) -> DealLine:
    return DealLine(
        *(deal_id, name, handle or "", tier or "", followers or 0, stage, campaign),
        *(pr_status or "", tuple(problems)),
    )
