"""Agreed terms that are to change: put before the partner, recorded, or taken back."""

from datetime import datetime

from deals import amending, negotiation
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.negotiation import changes
from deals.terms import Terms
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.selling import bonuses


def put_forward(acting: Acting, deal: Deal, terms: Terms, now: datetime) -> Decision:
    """Our terms go to the partner: as an offer, or as a change of what was agreed."""
    if deal.stage not in amending.WHILE:
        return negotiation.propose(deal, terms, now)
    changed = changes(deal.terms, terms)
    if not amending.OF_A_BONUS.isdisjoint(changed) and bonuses.is_judged(acting.session, deal.id):
        raise Refused("bonus_judged")
    return amending.amend(deal, terms, now)


def agreed_elsewhere(acting: Acting, rest: str) -> None:
    """They said yes to it, not here."""
    deal, parts = settling.meant(acting, rest)
    judged = bonuses.is_judged(acting.session, deal.id)
    decision = amending.confirm(deal, settling.number(parts), judged, by_staff=True)
    settling.acted(acting, acting.decide(deal, decision, undoable=True), "amended", undo=True)


def take_back(acting: Acting, rest: str) -> None:
    """What was agreed stays."""
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, amending.take_back(deal))
    settling.acted(acting, after, "amendment_taken_back")
