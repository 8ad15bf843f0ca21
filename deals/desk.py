"""The desk: what we owe in a deal, worked out from the deal alone, so that nobody is forgotten."""

from dataclasses import dataclass
from datetime import datetime

from deals.deal import Deal, Side
from deals.stages import BINDING, NOT_APPROACHED, Stage


@dataclass(frozen=True)
class Debt:
    """Something that waits on us. `number`: of a deliverable, or of the message of theirs."""

    # vet approach first_contact answer back counter proof parcel lost_pack arrival breach stopped
    kind: str
    number: int = 0
    since: datetime | None = None  # None: since now


def debts(deal: Deal) -> tuple[Debt, ...]:
    """Everything in this deal that a person of ours has to do."""
    asked = tuple(Debt(one.kind, one.number, one.since) for one in deal.unanswered)
    if deal.over:
        return asked
    if deal.stage in NOT_APPROACHED:
        return (Debt("vet" if deal.stage == Stage.LISTED else "approach"),)
    owed = [*asked]
    if deal.waiting_on == Side.BRAND and not (asked and deal.waiting_for == "answer"):
        owed.append(Debt(deal.waiting_for, since=deal.waiting_since))
    if deal.stage in BINDING:
        owed += [Debt("proof", d.number) for d in deal.deliverables if d.state == "submitted"]
        owed += _parcel(deal)
        owed += _broken(deal)
    if deal.partner.stopped:
        owed.append(Debt("stopped"))
    return tuple(owed)


def _parcel(deal: Deal) -> list[Debt]:
    if deal.pack.state in ("lost", "damaged"):
        return [Debt("lost_pack", since=deal.pack.since)]
    if deal.pack.state == "to_send":
        return [Debt("parcel", since=deal.pack.since)]
    return [Debt("arrival", since=deal.pack.since)] if deal.pack.state == "sent" else []


def _broken(deal: Deal) -> list[Debt]:
    """What only a person may decide: a breach that was proposed."""
    proposed = deal.breach_proposed_at if deal.outstanding else None
    return [Debt("breach", since=proposed)] if proposed else []
