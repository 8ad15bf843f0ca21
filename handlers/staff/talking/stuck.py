"""Updates that could not be handled and wait, parked, for a lead: once more, or let be."""

from deals.says.desk import acts as says
from handlers.staff.acting import Acting, PutAway
from handlers.staff.listing import settling
from storage.post import inbox


def try_again(acting: Acting, rest: str) -> None:
    """What was in the way may be mended by now."""
    number = settling.number(rest.split(":"))
    _settled(acting, inbox.try_again(acting.session, number, acting.turn.now), "stuck_again")


def leave(acting: Acting, rest: str) -> None:
    """Nothing is done with it; it leaves the list."""
    number = settling.number(rest.split(":"))
    _settled(acting, inbox.leave(acting.session, number), "stuck_left")


def _settled(acting: Acting, parked: bool, key: str) -> None:
    settling.put_away(acting)
    if not parked:
        raise PutAway("already_done")
    acting.toast(says.DeskLine(key))
