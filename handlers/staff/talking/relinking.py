"""A new start link, for a partner who changed their phone or account, or whose link has expired."""

from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says.talking import approaching as says
from handlers.office.approaching import start_link
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.words.harmless import one_line
from storage.partner import (
    invites,
    people,
)


def new_link(acting: Acting, rest: str) -> None:
    """For the deal's owner and for leads; in private, since whoever opens it is the partner.

    It is for whoever speaks for the partner now, and makes their unopened links void.
    """
    acting.must_be_private()
    deal = renewable(acting, rest)
    speaker = people.speaker(acting.session, deal.partner.id)
    role = speaker.role if speaker else "self"
    manager = one_line(speaker.name, 40) if speaker and role == "manager" else ""
    invites.void(acting.session, deal.partner.id, role)
    link = start_link(acting.turn, deal, role)
    after = acting.decide(deal, Decision(deal, "link_renewed"))
    days, reachable = invites.PARTNER_DAYS, deal.partner.reachable
    acting.answer(says.NewStartLink(*after.about, manager, link, days, reachable))


def renewable(acting: Acting, rest: str) -> Deal:
    """The deal that is meant. Raises Refused where no link is to be had, or not by them."""
    deal, _ = settling.meant(acting, rest)
    if deal.owner_id != acting.member_id:
        acting.must("lead")
    if deal.partner.stopped:
        raise Refused("partner_stopped")
    if not deal.spoken_to:
        raise Refused("not_approached")
    return deal
