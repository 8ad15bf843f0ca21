"""Every picture that was ever handed in as a proof, so that its twin is found whoever brings it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from deals.lives.screen import SMALL, Ahead, Screen
from storage.db import alone
from storage.lives import lookup
from storage.personal.fingerprints import fingerprint
from storage.personal.naming import UNREAD
from storage.tables import Proof, ProofPicture, Twin
from storage.tables import Screen as Row

PICTURE = "picture"
QUALITY = 80  # of the small copies, about two kilobytes each


@dataclass(frozen=True)
class Found:
    """A picture that came before. `sha256`: empty when its owner was forgotten."""

    sha256: str
    kept_at: datetime


def look_ahead(session: Session, screen: Screen, now: datetime) -> Ahead:
    """What is found before a turn, which would hold up every chat for as long as this takes. The
    session may be one that only reads."""
    ids, bits = lookup.all_of(session, now)
    near = _likest(session, screen, ids, bits)
    return Ahead(int(ids[-1]) if len(ids) else 0, near.id if near else None)


def twin_of(
    session: Session,
    screen: Screen | None,
    sha256: str,
    now: datetime,
    ahead: Ahead | None = None,
) -> Found | None:
    """The picture that this one is, or nearly, whoever handed it in; one that was not measured is
    known by its bytes alone. Nobody else looks or keeps one until the commit, so that of two that
    come at once the second finds the first. `ahead`: what need not be looked for any more."""
    alone(session, "screens")
    return _the_same(session, sha256) or (screen and _nearly(session, screen, now, ahead)) or None


def keep(
    session: Session, screen: Screen, sha256: str, taken_at: datetime | None, now: datetime
) -> None:
    """Notes a picture, once."""
    from deals.lives import likeness

    if session.exec(select(Row.id).where(Row.sha256 == sha256)).first() is not None:
        return
    row = Row(
        sha256=sha256,
        width=screen.width,
        height=screen.height,
        blank=screen.blank,
        taken_at=taken_at,
        bits=_signed(likeness.bits(screen.small)),
        small=_packed(screen.small),
        kept_at=now,
    )
    session.add(row)
    session.flush()


def proof_with(session: Session, sha256: str) -> Proof | None:
    """The proof that a kept picture belongs to; also when it was itself held as somebody's twin."""
    of_its_own = select(Proof).join(ProofPicture).where(ProofPicture.file_sha256 == sha256)
    as_twin = (
        select(Proof).join(Twin, col(Twin.proof_id) == Proof.id).where(Twin.file_sha256 == sha256)
    )
    return session.exec(of_its_own).first() or session.exec(as_twin.order_by(col(Twin.id))).first()


def hold(session: Session, proof_id: int, sha256: str, found: Found, now: datetime) -> None:
    """Notes that a picture of a proof is the twin of an earlier one."""
    known = select(Twin.id).where(Twin.proof_id == proof_id, Twin.file_sha256 == sha256)
    if session.exec(known).first() is None:
        session.add(
            Twin(proof_id=proof_id, file_sha256=sha256, of_sha256=found.sha256, found_at=now)
        )
        session.flush()


def came_twice(session: Session, sha256: str) -> bool:
    """Whether the very same file is held as its own twin, so that it belongs to several."""
    query = select(Twin.id).where(Twin.file_sha256 == sha256, Twin.of_sha256 == sha256)
    return session.exec(query).first() is not None


def twins_of(session: Session, proof_id: int) -> list[Twin]:
    """The pictures of a proof that came before, and what each of them is a twin of."""
    return list(session.exec(select(Twin).where(Twin.proof_id == proof_id).order_by(col(Twin.id))))


def forget(session: Session, files: Collection[str]) -> None:
    """Nothing is left of them to be seen. Who hands in the very same file is still found out."""
    query = select(Row).where(col(Row.sha256).in_(files))
    for row in session.exec(query):
        row.sha256, row.small = fingerprint(session, PICTURE, row.sha256), None
        row.bits, row.taken_at = 0, None
    theirs = update(Twin).where(col(Twin.of_sha256).in_(files)).values(of_sha256="")
    session.exec(theirs, execution_options=UNREAD)
    session.flush()


def _the_same(session: Session, sha256: str) -> Found | None:
    """A file of these very bytes."""
    marks = (sha256, fingerprint(session, PICTURE, sha256))
    row = session.exec(select(Row).where(col(Row.sha256).in_(marks))).first()
    if row:
        return _found(row, sha256)
    proof = proof_with(session, sha256)
    return Found(sha256, proof.handed_in_at) if proof else None


def _nearly(session: Session, screen: Screen, now: datetime, ahead: Ahead | None) -> Found | None:
    if ahead and ahead.near:
        known = session.get(Row, ahead.near)
        if known and known.small:
            return _found(known, known.sha256)
        ahead = None  # its owner was forgotten meanwhile: it may be like another, too
    kept = lookup.after(session, ahead.through) if ahead else lookup.all_of(session, now)
    near = _likest(session, screen, *kept)
    return _found(near, near.sha256) if near else None


def _likest(session: Session, screen: Screen, ids: Any, bits: Any) -> Row | None:
    """Which of them the picture is, or nearly."""
    if not len(ids):
        return None
    from deals.lives import likeness

    near = likeness.candidates(screen.small, bits)
    wanted = [int(ids[at]) for at, _, _ in near]
    rows = {row.id: row for row in session.exec(select(Row).where(col(Row.id).in_(wanted)))}
    picture = likeness.Compared(screen.small)
    for number, (_, frame, mirrored) in zip(wanted, near, strict=True):
        row = rows.get(number)
        if row and row.small and picture.to(_unpacked(row.small), frame, mirrored).same:
            return row
    return None


def _found(row: Row, sha256: str) -> Found:
    return Found(sha256 if row.small else "", row.kept_at)


def _signed(bits: int) -> int:
    """As a database holds 64 bits."""
    return bits - (1 << 64) if bits >> 63 else bits


def _packed(small: bytes) -> bytes:
    from PIL import Image

    written = BytesIO()
    Image.frombytes("L", SMALL, small).save(written, "WEBP", quality=QUALITY, method=2)
    return written.getvalue()


def _unpacked(packed: bytes) -> bytes:
    from PIL import Image

    return Image.open(BytesIO(packed), formats=("WEBP",)).convert("L").tobytes()
