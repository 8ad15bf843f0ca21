"""What is kept for a time only: words go when nobody needs them any more, and figures stay."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, update
from sqlmodel import Session, col, select

from deals.stages import OVER
from storage.keeping import needed
from storage.personal.erasing import GONE, NOTHING, without_reasons, without_words
from storage.personal.naming import UNREAD
from storage.tables import (
    BoostCode,
    BusyDays,
    DataAct,
    Deal,
    Example,
    Heard,
    History,
    Outbox,
    Partner,
    Sketch,
)

FINAL = ("sent", "failed", "cancelled")
NOTICES_AT_ONCE, TALKS_AT_ONCE = 1000, 100  # in one transaction


def old_notices(session: Session, before: datetime) -> Sequence[int]:
    """Letters to staff from before then, whose words say nothing any more."""
    told = select(Outbox.id).where(col(Outbox.partner_id).is_(None), col(Outbox.made_at) < before)
    old = told.where(col(Outbox.state).in_(FINAL), col(Outbox.act) != GONE)
    return session.scalars(old.limit(NOTICES_AT_ONCE)).all()


def empty_notices(session: Session, letters: Sequence[int]) -> int:
    """Answers how many."""
    old = update(Outbox).where(col(Outbox.id).in_(letters), col(Outbox.state).in_(FINAL))
    session.exec(old.values(act=GONE, payload=NOTHING), execution_options=UNREAD)
    return len(letters)


def quiet(session: Session, before: datetime) -> Sequence[int]:
    """Some partners of whom words are left, whose deals are all over, and with whom nothing was
    since then."""
    return session.scalars(_quiet(before).limit(TALKS_AT_ONCE)).all()


def empty_talks(session: Session, partners: Sequence[int], before: datetime) -> int:
    """Their words go, but of those with whom something began meanwhile; answers how many."""
    these = select(Partner.id).where(col(Partner.id).in_(partners))
    partners = session.scalars(these.where(~_goes_on(Partner.id, before))).all()
    session.exec(delete(Heard).where(col(Heard.partner_id).in_(partners)))
    session.exec(delete(Example).where(col(Example.partner_id).in_(partners)))
    session.exec(delete(BusyDays).where(col(BusyDays.partner_id).in_(partners)))
    said = update(Outbox).where(col(Outbox.partner_id).in_(partners))
    session.exec(said.values(act=GONE, payload=NOTHING), execution_options=UNREAD)
    theirs = select(Deal.id).where(col(Deal.partner_id).in_(partners))
    session.exec(delete(BoostCode).where(col(BoostCode.deal_id).in_(theirs)))
    for line in session.exec(select(History).where(col(History.deal_id).in_(theirs))):
        without_words(line)
    own = update(Sketch).where(col(Sketch.deal_id).in_(theirs))
    session.exec(own.values(text="", remark="", files=[]), execution_options=UNREAD)
    for deal in session.exec(select(Deal).where(col(Deal.partner_id).in_(partners))):
        without_reasons(deal)
    wishes = update(DataAct).where(col(DataAct.partner_id).in_(partners)).values(text="")
    session.exec(wishes, execution_options=UNREAD)
    return len(partners)


def needed_files(session: Session, before: datetime) -> set[str]:
    """Proofs, pictures of packs and of figures, slips and drafts of deals that go on, or did since
    then; and what our briefs hold."""
    live = _goes_on(needed.OF.partner_id, before)
    return needed.by_deals(session, live) | needed.by_us(session)


def _quiet(before: datetime) -> Any:
    """Partners of whom words are left, though nothing goes on with them."""
    words: Any = select(col(Heard.partner_id).label("partner_id")).union(
        select(col(Outbox.partner_id)).where(
            col(Outbox.partner_id).is_not(None),
            col(Outbox.state).in_(FINAL),
            col(Outbox.act) != GONE,
        )
    )
    kept = words.subquery()
    return select(kept.c.partner_id).where(~_goes_on(kept.c.partner_id, before))


def _goes_on(partner_id: Any, before: datetime) -> Any:
    """A deal that is not over, or anything done, heard or said since then."""
    theirs = select(Deal.id).where(col(Deal.partner_id) == partner_id)
    live = theirs.where(col(Deal.stage).not_in(sorted(OVER)))
    done = (
        select(History.id)
        .join(Deal, col(Deal.id) == History.deal_id)
        .where(col(Deal.partner_id) == partner_id, col(History.at) >= before)
    )
    heard = select(Heard.id).where(col(Heard.partner_id) == partner_id, col(Heard.at) >= before)
    said = select(Outbox.id).where(
        col(Outbox.partner_id) == partner_id, col(Outbox.made_at) >= before
    )
    asked = (live, done, heard, said)
    tables = (Deal, History, Heard, Outbox)
    return or_(*(one.correlate_except(*tables).exists() for one in asked))
