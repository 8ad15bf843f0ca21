"""Deals to begin a story with: one partner, one campaign, and the terms that are offered."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from deals import delivery, exits, negotiation
from deals.deal import Campaign, Deal, Partner
from deals.stages import Stage
from deals.terms import Content, PostBy, Terms

NOW = datetime(2026, 9, 1, 3, tzinfo=UTC)  # a Tuesday, ten in the morning in Jakarta
REELS = Terms(
    contents=(Content("reel", "instagram", 2),),
    post_by=PostBy(on=date(2026, 9, 24)),  # a Thursday
    fee_idr=500_000,
)
PACK = Terms(
    contents=(Content("story", "instagram", 1),),
    post_by=PostBy(days_after_pack=7),
    barter="Herbana Temulawak",
    barter_value_idr=150_000,
)


def jakarta(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of 2026 by the clocks of Jakarta."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("Asia/Jakarta"))


def listed(terms: Terms = REELS, reachable: bool = True, zone: str = "Asia/Jakarta") -> Deal:
    partner = Partner(1, "Rani", (("instagram", "rani.sehat"),), reachable=reachable)
    campaign = Campaign(1, "Herbana", "September", "kol", terms, zone)
    return Deal(1, 1, Stage.LISTED, partner, campaign)


def vetted(terms: Terms = REELS, reachable: bool = True, zone: str = "Asia/Jakarta") -> Deal:
    return exits.vet(listed(terms, reachable, zone), NOW).deal


def offered(
    terms: Terms = REELS, reachable: bool = True, zone: str = "Asia/Jakarta", at: datetime = NOW
) -> Deal:
    """Offered by the bot; where it cannot write, staff have sent the first message."""
    deal = negotiation.approach(vetted(terms, reachable, zone), at).deal
    return deal if reachable else negotiation.first_contact_made(deal, at).deal


def agreed(
    terms: Terms = REELS, reachable: bool = True, zone: str = "Asia/Jakarta", at: datetime = NOW
) -> Deal:
    deal = negotiation.show_terms(offered(terms, reachable, zone, at), at).deal
    return negotiation.agree(deal, 1, at).deal


def handed_in(deal: Deal, *numbers: int, at: datetime = NOW) -> Deal:
    for number in numbers:
        deal = delivery.hand_in(deal, number, at).deal
    return deal


def stopped(deal: Deal) -> Deal:
    return replace(deal, partner=replace(deal.partner, stopped=True))
