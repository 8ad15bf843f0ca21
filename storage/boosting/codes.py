"""Boost codes: of which video each is, until when it counts, and that none comes twice."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from deals.boosting.matching import Video
from deals.boosting.reading import bare
from deals.stages import BINDING, Stage
from storage.personal.fingerprints import fingerprint
from storage.states import standing
from storage.tables import BoostCode, Campaign, Deal, Proof

PARTNER = "partner"
_STAGES = (*(stage.value for stage in BINDING), Stage.DONE.value)


def videos_of(session: Session, partner_id: int, deal_id: int | None = None) -> list[Video]:
    """The TikTok videos that a partner handed in for affiliates' deals that go on or are done, the
    deals in their order; of one deal only, if it is named."""
    query = (
        select(Proof, Deal)
        .join(Deal, col(Deal.id) == Proof.deal_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .where(Deal.partner_id == partner_id, Campaign.kind == "affiliate")
        .where(col(Deal.stage).in_(_STAGES), Proof.platform == "tiktok", Proof.kind == "link")
        .where(col(Proof.state).in_(("waiting", "accepted")), col(Proof.url).is_not(None))
        .order_by(col(Deal.id), col(Proof.deliverable), col(Proof.id))
    )
    rows = session.exec(query if deal_id is None else query.where(Deal.id == deal_id)).all()
    places: dict[int, int] = {}
    videos = []
    for proof, deal in rows:
        number = deal.id or 0
        places[number] = places.get(number, 0) + 1
        states = {one["number"]: one["state"] for one in deal.boosts}
        state = states.get(proof.deliverable, "")
        at = (number, proof.deliverable, places[number])
        videos.append(Video(proof.id or 0, *at, proof.post_id or "", proof.url or "", state))
    return videos


def known(session: Session, code: str) -> BoostCode | None:
    """The row of a code that came before, from anyone."""
    return session.exec(select(BoostCode).where(BoostCode.mark == _mark(session, code))).first()


def keep(
    session: Session, video: Video, code: str, days: int, until: date, by: str, now: datetime
) -> BoostCode:
    """The code of a video from now on; the one before it stands no more."""
    if before := that_holds(session, video.proof_id):
        before.stands = False
    session.flush()
    row = BoostCode(
        deal_id=video.deal_id,
        proof_id=video.proof_id,
        code=code,
        mark=_mark(session, code),
        days=days,
        until=until,
        by=by,
        told_at=now,
    )
    session.add(row)
    session.flush()
    return row


def that_holds(session: Session, proof_id: int) -> BoostCode | None:
    """What we hold of a video now: its code, or that it is boosted."""
    query = select(BoostCode).where(BoostCode.proof_id == proof_id, standing(BoostCode))
    return session.exec(query).first()


def told_since(session: Session, partner_id: int, since: datetime) -> int:
    """How many new codes a partner has given since then."""
    query = select(func.count(col(BoostCode.id))).join(Deal, col(Deal.id) == BoostCode.deal_id)
    theirs = (Deal.partner_id == partner_id, BoostCode.by == PARTNER)
    return session.exec(query.where(*theirs, BoostCode.told_at >= since)).one()


def numbered(session: Session, deal_id: int, first: int, last: int) -> Sequence[BoostCode]:
    """Those of a deal with these numbers that still stand."""
    query = select(BoostCode).where(BoostCode.deal_id == deal_id, standing(BoostCode))
    between = query.where(col(BoostCode.id) >= first, col(BoostCode.id) <= last)
    return session.exec(between.order_by(col(BoostCode.id))).all()


def lasts(session: Session, row: BoostCode, days: int, until: date) -> None:
    """They tell for how long it counts."""
    row.days, row.until = days, until
    session.flush()


def mark_boosted(session: Session, proof: Proof, by: int, now: datetime) -> None:
    """Somebody of ours advertises with this video; done again, that was a slip."""
    proof_id = proof.id or 0
    row = that_holds(session, proof_id)
    if row is None:
        row = BoostCode(deal_id=proof.deal_id, proof_id=proof_id, by=f"staff:{by}", told_at=now)
        session.add(row)
    already = row.boosted_at is not None
    row.boosted_at, row.boosted_by = (None, None) if already else (now, by)
    session.flush()


def _mark(session: Session, code: str) -> str:
    return fingerprint(session, "boost_code", bare(code))
