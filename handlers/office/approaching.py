"""Approaching: who is offered what by the bot, and whose first message goes by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deals import negotiation
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says.terms import to_partner as says
from deals.stages import Stage
from handlers import say
from handlers.turn import Turn
from storage.brand import wordings
from storage.deal import deals
from storage.partner import (
    invites,
    people,
)


@dataclass(frozen=True)
class Approach:
    """How many went out by the bot and how many wait for a hand; the others were left out."""

    by_bot: int
    by_hand: int
    left_out: int


def approach_all(turn: Turn, deal_ids: Sequence[int], owner_id: int) -> Approach:
    """Offers to each of these who can still be approached; they are the owner's from now on."""
    by_bot = by_hand = 0
    for deal_id in deal_ids:
        after = _approach(turn, deals.load(turn.session, deal_id), owner_id)
        if after:
            by_hand += after.waiting_for == "first_contact"
            by_bot += after.waiting_for != "first_contact"
    return Approach(by_bot, by_hand, len(deal_ids) - by_bot - by_hand)


def _approach(turn: Turn, deal: Deal, owner_id: int) -> Deal | None:
    if deal.stage != Stage.VETTED:
        return None
    try:
        approached = negotiation.approach(replace(deal, owner_id=owner_id), turn.now)
        return turn.decide(deal, worded(turn, deal, approached))
    except Refused:
        return None


def first_message(turn: Turn, deal: Deal, fresh: bool = True) -> str:
    """What the partner reads first, in their language and the brand's wording.

    By the bot it is the offer; by hand the first contact with a start link, a fresh one unless
    this is only a preview. Whatever the wording, it then says where we know them from and how to
    be left alone.
    """
    link = "" if deal.partner.reachable else _link(turn, deal, fresh)
    words, language = _first(deal, link), people.language(turn.session, deal.partner.id)
    text = say.render(words, language, wordings.own(turn.session, deal, words, language))
    return f"{text}\n\n{say.word('privacy', 'footer', language)}" if link else text


def worded(turn: Turn, deal: Deal, decision: Decision) -> Decision:
    """The same, with which wording of the first message it was."""
    words, language = _first(deal, ""), people.language(turn.session, deal.partner.id)
    own = wordings.own(turn.session, deal, words, language)
    told: dict[str, str | int] = {"wording": say.version(words, language, own)}
    return replace(decision, details=decision.details | told)


def _first(deal: Deal, link: str) -> says.OfferWords:
    about = (deal.partner.name, deal.campaign.brand, deal.campaign.title, deal.terms)
    if deal.partner.reachable:
        return says.Offer(*about, deal.terms.post_by.on, shop=deal.campaign.shop_name)
    return says.FirstContact(*about, deal.terms.post_by.on, link=link, shop=deal.campaign.shop_name)


def _link(turn: Turn, deal: Deal, fresh: bool) -> str:
    return start_link(turn, deal) if fresh else link_with(turn, "…")


def start_link(turn: Turn, deal: Deal, role: str = "self") -> str:
    """A fresh one, which makes whoever opens it first the partner, or their `manager`."""
    return link_with(turn, invites.issue(turn.session, role, turn.now, deal.partner.id))


def link_with(turn: Turn, token: str) -> str:
    return f"https://t.me/{turn.bot_name}?start={token}"
