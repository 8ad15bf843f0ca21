"""Ideas and drafts: every version that a partner sent, and what we said to it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from storage.tables import Sketch

WITH_US = ("waiting", "at_client")


def of_deal(session: Session, deal_id: int, kind: str) -> Sequence[Sketch]:
    """All versions, the oldest first."""
    query = select(Sketch).where(Sketch.deal_id == deal_id, Sketch.kind == kind)
    return session.exec(query.order_by(col(Sketch.number))).all()


def version(session: Session, deal_id: int, kind: str, number: int) -> Sketch | None:
    query = select(Sketch).where(
        Sketch.deal_id == deal_id, Sketch.kind == kind, Sketch.number == number
    )
    return session.exec(query).first()


def keep(session: Session, sketch: Sketch) -> None:
    """A new version; one that still waited is replaced by it."""
    older = update(Sketch).where(
        col(Sketch.deal_id) == sketch.deal_id,
        col(Sketch.kind) == sketch.kind,
        col(Sketch.state).in_(WITH_US),
    )
    session.exec(older.values(state="replaced"))
    session.add(sketch)
    session.flush()


def add_to(session: Session, sketch: Sketch, text: str, files: list[dict[str, str]]) -> None:
    """More of the same version."""
    sketch.text = "\n".join(part for part in (sketch.text, text) if part)
    sketch.files = [*sketch.files, *files]
    session.flush()


def judge(
    session: Session,
    sketch: Sketch,
    state: str,
    staff_id: int | None,
    now: datetime,
    remark: str = "",
) -> None:
    """Notes what was decided: approved, back or at_client, or waiting again after an undo."""
    sketch.state, sketch.remark = state, remark
    sketch.judged_by, sketch.judged_at = staff_id, now
    session.flush()


def judged_at(session: Session, deal_id: int, at: datetime) -> Sequence[Sketch]:
    """What was decided at that very moment."""
    query = select(Sketch).where(Sketch.deal_id == deal_id, Sketch.judged_at == at)
    return session.exec(query).all()


def files_of(session: Session, deal_ids: Sequence[int | None]) -> set[str]:
    """The hashes of all files of these deals' ideas and drafts."""
    query = select(Sketch.files).where(col(Sketch.deal_id).in_(deal_ids))
    return {file["sha256"] for files in session.exec(query) for file in files}


def forget(session: Session, deal_ids: Sequence[int | None]) -> None:
    session.exec(delete(Sketch).where(col(Sketch.deal_id).in_(deal_ids)))
