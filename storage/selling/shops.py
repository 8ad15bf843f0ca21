"""The shops that a brand sells in."""

from collections.abc import Sequence

from sqlmodel import Session, col, select

from deals.selling import shop as rules
from storage.tables import Shop


def shops(session: Session, brand_id: int | None = None) -> Sequence[Shop]:
    """All of them, or those of a brand, by name."""
    query = select(Shop).order_by(col(Shop.name))
    if brand_id is not None:
        query = query.where(Shop.brand_id == brand_id)
    return session.exec(query).all()


def named(session: Session, name: str) -> Shop | None:
    """The shop of that name, whatever the case of its letters."""
    wanted = " ".join(name.split()).casefold()
    return next((one for one in shops(session) if one.name.casefold() == wanted), None)


def add(session: Session, brand_id: int, name: str, platform: str) -> Shop:
    """Another shop; its name is unique (IntegrityError else)."""
    shop = Shop(brand_id=brand_id, name=" ".join(name.split()), platform=platform)
    session.add(shop)
    session.flush()
    return shop


def facts(session: Session, shop_id: int | None) -> rules.Shop | None:
    """What the rules need to know of a shop."""
    row = session.get(Shop, shop_id) if shop_id else None
    return rules.Shop(row.id or 0, row.name, row.platform) if row else None
