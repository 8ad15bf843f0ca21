"""Forgetting somebody: what is open with them ends in a proper way, then they are erased."""

from collections.abc import Collection

from deals import exits
from deals.stages import BINDING
from handlers.turn import Turn
from storage.deal import (
    deals,
    payments,
)
from storage.personal import erasing
from storage.personal.erasing import Erased
from storage.selling import bonuses


class OpenDeals(RuntimeError):
    """Something is agreed with them, or to be paid to them or decided; `numbers` of the deals."""

    def __init__(self, numbers: list[int]) -> None:
        super().__init__(", ".join(map(str, numbers)))
        self.numbers = numbers


def forget(
    turn: Turn, partner_id: int, even_with_open_deals: bool = False, dead: Collection[int] = ()
) -> Erased:
    """Raises OpenDeals, and Busy or InHand when it has to be tried again in a moment.

    `dead`: processes that live no more, and so have nothing in hand.
    """
    live = deals.live_of(turn.session, partner_id)
    unpaid = {payment.deal_id for payment in payments.open_of(turn.session, partner_id)}
    to_judge = {*bonuses.open_of(turn.session, partner_id)}
    agreed = unpaid | to_judge | {deal.id for deal in live if deal.stage in BINDING}
    if agreed and not even_with_open_deals:
        raise OpenDeals(sorted(agreed))
    for deal in live:
        turn.decide(deal, exits.forget(deal, turn.now))
    bonuses.forget(turn.session, partner_id, turn.now)
    for payment in payments.open_of(turn.session, partner_id):
        payments.drop(turn.session, payment)
    return erasing.erase(turn.session, partner_id, turn.now, dead)
