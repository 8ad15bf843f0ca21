"""Proofs: what was handed in, for which deliverable; one post counts once, for ever."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from storage.tables import Media, Proof


def of_post(session: Session, platform: str, post_id: str) -> Proof | None:
    """The proof that this post was handed in as, by anyone, for any deal."""
    query = select(Proof).where(Proof.platform == platform, Proof.post_id == post_id)
    return session.exec(query).first()


def of_picture(session: Session, sha256: str) -> Proof | None:
    return session.exec(select(Proof).where(Proof.file_sha256 == sha256)).first()


def of_deal(session: Session, deal_id: int) -> Sequence[Proof]:
    return session.exec(select(Proof).where(Proof.deal_id == deal_id).order_by(col(Proof.id))).all()


def waiting_for(session: Session, deal_id: int, deliverable: int) -> Proof | None:
    """The proof of a deliverable that staff have to judge."""
    query = select(Proof).where(
        Proof.deal_id == deal_id, Proof.deliverable == deliverable, Proof.state == "waiting"
    )
    return session.exec(query.order_by(col(Proof.id).desc())).first()


def waiting_of(session: Session, deal_id: int) -> list[Proof]:
    """Every proof of a deal that staff have to judge."""
    return [proof for proof in of_deal(session, deal_id) if proof.state == "waiting"]


def add(session: Session, proof: Proof) -> Proof:
    session.add(proof)
    session.flush()
    return proof


def hand_in_again(session: Session, proof: Proof, deliverable: int, now: datetime) -> None:
    """A post that was sent back is handed in once more, after it was mended."""
    proof.deliverable, proof.state, proof.reason = deliverable, "waiting", ""
    proof.handed_in_at, proof.judged_at, proof.judged_by = now, None, None
    session.flush()


def judge(
    session: Session,
    proof: Proof,
    state: str,
    staff_id: int | None,
    now: datetime,
    reason: str = "",
) -> None:
    """Notes what staff decided: accepted or sent_back, or waiting again after an undo."""
    proof.state, proof.reason, proof.judged_by, proof.judged_at = state, reason, staff_id, now
    session.flush()


def keep_media(
    session: Session, sha256: str, name: str, mime: str, size: int, now: datetime
) -> None:
    """Notes a file that lies in the media folder."""
    if session.get(Media, sha256) is None:
        session.add(Media(sha256=sha256, name=name, mime=mime, size=size, kept_at=now))
        session.flush()
