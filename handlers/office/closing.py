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
from storage.overview.views import Filter


def close(turn: Turn, campaign_id: int) -> int | None:
    """How many were let go; None when it was closed already. Raises Busy."""
    if not campaigns.set_state(turn.session, campaign_id, "closed"):
        return None
    left = [
        deal_id
        for stage in NOT_APPROACHED
        for deal_id in views.deal_ids(turn.session, Filter(campaign_id, stage.value))
    ]
    for deal_id in left:
        deal = deals.load(turn.session, deal_id)
        turn.decide(deal, exits.campaign_closed(deal, turn.now))
    return len(left)


def reopen(turn: Turn, campaign_id: int) -> int | None:
    """How many are back on the list; None when it was open. Raises Busy.

    Whoever said stop meanwhile stays off it.
    """
    if not campaigns.set_state(turn.session, campaign_id, "open"):
        return None
    back = 0
    for line in history.let_go_with(turn.session, campaign_id):
        deal = deals.load(turn.session, line.deal_id)
        if not deal.partner.stopped:
            was = Stage(line.details["was"])
            turn.decide(deal, exits.campaign_reopened(deal, was, turn.now))
            back += 1
    return back
