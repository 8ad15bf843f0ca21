"""Who wants no more of us is left alone at once, on every channel and in every deal."""

from deals import exits
from deals.channel import Address
from deals.deal import Deal
from deals.says.leaving import to_partner as says
from deals.stages import Stage
from handlers.turn import Turn
from handlers.unreachable import KEPT
from storage.deal import deals
from storage.partner import people
from storage.post import outbox


def stop(turn: Turn, partner_id: int, answer_to: Address | None) -> None:
    """What was queued is taken back, every deal hears of it, and they hear how to come back."""
    live = deals.live_of(turn.session, partner_id) or _given_up(turn, partner_id)
    first_time = people.partner(turn.session, partner_id).stopped_at is None
    people.stop(turn.session, partner_id, turn.now)
    outbox.cancel_for(turn.session, partner_id, KEPT)
    for deal in live if first_time else ():
        turn.decide(deal, exits.stop(deal, turn.now))
    for deal in deals.all_of(turn.session, partner_id) if not first_time else ():
        if exits.asks_back(deal):
            turn.decide(deal, exits.left_alone(deal, turn.now))
    if answer_to:
        language = people.language(turn.session, partner_id)
        turn.say(answer_to, language, says.Stopped(), partner_id=partner_id)


def _given_up(turn: Turn, partner_id: int) -> list[Deal]:
    """The newest deal, where it ended since nobody answered."""
    newest = deals.all_of(turn.session, partner_id)[:1]
    return [deal for deal in newest if deal.stage == Stage.UNREACHABLE]
