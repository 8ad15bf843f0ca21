"""How far a deal has come, as the reports count it: what people did, not what was sent."""

from collections.abc import Mapping
from datetime import datetime

from deals.deal import Deal
from deals.stages import BINDING, Stage

MILESTONES = ("vetted", "approached", "answered", "agreed", "posted", "delivered", "accepted")
FALLING = ("posted", "delivered")  # a proof that is sent back takes them back
_SPOKEN = frozenset({*BINDING, Stage.TALKING, Stage.DONE, Stage.DECLINED})
_BOUND = frozenset({*BINDING, Stage.DONE})


def milestones(deal: Deal) -> frozenset[str]:
    """What the deal as it stands shows to be reached. `posted`: a first piece was handed in;
    `delivered`: every piece was; `accepted`: all of it counts, and the deal is done."""
    handed_in = any(piece.state in ("submitted", "accepted") for piece in deal.deliverables)
    shown = {
        "vetted": deal.stage not in (Stage.LISTED, Stage.STRUCK),
        "approached": deal.spoken_to or deal.stage in _SPOKEN,
        "answered": deal.stage in _SPOKEN,
        "agreed": deal.stage in _BOUND,
        "posted": handed_in,
        "delivered": handed_in and not deal.outstanding,
        "accepted": deal.stage == Stage.DONE,
    }
    return frozenset(name for name, is_so in shown.items() if is_so)


def reached(
    deal: Deal, known: Mapping[str, datetime | None], now: datetime, undone: bool = False
) -> dict[str, datetime | None]:
    """When each milestone was first reached (UTC); None: not yet.

    What was reached stays so on whichever way the deal ends; a slip that is `undone` was none.
    """
    shown = milestones(deal)
    lasting = () if undone else [name for name in MILESTONES if name not in FALLING]
    kept = {name: known[name] for name in MILESTONES if name in shown or name in lasting}
    return {name: kept.get(name) or (now if name in shown else None) for name in MILESTONES}


def days_late(deal: Deal, delivered_at: datetime | None) -> int | None:
    """By how many days everything was handed in after the last day that stood then, in the
    campaign's zone; 0 on time, None while pieces are missing or no day was agreed."""
    if delivered_at is None or deal.post_by is None:
        return None
    return max(0, (deal.campaign.local_date(delivered_at) - deal.post_by).days)
