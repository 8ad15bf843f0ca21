"""What a partner is to be paid in a deal, and when: worked out from the deal alone.

A fee that is open when a deal ends early is dropped when no piece of it was accepted; else it
falls due, so that a person pays or drops it. A piece that we let go takes nothing off the fee.
"""

from dataclasses import dataclass
from datetime import date, datetime

from deals.buttons.partner import slip_wanted_button
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.paying.to_partner import PaymentDropped, PaymentSent
from deals.stages import BINDING, Stage
from deals.terms import Instalment, Terms

KINDS = ("fee", "bonus", "commission")
AFTER_DELIVERY = (Instalment(100, "delivery"),)
_ENDED = frozenset({*BINDING, Stage.DONE, Stage.WITHDRAWN, Stage.BREACHED})


@dataclass(frozen=True)
class Owed:
    """An amount in whole rupiah, and how it stands: planned, due or dropped. `due_on`: from which
    day on, where it is a day that makes it due."""

    number: int
    amount_idr: int
    state: str
    due_on: date | None = None


def owed(deal: Deal, now: datetime) -> tuple[Owed, ...]:
    """The instalments of the fee that was agreed; none while nothing is."""
    terms = next((p.terms for p in deal.proposals if p.state == "agreed"), None)
    if terms is None or not terms.fee_idr:
        return ()
    plan = terms.instalments or AFTER_DELIVERY
    amounts = parts(terms.fee_idr, tuple(one.share_pct for one in plan))
    return tuple(
        Owed(number, amount, _state(deal, one, now), one.on)
        for number, (one, amount) in enumerate(zip(plan, amounts, strict=True), start=1)
        if amount
    )


def moves(before: Deal, after: Deal) -> bool:
    """Whether what is owed may stand otherwise after this."""
    if before.stage == after.stage or not (before.terms.fee_idr or after.terms.fee_idr):
        return False
    return bool({before.stage, after.stage} & _ENDED)


def parts(amount_idr: int, shares_pct: tuple[int, ...]) -> tuple[int, ...]:
    """An amount in shares of whole rupiah that add up to it, whatever is left over."""
    reached, found = 0, []
    for upto in (sum(shares_pct[: place + 1]) for place in range(len(shares_pct))):
        found.append(amount_idr * upto // 100 - reached)
        reached += found[-1]
    return tuple(found)


def is_earned(deal: Deal) -> bool:
    """Whether what is due is paid without more ado; of a deal that ended early a person decides."""
    return deal.stage in {*BINDING, Stage.DONE}


def excused(deal: Deal) -> int:
    """How many pieces we have let go; the fee stays whole, and a person may see to it."""
    return sum(piece.state == "excused" for piece in deal.deliverables)


def paid(
    deal: Deal, number: int, amount_idr: int, day: date, to: str, reference: str, kind: str = "fee"
) -> Decision:
    """Staff have paid an amount: the partner hears of it. `to`: the account, masked."""
    words = PaymentSent(
        deal.campaign.brand, deal.campaign.title, amount_idr, day, to, reference, kind
    )
    row = slip_wanted_button(deal.id, number)
    told = () if deal.partner.stopped else (Say("partner", words, row),)
    return Decision(deal, "paid", told, {"payment": number, "amount": amount_idr})


def dropped(deal: Deal, number: int, amount_idr: int) -> Decision:
    """A lead decides that an instalment is not paid: of a deal that ended early, or in which we let
    pieces go. What was earned in full is paid."""
    if is_earned(deal) and not (deal.stage == Stage.DONE and excused(deal)):
        raise Refused("payment_stands")
    words = PaymentDropped(deal.campaign.brand, deal.campaign.title, amount_idr)
    told = () if deal.partner.stopped else (Say("partner", words),)
    return Decision(deal, "payment_dropped", told, {"payment": number, "amount": amount_idr})


def plan_of(terms: Terms) -> tuple[Instalment, ...]:
    """How the fee of these terms is paid; nothing where there is none."""
    return (terms.instalments or AFTER_DELIVERY) if terms.fee_idr else ()


def _state(deal: Deal, one: Instalment, now: datetime) -> str:
    if deal.stage not in {*BINDING, Stage.DONE}:
        kept = any(piece.state == "accepted" for piece in deal.deliverables)
        return "due" if kept else "dropped"
    if one.due == "day":
        return "due" if one.on and one.on <= deal.campaign.local_date(now) else "planned"
    return "due" if one.due == "agreement" or deal.stage == Stage.DONE else "planned"
