"""How a run begins: a team, a campaign a month, and the sheets that it imports."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import Session

from deals.bargaining.limits import Bargaining, HighestFee, Limits
from deals.channel import Address
from deals.terms import CONTENT_KINDS, Content, PostBy, Target, Terms
from storage.brand import campaigns
from storage.db import Database
from storage.selling import shops
from storage.staff import members

Team = Sequence[tuple[str, str, int]]
TEAM = (
    ("Ayu", "admin", 101),
    ("Bayu", "lead", 102),
    ("Citra", "staff", 103),
    ("Dimas", "staff", 104),
    ("Eka", "staff", 105),
    ("Fitri", "staff", 106),
)
NAMES = (
    "Alya Budi Cici Dewi Elsa Farah Gita Hana Intan Joko Kiki Laras Maya Nadia Oki Putri Qori Rani"
    " Sari Tia Umi Vina Wulan Yanti Zahra Agus Bagas Danu Edo Fajar"
)
TARGET_UNITS = 15
FIRST = NAMES.split()
SYLLABLES = ["ba", "di", "ka", "lu", "ma", "ne", "po", "ra", "su", "ti", "wo", "yu", "ja", "ge"]


@dataclass(frozen=True)
class Listed:
    """Somebody on the sheets. `campaigns`: the places of the campaigns that list them."""

    number: int
    name: str
    first: str
    handle: str
    language: str
    campaigns: tuple[int, ...]

    @property
    def surname(self) -> str:
        return self.name.split()[1]


def listed(number: int, months: int) -> Listed:
    """Every surname is one person's alone, so that it can be found in what others are told."""
    base = len(SYLLABLES)
    places = (number % base, number // base % base, number // base**2 % base)
    surname = ("".join(SYLLABLES[place] for place in places) + "ndra").title()
    first = FIRST[number % len(FIRST)]
    mine = {number % months} | ({(number + 1) % months} if number % 6 == 0 else set())
    language = "en" if number % 9 == 4 else "id"
    return Listed(
        number, f"{first} {surname}", first, f"kol{number:04}", language,
        tuple(sorted(mine)),
    )  # fmt: skip


def campaign_terms(place: int, begin: datetime) -> Terms:
    """A fee with a fixed day; affiliates with a sample and a bonus; a pack and days after it."""
    day = (begin + timedelta(days=30 * place + 24)).date()
    reel, picture = Content("reel", "instagram"), Content("live", "shopee", 1, "picture")
    videos, live = Content("video", "tiktok", 3), Content("live", "tiktok", 1, "picture")
    return (
        Terms((Content("reel", "instagram", 2),), PostBy(on=day), fee_idr=500_000),
        Terms(
            *((videos, live), PostBy(days_after_pack=10), "sampel Herbana", 150_000),
            commission_pct=7.5,
            bonus_idr=500_000,
            bonus_target=Target(units=TARGET_UNITS),
        ),
        Terms((reel, picture), PostBy(days_after_pack=10), "1 paket", 210_000),
    )[place % 3]


def affiliates(place: int) -> bool:
    """Whether a campaign is one of affiliates, in the shop."""
    return place % 3 == 1


def bargaining(place: int) -> Bargaining:
    """The bot bargains by itself, or prepares it for the team, turn about."""
    limits = Limits(
        fees=tuple(HighestFee("any", kind, 400_000) for kind in CONTENT_KINDS),
        lowest_pct=0,
        highest_pct=10,
        exchanges=("fewer_posts", "product"),
        extra="1 botol Jahe Merah",
        rounds=2,
    )
    return Bargaining("propose" if place % 2 else "on", limits, "staff:1", "staff:1")


def found(database: Database, team: Team, months: int, now: datetime) -> None:
    """The team, the brand, and a campaign for each month."""

    def unit(session: Session) -> None:
        for name, right, chat in team:
            members.welcome(session, Address("telegram", str(chat)), name, right, "id", now)
        brand = campaigns.add_brand(session, "Herbana")
        shop = shops.add(session, brand.id or 0, "TikTok Shop Herbana", "tiktok")
        for place in range(months):
            terms = campaign_terms(place, now)
            month = f"{now + timedelta(days=30 * place):%Y-%m}"
            brief = "Tunjukkan kemasan." if place % 2 else ""
            kind = "affiliate" if affiliates(place) else "kol"
            campaigns.add_campaign(
                session, brand.id or 0, title_of(place), kind, month, terms, now, brief=brief,
                bargaining=bargaining(place), shop_id=shop.id if affiliates(place) else None,
            )  # fmt: skip

    database.transact(unit)


def title_of(place: int) -> str:
    return f"Gelombang {place + 1}"


def write_sheet(folder: Path, place: int, people: list[Listed]) -> Path:
    """The listing of one campaign, as the team's sheets look."""
    path = folder / f"sheet-{place}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        sheet = csv.writer(file)
        sheet.writerow(["No", "KOL", "Followers", "Address", "Platform", "Link Instagram"])
        mine = [one for one in people if place in one.campaigns]
        for row, one in enumerate(mine, start=1):
            address = f"{one.name} (0812-{one.number:04}-1037) Jl. Melati {one.number}, Bandung"
            link = f"https://www.instagram.com/{one.handle}"
            sheet.writerow([row, one.name, f"{one.number + 3}K", address, "Instagram", link])
    return path
