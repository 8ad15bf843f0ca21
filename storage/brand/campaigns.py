"""Brands and campaigns."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from deals.bargaining.limits import Bargaining
from deals.content.briefing import Briefing
from deals.deadlines.cadence import Cadence
from deals.deadlines.extensions import Extending
from deals.hours import HERE
from deals.terms import Terms
from storage.db import locked
from storage.shapes import written
from storage.tables import Brand, Campaign, Product


def brand_named(session: Session, name: str) -> Brand | None:
    """The brand of that name, whatever the case of its letters."""
    wanted = name.strip().casefold()
    return next((b for b in session.exec(select(Brand)) if b.name.casefold() == wanted), None)


def brands(session: Session) -> Sequence[Brand]:
    return session.exec(select(Brand).order_by(col(Brand.name))).all()


def add_brand(session: Session, name: str, about: str = "") -> Brand:
    brand = Brand(name=name.strip(), about=about)
    session.add(brand)
    session.flush()
    return brand


def products(session: Session, brand_id: int) -> Sequence[Product]:
    query = select(Product).where(Product.brand_id == brand_id).order_by(col(Product.name))
    return session.exec(query).all()


def put_product(session: Session, brand_id: int, name: str, about: str) -> Product:
    """Adds a product of a brand, or says something new about it."""
    query = select(Product).where(Product.brand_id == brand_id, Product.name == name)
    product = session.exec(query).first() or Product(brand_id=brand_id, name=name)
    product.about = about
    session.add(product)
    session.flush()
    return product


def open_campaigns(session: Session) -> Sequence[Campaign]:
    query = select(Campaign).where(Campaign.state == "open").order_by(col(Campaign.id).desc())
    return session.exec(query).all()


def open_in_month(session: Session, brand_id: int, month: str, kind: str) -> Sequence[Campaign]:
    """Those of a brand that are open in a month (`2026-10`), the newest first."""
    query = select(Campaign).where(Campaign.brand_id == brand_id, Campaign.month == month)
    query = query.where(Campaign.state == "open", Campaign.kind == kind)
    return session.exec(query.order_by(col(Campaign.id).desc())).all()


def all_campaigns(session: Session) -> Sequence[Campaign]:
    return session.exec(select(Campaign).order_by(col(Campaign.id).desc())).all()


def add_campaign(
    session: Session,
    brand_id: int,
    title: str,
    kind: str,
    month: str,
    terms: Terms,
    now: datetime,
    cadence: Cadence | None = None,
    brief: str = "",
    target: int = 20,
    zone: str = HERE.key,
    language: str = "id",
    bargaining: Bargaining | None = None,
    briefing: Briefing | None = None,
    extending: Extending | None = None,
    shop_id: int | None = None,
) -> Campaign:
    """Opens a campaign; the title is unique within the brand (IntegrityError else)."""
    campaign = Campaign(
        brand_id=brand_id,
        title=title,
        kind=kind,
        shop_id=shop_id,
        month=month,
        terms=written(terms),
        cadence=written(cadence or Cadence()),
        bargaining=written(bargaining or Bargaining()),
        briefing=written(briefing) if briefing else None,
        extending=written(extending or Extending()),
        brief=brief,
        target=target,
        zone=zone,
        language=language,
        made_at=now,
    )
    session.add(campaign)
    session.flush()
    return campaign


def set_bargaining(session: Session, campaign_id: int, bargaining: Bargaining) -> None:
    """How far we may go in a campaign from now on."""
    row = locked(session, Campaign, campaign_id, key_share=True)
    if row:
        row.bargaining = written(bargaining)
        session.flush()


def set_brief(session: Session, campaign_id: int, brief: str, briefing: Briefing) -> None:
    """What whoever agrees from now on is told about the content."""
    row = locked(session, Campaign, campaign_id, key_share=True)
    if row:
        row.brief, row.briefing = brief, written(briefing)
        session.flush()


def brief_files(session: Session) -> set[str]:
    """The hashes of all files that belong to campaigns."""
    told = session.exec(select(Campaign.briefing).where(col(Campaign.briefing).is_not(None)))
    return {file["sha256"] for one in told if one for file in one.get("files", ())}


def set_extending(session: Session, campaign_id: int, extending: Extending) -> None:
    """How much more time the bot gives by itself from now on."""
    row = locked(session, Campaign, campaign_id, key_share=True)
    if row:
        row.extending = written(extending)
        session.flush()


def set_state(session: Session, campaign_id: int, state: str) -> bool:
    """Opens or closes a campaign; False when it was so already, or there is none."""
    row = locked(session, Campaign, campaign_id, key_share=True)
    if row is None or row.state == state:
        return False
    row.state = state
    session.flush()
    return True
