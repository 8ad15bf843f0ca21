"""Who has to post today, and who should have: the deals whose last day is reached."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from storage.states import in_state
from storage.tables import Campaign, Deal, Deliverable, Partner

SHOWN = 8


@dataclass(frozen=True)
class Deadline:
    """A deal with content outstanding. `promised`: the day that the partner named, if any."""

    deal_id: int
    partner: str
    campaign: str
    post_by: date
    promised: date | None


def due_on(session: Session, day: date) -> tuple[list[Deadline], int]:
    """Whose last day that is: the first ones, and how many they are."""
    return _of(session, col(Deal.post_by) == day)


def late_on(session: Session, day: date) -> tuple[list[Deadline], int]:
    """Whose last day was before it, the longest late first, and how many they are in all."""
    return _of(session, col(Deal.post_by) < day)


def _of(session: Session, which: Any) -> tuple[list[Deadline], int]:
    owing = in_state(Deliverable.state, "due", "sent_back")
    outstanding = select(col(Deliverable.id)).where(col(Deliverable.deal_id) == col(Deal.id), owing)
    those = (which, in_state(Deal.stage, "agreed", "delivering"), outstanding.exists())
    columns = (Deal.id, Partner.name, Campaign.title, Deal.post_by, Deal.promised)
    query: Any = (
        select(*map(col, columns))
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(*those)
        .order_by(col(Deal.post_by), col(Deal.id))
        .limit(SHOWN)
    )
    total = session.scalar(select(func.count(col(Deal.id))).where(*those)) or 0
    return [Deadline(*row) for row in session.execute(query)], total
