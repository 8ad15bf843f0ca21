"""Closing a campaign: whoever was never approached is let go, and comes back if it reopens."""

from deals import exits
from deals.stages import NOT_APPROACHED, Stage
from handlers.turn import Turn
from storage.brand import campaigns
from storage.deal import (
    deals,
    history,
)
from storage.overview import views


def close(turn: Turn, campaign_id: int) -> int | None:
    """How many were let go; None when it was closed already. Raises Busy."""
    if not campaigns.set_state(turn.session, campaign_id, "closed"):
        return None
    left = last = 0
    while some := views.in_stage(turn.session, campaign_id, NOT_APPROACHED, last):
        for deal_id in some:
            deal = deals.load(turn.session, deal_id)
            turn.decide(deal, exits.campaign_closed(deal, turn.now))
        left, last = left + len(some), some[-1]
    return left


def reopen(turn: Turn, campaign_id: int) -> int | None:
    """How many are back on the list; None when it was open. Raises Busy.

    Whoever said stop meanwhile stays off it.
    """
    if not campaigns.set_state(turn.session, campaign_id, "open"):
        return None
    back = last = 0
    while lines := history.let_go_with(turn.session, campaign_id, last):
        for line in lines:
            deal = deals.load(turn.session, line.deal_id)
            if not deal.partner.stopped:
                was = Stage(line.details["was"])
                turn.decide(deal, exits.campaign_reopened(deal, was, turn.now))
                back += 1
        last = lines[-1].deal_id
    return back
