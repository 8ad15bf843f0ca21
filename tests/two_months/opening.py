"""How a replay begins: the lead, the brand, the month's campaign and its listing."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from deals.channel import Address
from storage.brand import campaigns
from storage.partner import people as partners
from storage.staff import members
from storage.tables import Partner
from tests.simulation.opening import Listed
from tests.two_months.months import Way, begins

BRAND, COLOUR = "Herbana", "#1F7A4D"
LEAD, LEADS_CHAT = "Ayu", 101
FOLLOWERS = {"nano": "3K", "micro": "30K", "macro": "300K"}
TOWNS = ("Bandung 40132", "Semarang 50241", "Malang 65141", "Surabaya 60272")
HEADS = ("No", "KOL", "Followers", "Address", "Platform", "Link Instagram")


def founded(session: Session, now: datetime) -> None:
    """The lead reads English, as the page does; the partners read Indonesian."""
    address = Address("telegram", str(LEADS_CHAT))
    members.welcome(session, address, LEAD, "admin", "en", now)
    campaigns.add_brand(session, BRAND).colour = COLOUR


def campaign(session: Session, title: str, month: str, way: Way) -> int:
    """The number of the month's campaign, which has just been opened."""
    brand = campaigns.brand_named(session, BRAND)
    assert brand and brand.id
    made = campaigns.add_campaign(
        session, brand.id, title, "kol", month, way.terms(month), begins(month), way.cadence
    )
    return made.id or 0


def write_sheet(path: Path, people: Iterable[tuple[Listed, str]]) -> None:
    """The listing as the team's sheets look, with the tier of each."""
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADS)
        sheet.writerows(_row(one, tier) for one, tier in people)


def linked(session: Session, people: Iterable[Listed], now: datetime) -> None:
    """Everybody has opened their start link before: the bot may write to them."""
    for one in people:
        partner = session.exec(select(Partner).where(Partner.handle == one.handle)).one()
        address = Address("telegram", str(chat_of(one.number)))
        partners.join(session, partner.id or 0, "self", one.name, address, now)


def chat_of(number: int) -> int:
    return 10_000 + number


def _row(one: Listed, tier: str) -> Sequence[object]:
    address = f"{one.name}\n0812-0000-{1000 + one.number}\nJl. Melati {one.number + 1}"
    link = f"https://www.instagram.com/{one.handle}"
    place = f"{address}\n{TOWNS[one.number % len(TOWNS)]}"
    return one.number + 1, one.name, FOLLOWERS[tier], place, "Instagram", link
