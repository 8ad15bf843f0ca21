"""Packs as rows: what has to be sent and where to, and the pictures that partners sent of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from deals.conduct.places import place_in
from storage.partner import people
from storage.personal.fingerprints import fingerprint
from storage.tables import Brand, Campaign, Deal, Debt, PackPhoto, Partner

ADDRESS, PLACE = "address", "place"
TO_SEND = ("parcel", "lost_pack")  # what we owe whose pack has to go


@dataclass(frozen=True)
class Parcel:
    """One pack that has to go. `right`: its address was called right by whom it goes to."""

    deal_id: int
    partner: str
    address: str
    phone: str
    right: bool
    brand: str
    campaign: str
    state: str


def how_many(session: Session) -> int:
    """How many packs have to go."""
    query = select(func.count(col(Debt.id)))
    return session.exec(query.where(col(Debt.kind).in_(TO_SEND), _OPEN)).one()


def to_send(session: Session, most: int) -> list[Parcel]:
    """Packs that have to go, the longest overdue first; of nobody who wants to be left alone."""
    query = (
        select(Deal, Partner, Campaign, Brand)
        .join(Debt, col(Debt.deal_id) == col(Deal.id))
        .join(Partner, col(Partner.id) == col(Deal.partner_id))
        .join(Campaign, col(Campaign.id) == col(Deal.campaign_id))
        .join(Brand, col(Brand.id) == col(Campaign.brand_id))
        .where(col(Debt.kind).in_(TO_SEND), _OPEN, col(Partner.stopped_at).is_(None))
        .order_by(col(Debt.since), col(Deal.id))
        .limit(most)
    )
    return [_parcel(session, *found) for found in session.exec(query)]


def call_right(session: Session, partner_id: int) -> None:
    """They said that their address is right, as it is now."""
    row = people.partner(session, partner_id)
    row.address_right = fingerprint(session, ADDRESS, row.address or "")
    place = place_in(row.address)
    row.address_hash = fingerprint(session, PLACE, place) if place else None


def is_right(session: Session, row: Partner) -> bool:
    """Whether the address that we have is the one that they called right."""
    if not (row.address and row.address_right):
        return False
    return row.address_right == fingerprint(session, ADDRESS, row.address)


def keep_photo(session: Session, deal_id: int, sha256: str, now: datetime) -> None:
    """Keeps a picture of the pack with its deal, once."""
    if sha256 not in photos_of(session, deal_id):
        session.add(PackPhoto(deal_id=deal_id, file_sha256=sha256, kept_at=now))
        session.flush()


def photos_of(session: Session, deal_id: int) -> Sequence[str]:
    """The hashes of the pictures of a deal's pack."""
    query = select(PackPhoto.file_sha256).where(PackPhoto.deal_id == deal_id)
    return session.exec(query.order_by(col(PackPhoto.id))).all()


_OPEN = col(Debt.paid_at).is_(None)


def _parcel(
    session: Session, deal: Deal, partner: Partner, campaign: Campaign, brand: Brand
) -> Parcel:
    return Parcel(
        deal.id or 0,
        partner.name,
        partner.address or "",
        partner.phone or "",
        is_right(session, partner),
        brand.name,
        campaign.title,
        deal.pack_state,
    )
