"""Terms that change after they were agreed: what was agreed holds until both have said yes."""

from dataclasses import replace
from datetime import datetime

from deals.buttons.partner import amendment_buttons
from deals.buttons.staff import deal_button
from deals.deal import Deal, Proposal, Side
from deals.decision import Decision, Refused
from deals.negotiation import changes
from deals.says import Say
from deals.says.terms.to_partner import OldTermsStay, TermsAmended, TermsChange
from deals.says.terms.to_staff import NoticeAmended, NoticeNotAmended
from deals.stages import BINDING, Stage
from deals.terms import Terms, problems

MAY_CHANGE = frozenset(
    {"commission_pct", "bonus_idr", "bonus_target", "bonus_condition", "promotions"}
    | {"tags", "rights"}
)
OF_A_BONUS = frozenset({"bonus_idr", "bonus_target", "bonus_condition"})
WHILE = frozenset({*BINDING, Stage.DONE})  # a bonus is counted after the last post, too


def amend(deal: Deal, terms: Terms, now: datetime) -> Decision:
    """We put other terms in place of the agreed ones, as a version for the partner to confirm. One
    that still waits for them gives way."""
    if deal.stage not in WHILE:
        raise Refused("not_agreed")
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    changed = changes(deal.terms, terms)
    if not changed:
        raise Refused("same_terms")
    if not MAY_CHANGE.issuperset(changed):
        raise Refused("not_amendable")
    if problems(terms):
        raise Refused("terms_unfit")
    kept = _without_open(deal)
    number = len(kept) + 1
    amended = replace(deal, proposals=(*kept, Proposal(number, Side.BRAND, terms, "amendment")))
    return Decision(amended, "amendment_put", (_shown(amended),), {"terms": number})


def show(deal: Deal) -> Decision:
    """A yes that may be meant for what waits for it: it is shown once more."""
    return Decision(deal, "terms_shown", (_shown(deal),), {"terms": _open(deal).number})


def moves_bonus(deal: Deal) -> bool:
    """Whether a change of its bonus waits for the partner."""
    amendment = deal.amendment
    return amendment is not None and not OF_A_BONUS.isdisjoint(changes(deal.terms, amendment.terms))


def confirm(deal: Deal, number: int, judged: bool, by_staff: bool = False) -> Decision:
    """Both have said yes: that version holds. `judged`: a lead has given the bonus, which stays as
    it was given. `by_staff`: they said it elsewhere."""
    amendment = _open(deal)
    if amendment.number != number:
        raise Refused("terms_changed")
    if judged and moves_bonus(deal):
        raise Refused("bonus_judged")
    before, states = deal.terms, {"agreed": "superseded", "amendment": "agreed"}
    kept = tuple(replace(p, state=states.get(p.state, p.state)) for p in deal.proposals)
    after = replace(deal, proposals=kept)
    words = TermsAmended(deal.campaign.brand, deal.campaign.title, amendment.terms)
    told: tuple[Say, ...] = () if deal.partner.stopped else (Say("partner", words),)
    if not by_staff:
        notice = NoticeAmended(*deal.about, amendment.terms, before)
        told = (*told, Say("staff", notice, deal_button(deal.id)))
    return Decision(after, "amended", told, {"terms": number})


def decline(deal: Deal, number: int) -> Decision:
    """They keep to what was agreed."""
    amendment = _open(deal)
    if amendment.number != number:
        raise Refused("terms_changed")
    kept = tuple(replace(p, state="declined") if p == amendment else p for p in deal.proposals)
    words = OldTermsStay(deal.campaign.brand, deal.campaign.title)
    notice = NoticeNotAmended(*deal.about, amendment.terms, deal.terms)
    told = (Say("partner", words), Say("staff", notice, deal_button(deal.id)))
    return Decision(replace(deal, proposals=kept), "amendment_declined", told, {"terms": number})


def take_back(deal: Deal) -> Decision:
    """We think again before they have answered: what was agreed stays."""
    number = _open(deal).number
    words = OldTermsStay(deal.campaign.brand, deal.campaign.title)
    told = () if deal.partner.stopped else (Say("partner", words),)
    without = replace(deal, proposals=_without_open(deal))
    return Decision(without, "amendment_taken_back", told, {"terms": number})


def _open(deal: Deal) -> Proposal:
    if deal.amendment is None or deal.stage not in WHILE:
        raise Refused("already_done")
    return deal.amendment


def _without_open(deal: Deal) -> tuple[Proposal, ...]:
    return tuple(
        replace(p, state="superseded") if p.state == "amendment" else p for p in deal.proposals
    )


def _shown(deal: Deal) -> Say:
    amendment, campaign = _open(deal), deal.campaign
    about = (deal.partner.name, campaign.brand, campaign.title, campaign.shop_name)
    words = TermsChange(*about, amendment.terms, deal.terms)
    return Say("partner", words, amendment_buttons(deal.id, amendment.number), unasked=True)
