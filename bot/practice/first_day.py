"""The practice room's first day: brands, campaigns and staff are there, and a hint what to try."""

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from bot.practice.cast import default_people
from bot.telegram import CHANNEL
from deals.campaign.campaign_file import read_campaign
from deals.channel import Address
from deals.hours import day_here
from storage.brand import campaigns
from storage.selling import shops
from storage.staff import members

SAMPLES = Path(__file__).with_name("samples")
RIGHTS = {"staff": "staff", "lead": "admin"}
BRANDS = {
    "Herbana": {
        "Temulawak": "kapsul temulawak; ekstraksi tertutup suhu rendah",
        "Kulit Manggis": "kapsul kulit manggis; antioksidan",
        "Daun Kelor": "kapsul daun kelor; vitamin, mineral dan serat",
        "Kunyit": "kapsul kunyit; pencernaan",
    },
    "Herbamojo": {"Herbamojo 10 kapsul": "7 herbal alami untuk pria; blister 10 kapsul"},
}
SHOPS = {"shopee": "Shopee", "tiktok": "TikTok Shop"}  # each brand has one on each
HINT: dict[str, Any] = {
    "title": "What to try",
    "steps": [
        {"text": "As Dimas (staff): see what he can do.", "as": 700001, "say": "/help"},
        {
            "text": "As Dimas: /import, then his menu (...): attach the sample listing sheet.",
            "as": 700001,
            "say": "/import",
        },
        {"text": "As Maya (lead): vet who may be approached.", "as": 700002, "say": "/list"},
        {
            "text": "As Dimas: /approach; hand a start link to Alya or Budi, and tap 'sent'.",
            "as": 700001,
            "say": "/approach",
        },
        {
            "text": "As Alya: open the link, agree to the terms. As Budi: ask for a fee.",
            "as": None,
            "say": None,
        },
        {
            "text": "As Dimas: /deal 1, 'Paket dikirim' (JNE 123), then 'Paket sampai': from here"
            " the days to post are counted.",
            "as": 700001,
            "say": "/deal 1",
        },
        {
            "text": "Skip time until the deadline, be late, be reminded, then hand in a link such"
            " as https://www.instagram.com/ceritaalya.id/reel/Cu8aExample1",
            "as": None,
            "say": None,
        },
        {"text": "As Dimas: accept the proof, and see what waits.", "as": 700001, "say": "/due"},
    ],
}


def first_day(session: Session, now: datetime) -> None:
    """Fills an empty practice database; a used one is left alone."""
    if campaigns.brands(session):
        return
    for person in default_people():
        if person.role in RIGHTS:
            address = Address(CHANNEL, str(person.id))
            members.welcome(session, address, person.name, RIGHTS[person.role], "id", now)
    for name, products in BRANDS.items():
        brand = campaigns.add_brand(session, name)
        for product, about in products.items():
            campaigns.put_product(session, brand.id or 0, product, about)
        for platform, called in SHOPS.items():
            shops.add(session, brand.id or 0, f"{called} {name}", platform)
    for file in ("campaign.toml", "campaign-affiliate.toml"):
        _open_campaign(session, (SAMPLES / file).read_bytes(), now)


def _open_campaign(session: Session, content: bytes, now: datetime) -> None:
    plan, problems = read_campaign(content, day_here(now))
    brand = campaigns.brand_named(session, plan.brand)
    if problems or brand is None:
        raise ValueError(f"a sample campaign is not sound: {problems}")
    shop = shops.named(session, plan.shop)
    campaigns.add_campaign(
        session,
        brand.id or 0,
        plan.title,
        plan.kind,
        plan.month,
        plan.terms,
        now,
        cadence=plan.cadence,
        brief=plan.brief,
        target=plan.target,
        zone=plan.zone,
        language=plan.language,
        shop_id=shop.id if shop else None,
    )
