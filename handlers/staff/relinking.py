"""A new start link, for a partner who changed their phone or account, or whose link has expired."""

from deals.decision import Decision, Refused
from deals.says import desk as says
from deals.stages import BINDING
from handlers.office.approaching import start_link
from handlers.staff import settling
from handlers.staff.acting import Acting
from storage.invites import PARTNER_DAYS


def new_link(acting: Acting, rest: str) -> None:
    """For the deal's owner and for leads; in private, since whoever opens it is the partner."""
    acting.must_be_private()
    deal, _ = settling.meant(acting, rest)
    if deal.owner_id != acting.member_id:
        acting.must("lead")
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not (deal.negotiating or deal.stage in BINDING) or deal.waiting_for == "first_contact":
        raise Refused("not_approached")
    link = start_link(acting.turn, deal)
    after = acting.decide(deal, Decision(deal, "link_renewed"))
    words = says.NewStartLink(*after.about, link, PARTNER_DAYS, deal.partner.reachable)
    acting.answer(words)
