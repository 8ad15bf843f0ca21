"""An account came for a partner, or as their manager, and is somebody else's."""

from deals.decision import Decision, Refused
from deals.says.managers.to_partner import LinkWasNotYours
from handlers.partner import accounts
from handlers.partner import manager as partners
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.talking import relinking
from storage.partner import (
    invites,
    people,
)


def let_go(acting: Acting, rest: str) -> None:
    """It speaks for them no more, and hears so. For a partner there is a new link at once; where it
    was to be a manager, the partner is written to again."""
    acting.must_be_private()
    deal = relinking.renewable(acting, rest)
    place = settling.number(settling.meant(acting, rest)[1])
    found = people.speaks_no_more(acting.session, deal.partner.id, place, acting.turn.now)
    if found is None:
        raise Refused("already_done")
    address, role = found
    invites.void_used(acting.session, deal.partner.id, [str(address)])
    acting.turn.say(address, deal.partner.language, LinkWasNotYours())
    after = acting.decide(deal, Decision(deal, "wrong_person"))
    settling.put_away(acting)
    if role == "self":
        accounts.check_again(acting.turn, deal.partner.id)
        relinking.new_link(acting, str(deal.id))
        return
    partners.written_to_again(acting.turn, deal.partner.id)
    settling.acted(acting, after, "own_again")
