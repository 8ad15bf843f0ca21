"""Our own words to a partner: they settle what the partner had asked, and it is their turn."""

from datetime import datetime

from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.says import Say, Words

ANSWERABLE = ("answer", "counter")


def answered(deal: Deal, words: Words, now: datetime) -> Decision:
    """A person of ours answers through the bot."""
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    return Decision(_their_turn(deal, now), "answered", (Say("partner", words),))


def answered_elsewhere(deal: Deal, now: datetime) -> Decision:
    """The answer was given another way, or none is needed."""
    if deal.waiting_on != Side.BRAND or deal.waiting_for not in ANSWERABLE:
        raise Refused("already_done")
    return Decision(_their_turn(deal, now), "answered_elsewhere")


def _their_turn(deal: Deal, now: datetime) -> Deal:
    """The silence clock starts while we negotiate; afterwards the deadline track runs on."""
    return deal.waits_for_partner(now) if deal.negotiating else deal.waits_for_nobody()
