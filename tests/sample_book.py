"""A book of deals on a real database, with the first acts that fill it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from deals import exits, negotiation
from deals.channel import Address
from deals.deal import Deal
from deals.decision import Decision
from storage import tables
from storage.brand import campaigns
from storage.db import Database
from storage.deal import deals
from storage.partner import people
from storage.staff import members
from tests.sample_deal import NOW, REELS

MORE = replace(REELS, fee_idr=900_000, tags=("@herbana.id",), commission_pct=7.5)


def begun(session: Session, name: str, campaign_id: int | None = None) -> Deal:
    """A vetted deal with a new partner of that name, who can be written to."""
    if campaign_id is None:
        brand = campaigns.brand_named(session, "Herbana") or campaigns.add_brand(session, "Herbana")
        title = f"September {name}"
        campaign_id = campaigns.add_campaign(
            session, brand.id or 0, title, "kol", "2026-09", REELS, NOW
        ).id
    partner = tables.Partner(name=name, platform="instagram", handle=name.lower(), listed_at=NOW)
    session.add(partner)
    session.flush()
    people.join(session, partner.id or 0, "self", name, Address("telegram", f"c-{name}"), NOW)
    row, _ = deals.listed(session, campaign_id or 0, partner.id or 0, NOW)
    listed = deals.load(session, row.id)
    return deals.save(session, listed, exits.vet(listed, NOW), "staff:1", NOW)


def saved(database: Database, deal: Deal, decision: Decision, **more: Any) -> Deal:
    """The deal as it is kept once the decision is saved."""
    return database.transact(
        lambda s: deals.save(s, deal, decision, more.pop("by", "partner"), NOW, **more)
    )


def after(database: Database, deal: Deal, *acts: Callable[[Deal], Decision]) -> Deal:
    """The deal once each act was decided and saved, one after the other."""
    for act in acts:
        deal = saved(database, deal, act(deal))
    return deal


def approach(deal: Deal) -> Decision:
    return negotiation.approach(deal, NOW)


def agree(deal: Deal) -> Decision:
    return negotiation.agree(deal, 1, NOW)


def welcomed_lead(session: Session) -> int:
    """Ayu, who leads the team from now on: her number."""
    address = Address("telegram", "1")
    return members.welcome(session, address, "Ayu", "lead", "id", NOW).id or 0
