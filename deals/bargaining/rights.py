"""What staff may give by themselves, and what a lead is asked for first."""

from deals.deal import Deal
from deals.terms import Terms


def above(deal: Deal, terms: Terms) -> bool:
    """Whether terms go beyond what staff may give."""
    return bool(exceeded(deal, terms))


def exceeded(deal: Deal, terms: Terms) -> tuple[str, ...]:
    """The fields of terms that go beyond what staff may give. Without limits and a lead's word on
    this partner there is nothing to go beyond; what the campaign offers anyone may always be given.
    """
    offer, limits = deal.opening, deal.campaign.bargaining.limits
    most = most_fee(deal, terms)
    beyond = {"fee_idr": most is not None and terms.fee_idr > max(most, offer.fee_idr)}
    if limits is not None:
        share = limits.highest_pct if limits.highest_pct is not None else offer.commission_pct
        goods = {"", offer.extra, limits.extra if "product" in limits.exchanges else ""}
        dearest = offer.barter_value_idr + limits.extra_value_idr
        beyond |= {
            "commission_pct": terms.commission_pct > max(share, offer.commission_pct),
            "bonus_idr": terms.bonus_idr > offer.bonus_idr,
            "barter_value_idr": terms.barter_value_idr > dearest,
            "extra": terms.extra not in goods,
        }
    return tuple(name for name, is_beyond in beyond.items() if is_beyond)


def most_fee(deal: Deal, terms: Terms) -> int | None:
    """The most that staff may pay for these posts: what a lead allowed for this very partner
    in the review, else the campaign's limit."""
    if deal.fee_cap_idr is not None:
        return deal.fee_cap_idr
    limits = deal.campaign.bargaining.limits
    return limits.fee_for(terms.contents, deal.partner.tier) if limits else None
