"""Who is struck has to be replaced while the month's list falls short of its target."""

from deals import approval
from deals.channel import Button
from deals.says.leaving import to_staff as says
from handlers.staff.acting import Acting
from storage.partner import research
from storage.tables import Campaign


def short_of(acting: Acting, campaign_id: int) -> says.ReplacementNeeded | None:
    """How many are missing in that campaign; None when enough are left."""
    campaign = acting.session.get_one(Campaign, campaign_id)
    counted = research.still_counted(acting.session, campaign_id)
    missing = approval.missing(counted, campaign.target)
    if not missing:
        return None
    return says.ReplacementNeeded(campaign.title, counted, campaign.target, missing)


def ask_for(acting: Acting, campaign_id: int) -> None:
    """Asks whoever struck somebody for a replacement, where one is needed."""
    needed = short_of(acting, campaign_id)
    if needed:
        acting.answer(needed, ((Button("find_replacement", f"s.addin:{campaign_id}"),),))
