"""The lead's double check, with what may be offered: goods alone, or a fee up to so much."""

from dataclasses import replace
from datetime import datetime

from deals.deal import Campaign, Deal
from deals.decision import Decision, Refused
from deals.stages import NOT_APPROACHED, Stage
from deals.terms import Terms

LEAST_IDR, MOST_IDR = 10_000, 10_000_000_000


def for_barter(deal: Deal, now: datetime) -> Decision:
    """Goods and commission, and no fee; a campaign that gives nothing but a fee has none."""
    _must_give(deal.campaign.terms, 0)
    return _approved(deal, 0, "approved_barter")


def for_fee(deal: Deal, most_idr: int, now: datetime) -> Decision:
    """A fee of at most so many rupiah, without asking the lead again."""
    if not LEAST_IDR <= most_idr <= MOST_IDR:
        raise Refused("money_unreadable")
    return _approved(deal, most_idr, "approved_fee")


def invite_again(deal: Deal, last: Deal, now: datetime) -> Decision:
    """Approved as they were in an earlier deal; raises Refused for whom it is too late."""
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if deal.stage != Stage.LISTED:
        raise Refused("already_in_campaign", deal=f"/deal_{deal.id}")
    may_be_invited(deal.campaign, last)
    invited = replace(deal.moved(Stage.VETTED), fee_cap_idr=last.fee_cap_idr)
    return Decision(invited, "invited_again", details={"from_deal": last.id})


def may_be_invited(campaign: Campaign, last: Deal) -> None:
    """Raises Refused where the campaign gives nothing that they were approved for."""
    _must_give(campaign.terms, last.fee_cap_idr)


def _must_give(terms: Terms, most_idr: int | None) -> None:
    if most_idr == 0 and not (terms.barter or terms.commission_pct):
        raise Refused("no_goods_to_offer")


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
