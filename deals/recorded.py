"""What a partner said another way (a call, an Instagram message) and staff record for them.

It counts as if it had been said to the bot; `evidence` is the line that says how we know.
"""

from dataclasses import replace
from datetime import datetime

from deals import negotiation
from deals.bargaining import counter
from deals.deal import Deal, Side
from deals.decision import Decision, Refused
from deals.stages import Stage
from deals.terms import Terms


def agreed(deal: Deal, evidence: str, now: datetime) -> Decision:
    """They agreed to the term sheet that is on the table; needs a line of evidence."""
    if not evidence.strip():
        raise Refused("evidence_needed")
    number = deal.on_table.number if deal.on_table else 0
    vouched = negotiation.held(deal, now)  # whoever records it says that the offer still holds
    return _noted(negotiation.agree(vouched, number, now), evidence)


def declined(deal: Deal, evidence: str, now: datetime) -> Decision:
    """They said no elsewhere, and were thanked there."""
    if not deal.negotiating:
        raise Refused("not_negotiating")
    return _noted(unsaid(negotiation.decline(deal, evidence, now)), evidence)


def countered(deal: Deal, terms: Terms, evidence: str, now: datetime) -> Decision:
    """Their own terms, as staff heard them: staff get the same buttons as for the partner's."""
    if not deal.negotiating:
        raise Refused("not_negotiating")
    return _noted(unsaid(counter.countered(deal, terms, evidence, now, sure=False)), evidence)


def talked(deal: Deal, evidence: str, now: datetime) -> Decision:
    """A call or a talk that decided nothing: the silence clock starts anew, what we owe stays."""
    spoken = deal
    if deal.negotiating and deal.waiting_on != Side.BRAND:
        spoken = deal.waits_for_partner(now, deal.asked)
    return _noted(Decision(spoken, "talked"), evidence)


def again_in_talk(deal: Deal, now: datetime) -> Decision:
    """Who had declined or fallen silent was heard elsewhere."""
    if deal.stage not in (Stage.DECLINED, Stage.UNREACHABLE):
        raise Refused("already_over")
    return Decision(deal.moved(Stage.TALKING).waits_for_partner(now), "reopened")


def _noted(decision: Decision, evidence: str) -> Decision:
    return replace(decision, details=decision.details | {"evidence": evidence.strip()[:500]})


def unsaid(decision: Decision) -> Decision:
    """Without words to the partner: they spoke elsewhere, and are answered there."""
    return replace(decision, says=tuple(say for say in decision.says if say.to != "partner"))
