"""What partners may be told: facts of a brand, and of single campaigns, which come before them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from deals.deal import Deal
from deals.questions import Known
from deals.says.questions.to_partner import Product
from storage.brand.campaigns import products
from storage.tables import Brand, Campaign, Fact


@dataclass(frozen=True)
class Place:
    """Whose facts: a brand's, or those of one of its campaigns alone."""

    brand_id: int
    campaign_id: int | None = None


def known(session: Session, deal: Deal) -> Known:
    """All that is known for the questions of a deal's partner, in their language."""
    campaign = session.get_one(Campaign, deal.campaign.id)
    query = select(Fact).where(
        col(Fact.brand_id) == campaign.brand_id,
        col(Fact.campaign_id).is_(None) | (col(Fact.campaign_id) == campaign.id),
        col(Fact.language) == deal.partner.language,
        col(Fact.state) == "on",
    )
    facts = sorted(session.exec(query), key=lambda fact: fact.campaign_id is not None)
    return Known(
        facts={fact.topic: fact.words for fact in facts},
        about=session.get_one(Brand, campaign.brand_id).about,
        products=tuple(Product(p.name, p.about) for p in products(session, campaign.brand_id)),
    )


def shown(session: Session, place: Place) -> Sequence[Fact]:
    """What holds there and what a lead has to look at, by topic and language."""
    query = select(Fact).where(_there(place), col(Fact.state) != "off")
    return session.exec(query.order_by(col(Fact.topic), col(Fact.language), col(Fact.id))).all()


def of_topic(session: Session, place: Place, topic: str) -> Sequence[Fact]:
    """Of one topic the newest of each language in each state."""
    query = select(Fact).where(_there(place), col(Fact.topic) == topic).order_by(col(Fact.id))
    newest = {(fact.language, fact.state): fact for fact in session.exec(query)}
    return [newest[which] for which in sorted(newest)]


def tell(
    session: Session,
    place: Place,
    topic: str,
    language: str,
    words: str,
    staff_id: int,
    now: datetime,
) -> Fact:
    """A new fact, which nobody is told before a lead has looked at it."""
    fact = Fact(
        brand_id=place.brand_id,
        campaign_id=place.campaign_id,
        topic=topic,
        language=language,
        words=words,
        told_by=staff_id,
        told_at=now,
    )
    session.add(fact)
    session.flush()
    return fact


def switch_on(session: Session, fact: Fact, staff_id: int, now: datetime) -> bool:
    """From now on partners are told this, and not what stood in its place; False if so already."""
    if fact.state == "on":
        return False
    place = Place(fact.brand_id, fact.campaign_id)
    before = select(Fact).where(
        _there(place),
        col(Fact.topic) == fact.topic,
        col(Fact.language) == fact.language,
        col(Fact.state) == "on",
    )
    for old in session.exec(before).all():
        old.state = "off"
    session.flush()
    _judge(session, fact, "on", staff_id, now)
    return True


def switch_off(session: Session, fact: Fact, staff_id: int, now: datetime) -> bool:
    """Partners are not told it, or no longer; False if so already."""
    if fact.state == "off":
        return False
    _judge(session, fact, "off", staff_id, now)
    return True


def _judge(session: Session, fact: Fact, state: str, staff_id: int, now: datetime) -> None:
    fact.state, fact.judged_by, fact.judged_at = state, staff_id, now
    session.flush()


def _there(place: Place) -> ColumnElement[bool]:
    of_brand = col(Fact.brand_id) == place.brand_id
    return of_brand & (col(Fact.campaign_id).is_not_distinct_from(place.campaign_id))
