"""A sample that an affiliate asks for: it goes like any other pack, or it does not."""

from deals.parcels import sampling
from handlers.staff.acting import Acting
from handlers.staff.listing import settling


def grant(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, sampling.grant(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "sample_granted", undo=True)


def refuse(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, sampling.refuse(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "sample_refused", undo=True)
