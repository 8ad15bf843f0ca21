"""An address that is closed to us: what waits for it goes where else the partner can be reached."""

from deals.channel import Address
from deals.says import Say
from deals.says.house import undelivered
from handlers.turn import Turn
from storage.deal import deals
from storage.partner import people
from storage.post import outbox

KEPT = ("toast", "unbutton")


def close(turn: Turn, partner_id: int, address: Address, state: str) -> bool:
    """Notes that an address is blocked or gone; True when what waits goes on elsewhere.

    Where there is no other it is taken back, and staff hear it, once: the partner and a letter
    that came back may both have told it. Raises Busy.
    """
    people.reserve(turn.session, partner_id)
    news = people.mark_address(turn.session, address, state, turn.now)
    elsewhere = people.speaker_address(turn.session, partner_id)
    if elsewhere:
        outbox.move_lane(turn.session, address, elsewhere)
        return True
    outbox.cancel_for(turn.session, partner_id, KEPT)
    for deal in deals.live_of(turn.session, partner_id) if news else ():
        turn.tell(deal, Say("staff", undelivered.NoticeBlocked(*deal.about, state)))
    return False
