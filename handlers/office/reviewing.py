"""An idea or a draft and its deal are judged together, in one transaction."""

from deals.content import sketches as rules
from deals.deal import Deal
from deals.decision import Decision
from handlers.turn import Turn
from storage.deal import sketches

STATES = {"approved": "approved", "sent_back": "back", "at_client": "at_client"}


def approve(turn: Turn, deal: Deal, kind: str, number: int, staff_id: int) -> Deal:
    """Agreed to. Raises Refused when it was judged before, or a newer version came."""
    return _done(turn, deal, kind, number, rules.approve(deal, kind, number, turn.now), staff_id)


def send_back(turn: Turn, deal: Deal, kind: str, number: int, remark: str, staff_id: int) -> Deal:
    """To be changed, with a remark that the partner reads."""
    decision = rules.send_back(deal, kind, number, remark, turn.now)
    return _done(turn, deal, kind, number, decision, staff_id, remark)


def pass_to_client(turn: Turn, deal: Deal, number: int, staff_id: int) -> Deal:
    decision = rules.pass_to_client(deal, number, turn.now)
    return _done(turn, deal, "draft", number, decision, staff_id)


def _done(
    turn: Turn,
    deal: Deal,
    kind: str,
    number: int,
    decision: Decision,
    staff_id: int,
    remark: str = "",
) -> Deal:
    row = sketches.version(turn.session, deal.id, kind, number)
    if row:
        state = STATES[decision.happened.removeprefix(f"{kind}_")]
        sketches.judge(turn.session, row, state, staff_id, turn.now, remark)
    return turn.decide(deal, decision, undoable=True)
