"""A proof and its deliverable are judged together, in one transaction."""

from collections.abc import Sequence

from deals import delivery
from deals.deal import Deal
from deals.decision import Refused
from handlers.turn import Turn
from storage.deal import (
    deals,
    proofs,
)
from storage.tables import Proof


def proof_of(turn: Turn, deal: Deal, proof_id: int) -> Proof:
    """The proof of that number in that deal; raises Refused when there is none."""
    found = turn.session.get(Proof, proof_id)
    if found is None or found.deal_id != deal.id:
        raise Refused("old_button")
    return found


def accept(turn: Turn, proof: Proof, staff_id: int) -> Deal:
    """It counts. Raises Refused when it was judged before."""
    deal = deals.load(turn.session, proof.deal_id)
    _waits(proof)
    decision = delivery.accept(deal, proof.deliverable, turn.now)
    proofs.judge(turn.session, proof, "accepted", staff_id, turn.now)
    return turn.decide(deal, decision, undoable=True)


def accept_all(turn: Turn, deal: Deal, waiting: Sequence[Proof], staff_id: int) -> Deal:
    """All of these count, in one act. Raises Refused when one was judged before."""
    for proof in waiting:
        _waits(proof)
    numbers = tuple(proof.deliverable for proof in waiting)
    decision = delivery.accept_all(deal, numbers, turn.now)
    for proof in waiting:
        proofs.judge(turn.session, proof, "accepted", staff_id, turn.now)
    return turn.decide(deal, decision, undoable=True)


def send_back(turn: Turn, proof: Proof, reason: str, staff_id: int) -> Deal:
    """It cannot count; the partner hears the reason."""
    deal = deals.load(turn.session, proof.deal_id)
    _waits(proof)
    decision = delivery.send_back(deal, proof.deliverable, reason, turn.now)
    proofs.judge(turn.session, proof, "sent_back", staff_id, turn.now, reason)
    return turn.decide(deal, decision, undoable=True)


def _waits(proof: Proof) -> None:
    if proof.state != "waiting":
        raise Refused("already_judged")
