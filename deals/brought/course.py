"""What comes of our question for figures: told, shown in a picture, or not to be had."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from deals.brought.asking import Asking
from deals.brought.figures import Figures
from deals.buttons.staff import figures_buttons
from deals.deal import Deal, Deliverable
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.brought.to_partner import (
    FiguresDoubted,
    FiguresHeard,
    FiguresKept,
    FiguresNone,
    FiguresPictured,
)
from deals.says.brought.to_staff import NoticeFigures


def counting(deal: Deal) -> tuple[Deliverable, ...]:
    """The posts that were accepted: of these we ask."""
    return tuple(piece for piece in deal.deliverables if piece.state == "accepted")


def told(
    deal: Deal, figures: Mapping[int, Figures], doubts: tuple[str, ...], now: datetime
) -> Decision:
    """A partner told figures; what is hard to believe is asked back, once."""
    heard = sum(figures.values(), Figures())
    checks = bool(doubts) and not _was_checked(deal)
    if checks:
        words: FiguresHeard = FiguresDoubted(deal.campaign.brand, heard, doubts)
    else:
        words = FiguresKept(deal.campaign.brand, heard)
    after = _now(deal, "checking" if checks else "told", now)
    return Decision(after, "figures_told", (Say("partner", words),), dict(heard.known))


def sure(deal: Deal, now: datetime) -> Decision:
    """They say that the figures which we doubted are right: kept as they are, with our doubt."""
    if not _was_checked(deal):
        raise Refused("already_done")
    words = FiguresKept(deal.campaign.brand, Figures())
    return Decision(_now(deal, "told", now), "figures_confirmed", (Say("partner", words),))


def shown(deal: Deal, now: datetime) -> Decision:
    """A picture of the figures: a person of ours reads it."""
    told = (
        Say("partner", FiguresPictured(deal.campaign.brand)),
        Say("staff", NoticeFigures(*deal.about), figures_buttons(deal.id)),
    )
    return Decision(_now(deal, "picture", now), "figures_shown", told)


def has_none(deal: Deal, now: datetime) -> Decision:
    """They have no figures to tell: nobody asks again."""
    asking = deal.figures
    if asking is None or asking.state in ("none", "told", "picture"):
        raise Refused("already_done")
    thanks = Say("partner", FiguresNone(deal.campaign.brand))
    return Decision(_now(deal, "none", now), "figures_none", (thanks,))


def typed(deal: Deal, figures: Mapping[int, Figures], now: datetime) -> Decision:
    """A person of ours typed them; the partner hears nothing."""
    heard = sum(figures.values(), Figures())
    return Decision(_now(deal, "told", now), "figures_typed", details=dict(heard.known))


def to_partner(decision: Decision) -> Decision:
    """Without what staff hear, where they are shown a picture with it."""
    return replace(decision, says=tuple(one for one in decision.says if one.to == "partner"))


def _was_checked(deal: Deal) -> bool:
    return deal.figures is not None and deal.figures.state == "checking"


def _now(deal: Deal, state: str, now: datetime) -> Deal:
    """Before the end nothing was asked, and it will be."""
    return replace(deal, figures=Asking(state, now)) if deal.figures else deal
