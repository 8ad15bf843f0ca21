"""Links and pictures that a partner hands in."""

from deals import delivery
from deals.channel import Incoming
from deals.deal import Deal
from deals.says import partner as says
from handlers import proving
from handlers.partner.who import Who
from handlers.proving import HandedIn, Whose
from handlers.turn import Turn
from storage.deal import deals


def hand_in(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes every link and picture of a message while something is agreed; False if there is none.

    Each is put to a due deliverable and before staff, or refused with what to do instead.
    """
    whose = Whose(who.partner_id)
    agreed = proving.agreed(turn, whose)
    if not agreed:
        return False
    handed = proving.hand_in(turn, incoming, whose)
    if handed is None:
        return False
    _answer(turn, who, agreed, handed)
    return True


def _answer(turn: Turn, who: Who, agreed: list[Deal], handed: HandedIn) -> None:
    if handed.taken:
        deal = deals.load(turn.session, agreed[0].id)
        still = proving.agreed(turn, Whose(who.partner_id))
        due = delivery.counted(tuple(piece for one in still for piece in one.outstanding))
        ahead = deal.last_day_ahead(turn.now)
        who.answer(says.ProofTaken(handed.taken, due, ahead), deal=deal)
    if handed.refusals:
        who.answer(says.ProofRefused(handed.refusals), deal=agreed[0])
