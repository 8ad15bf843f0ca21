"""Which files of the media folder are needed, and by which deals: one may be several people's, as a
slip of one transfer that paid two."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import delete, true
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from storage.brand import campaigns
from storage.tables import (
    BroughtPicture,
    Deal,
    Finding,
    Media,
    PackPhoto,
    Proof,
    ProofPicture,
    Sketch,
    Slip,
    Twin,
)

OF = aliased(Deal)
_ANY = true()


def by_deals(session: Session, where: Any = _ANY) -> set[str]:
    """The hashes of the files of all deals, or of those (`OF`) for which `where` holds."""
    found: set[str] = set()
    for pictures in (ProofPicture, Twin):
        own = select(pictures.file_sha256).join(Proof, col(Proof.id) == pictures.proof_id)
        found.update(session.exec(own.join(OF, col(OF.id) == Proof.deal_id).where(where)))
    for kept in (PackPhoto, BroughtPicture, Slip):
        of_deal = select(kept.file_sha256).join(OF, col(OF.id) == kept.deal_id).where(where)
        found.update(one for one in session.exec(of_deal) if one)
    sketched = select(Sketch.files).join(OF, col(OF.id) == Sketch.deal_id).where(where)
    return found | {file["sha256"] for files in session.exec(sketched) for file in files}


def by_us(session: Session) -> set[str]:
    """The hashes of what our briefs hold, and of what our people showed."""
    shown = session.exec(select(Finding.file_sha256)).all()
    return campaigns.brief_files(session) | {sha256 for sha256 in shown if sha256}


def let_go(session: Session, files: Collection[str]) -> list[str]:
    """Those of these files (hashes, or paths) that no row names any more are known no longer.

    Answers them, in order: they may go from the disk.
    """
    named = by_deals(session) | by_us(session) if files else set()
    gone = [file for file in dict.fromkeys(files) if Path(file).name not in named]
    session.exec(delete(Media).where(col(Media.sha256).in_(gone)))
    return gone
