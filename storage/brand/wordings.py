"""A brand's own wording of a message."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, select

from deals.deal import Deal
from deals.says import Words
from storage.post import foresight
from storage.tables import Campaign, TemplateText

_FIND = select(TemplateText).where(
    TemplateText.brand_id == bindparam("brand_id"),
    TemplateText.name == bindparam("name"),
    TemplateText.language == bindparam("language"),
)


def own(session: Session, deal: Deal, words: Words, language: str) -> str | None:
    """The wording that the deal's brand uses in place of ours, if it has one."""
    brand_id = session.get_one(Campaign, deal.campaign.id).brand_id
    row = find(session, brand_id, words.template(), language)
    return row.source if row else None


def find(session: Session, brand_id: int, name: str, language: str) -> TemplateText | None:
    asked = {"brand_id": brand_id, "name": name, "language": language}
    return foresight.recall(
        session,
        "wording",
        (brand_id, name, language),
        lambda: session.exec(_FIND, params=asked).first(),
    )


def of_brand(session: Session, brand_id: int) -> Sequence[TemplateText]:
    return session.exec(select(TemplateText).where(TemplateText.brand_id == brand_id)).all()


def put(
    session: Session,
    brand_id: int,
    name: str,
    language: str,
    source: str,
    staff_id: int,
    now: datetime,
) -> None:
    """Keeps a wording; whoever calls has checked it."""
    row = find(session, brand_id, name, language) or TemplateText(
        brand_id=brand_id,
        name=name,
        language=language,
        source=source,
        changed_by=staff_id,
        changed_at=now,
    )
    row.source, row.changed_by, row.changed_at = source, staff_id, now
    session.add(row)
    foresight.forget(session, "wording", (brand_id, name, language))


def forget(session: Session, brand_id: int, name: str, language: str) -> bool:
    """Back to the wording that Sapa ships; False when there was no other."""
    row = find(session, brand_id, name, language)
    if row:
        session.delete(row)
        foresight.forget(session, "wording", (brand_id, name, language))
    return row is not None
