"""Who is there: partners who were approached, each in a chat of their own, and a few of staff."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from deals import exits, negotiation
from deals.channel import Address
from deals.terms import PostBy, Terms
from storage.brand import campaigns
from storage.db import Database
from storage.deal import deals
from storage.migrate import migrate
from storage.partner import people
from storage.staff import members
from storage.tables import Partner
from tests.sample_deal import REELS

FIRST_PARTNER, FIRST_STAFF = 900_000, 700_000
STAFF = ("Maya", "Dimas", "Sari", "Tono", "Wulan", "Bayu", "Intan", "Rizki")


def prepare(url: str, partners: int) -> None:
    """Fills an empty database: deal n is partner n's, offered, in chat FIRST_PARTNER + n."""
    database = Database(url)
    migrate(database)
    database.transact(lambda s: _people(s, partners))
    database.close()


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251


def _people(session: Session, partners: int) -> None:
    for number, name in enumerate(STAFF):
        right = "staff" if number else "admin"
        members.welcome(session, at(FIRST_STAFF + number), name, right, "id", now())
    brand = campaigns.add_brand(session, "Herbana")
    campaign = campaigns.add_campaign(
        session, brand.id or 0, "September", "kol", "2026-09", _terms(), now()
    )
    for number in range(1, partners + 1):
        _approached(session, campaign.id or 0, number)


def _approached(session: Session, campaign_id: int, number: int) -> None:
    partner = Partner(name=f"Mitra {number}", listed_at=now())
    session.add(partner)
    session.flush()
    here = at(FIRST_PARTNER + number)
    people.join(session, partner.id or 0, "self", partner.name, here, now())
    row, _ = deals.listed(session, campaign_id, partner.id or 0, now())
    for act in (exits.vet, negotiation.approach):
        deal = deals.load(session, row.id)
        deals.save(session, deal, act(deal, now()), "staff:1", now())
    deals.hand_on(session, row.id or 0, 1 + number % len(STAFF))


def _terms() -> Terms:
    return replace(REELS, post_by=PostBy(on=(now() + timedelta(days=60)).date()))


def at(chat: int) -> Address:
    return Address("telegram", str(chat))
