"""The lead's double check, with what may be offered: goods alone, or a fee up to so much."""

from dataclasses import replace
from datetime import datetime

from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.stages import NOT_APPROACHED, Stage
from deals.terms import Terms

LEAST_IDR, MOST_IDR = 10_000, 10_000_000_000


def for_barter(deal: Deal, now: datetime) -> Decision:
    """Goods and commission, and no fee; a campaign that gives nothing but a fee has none."""
    terms = deal.campaign.terms
    if not (terms.barter or terms.commission_pct):
        raise Refused("no_goods_to_offer")
    return _approved(deal, 0, "approved_barter")


def for_fee(deal: Deal, most_idr: int, now: datetime) -> Decision:
    """A fee of at most so many rupiah, without asking the lead again."""
    if not LEAST_IDR <= most_idr <= MOST_IDR:
        raise Refused("money_unreadable")
    return _approved(deal, most_idr, "approved_fee")


def _approved(deal: Deal, most_idr: int, happened: str) -> Decision:
    if deal.stage not in NOT_APPROACHED:
        raise Refused("already_approached")
    if deal.stage == Stage.VETTED and deal.fee_cap_idr == most_idr:
        raise Refused("already_done")
    approved = replace(deal.moved(Stage.VETTED), fee_cap_idr=most_idr)
    return Decision(approved, happened, details={"fee": most_idr} if most_idr else {})


def beyond(deal: Deal, terms: Terms) -> bool:
    """Whether these terms give a higher fee than the lead has approved."""
    return deal.fee_cap_idr is not None and terms.fee_idr > deal.fee_cap_idr


def missing(counted: int, target: int) -> int:
    """How many replacements the month needs, with so many still on its list."""
    return max(0, target - counted)
