"""Proofs: what was handed in, for which deliverable; one post counts once, for ever."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.personal.fingerprints import fingerprint
from storage.tables import Media, Proof, ProofPicture, Twin


def of_post(session: Session, platform: str, post_id: str) -> Proof | None:
    """The proof that this post was handed in as, by anyone, for any deal; by its mark where they
    were forgotten since."""
    of = select(Proof).where(Proof.platform == platform)
    known = session.exec(of.where(Proof.post_id == post_id)).first()
    return (
        known or session.exec(of.where(Proof.post_id == mark(session, platform, post_id))).first()
    )


def mark(session: Session, platform: str, post_id: str) -> str:
    """What stands for a post once it may be nobody's any more."""
    return fingerprint(session, "post", f"{platform}:{post_id}")


def of_picture(session: Session, sha256: str) -> Proof | None:
    """The proof that this picture belongs to, by anyone, for any deal."""
    query = select(Proof).join(ProofPicture).where(ProofPicture.file_sha256 == sha256)
    return session.exec(query).first()


def pictures_of(session: Session, proof_id: int) -> Sequence[str]:
    """The hashes of a proof's pictures, in the order in which they came."""
    query = select(ProofPicture.file_sha256).where(ProofPicture.proof_id == proof_id)
    return session.exec(query.order_by(col(ProofPicture.place))).all()


def add_picture(session: Session, proof: Proof, sha256: str) -> None:
    """One more picture of a proof. The first stands with it, too."""
    proof.file_sha256 = proof.file_sha256 or sha256
    place = _next_place(session, proof)
    session.add(ProofPicture(proof_id=proof.id or 0, place=place, file_sha256=sha256))
    session.flush()


def move_picture(session: Session, sha256: str, proof: Proof) -> None:
    """A picture that was sent back with another proof is of this one from now on."""
    row = session.exec(select(ProofPicture).where(ProofPicture.file_sha256 == sha256)).one()
    before = session.get_one(Proof, row.proof_id)
    twins = update(Twin).where(col(Twin.proof_id) == before.id, col(Twin.file_sha256) == sha256)
    session.exec(twins.values(proof_id=proof.id))
    row.proof_id, row.place = proof.id or 0, _next_place(session, proof)
    session.flush()
    before.file_sha256 = next(iter(pictures_of(session, before.id or 0)), None)
    session.flush()  # a file stands with one of them
    proof.file_sha256 = proof.file_sha256 or sha256
    session.flush()


def _next_place(session: Session, proof: Proof) -> int:
    query = select(func.max(ProofPicture.place)).where(ProofPicture.proof_id == proof.id)
    return (session.exec(query).one() or 0) + 1


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
