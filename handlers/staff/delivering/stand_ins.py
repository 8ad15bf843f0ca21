"""Who dropped out is replaced in one tap: the best of the vetted ones is approached instead."""

from deals.buttons.staff import instead_button
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says.desk import acts as says
from deals.says.leaving.to_staff import ReplacementFound
from deals.stages import Stage
from handlers import replacing, say
from handlers.office.approaching import approach_all
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.talking import approaching
from storage.overview import replacements
from storage.tables import Campaign

LONGEST = 24  # letters of a name on a button


def propose(acting: Acting, deal: Deal) -> None:
    """Who could take their place; or that nobody is vetted, and where to look."""
    instead = replacing.found(acting.session, deal)
    rows = instead_button(deal.id, instead.deal) if instead.deal else ()
    acting.answer(ReplacementFound(*deal.about, instead), rows)


def approach(acting: Acting, rest: str) -> None:
    """`12:17`: 17 in the place of 12; when that one is no longer free, another is proposed."""
    deal, parts = settling.meant(acting, rest)
    if not deal.dropped:
        raise Refused("not_dropped")
    if by := replacements.replaced_by(acting.session, deal.id):
        raise Refused("already_replaced", deal=f"/deal_{by}")
    candidate = acting.deal(parts[0]) if parts else None
    if candidate is None or not _is_free(acting, deal, candidate):
        acting.toast()
        propose(acting, deal)
        return
    if approaching.is_too_late(candidate, acting.turn.now):
        raise Refused("campaign_day_past")
    if not candidate.partner.reachable:
        acting.must_be_private()  # a start link comes of it
    _approach(acting, deal, candidate)


def buttons(acting: Acting, deal: Deal) -> Rows:
    """On the card of who dropped out."""
    if not deal.dropped or replacements.replaced_by(acting.session, deal.id):
        return ()
    instead = replacing.found(acting.session, deal)
    if not instead.deal:
        return ((Button("find_instead", f"s.instead:{deal.id}"),),)
    label = say.label("approach_instead", acting.member.language)
    text = f"{label}: {instead.partner[:LONGEST]}"
    return ((Button(text, f"s.instead:{deal.id}:{instead.deal}", plain=True),),)


def _approach(acting: Acting, deal: Deal, candidate: Deal) -> None:
    went = approach_all(acting.turn, [candidate.id], acting.member_id)
    acting.decide(deal, Decision(deal, replacements.REPLACED, details={"by_deal": candidate.id}))
    settling.put_away(acting)
    acting.answer(says.Acted(*candidate.about, "approached_instead", False))
    if went.by_hand:
        approaching.show_card(acting, str(candidate.id))


def _is_free(acting: Acting, deal: Deal, candidate: Deal) -> bool:
    campaign = acting.session.get_one(Campaign, deal.campaign.id)
    vetted = candidate.stage == Stage.VETTED and not candidate.partner.stopped
    return vetted and candidate.campaign.id == deal.campaign.id and campaign.state == "open"
