"""The meter: how far a deal is from its bonus, by accepted proofs and imported sales alone."""

from dataclasses import dataclass
from datetime import date

from deals.deal import Deal
from deals.selling.sold import Sold
from deals.stages import BINDING, Stage
from deals.terms import Target, Terms

EARNING = frozenset({*BINDING, Stage.DONE})


@dataclass(frozen=True)
class Part:
    """Of one kind of content so many pieces are accepted, of so many; none of what was let go."""

    kind: str
    accepted: int
    due: int


@dataclass(frozen=True)
class Meter:
    """`bonus`: locked, waiting (for a lead), approved, refused or paid; "" where none is agreed.
    `known_on`: the day as of which sales are known; none where none were imported."""

    parts: tuple[Part, ...]
    sold: Sold
    target: Target | None
    bonus_idr: int
    bonus: str = ""
    known_on: date | None = None

    @property
    def complete(self) -> bool:
        """All content is accepted, beside what we have let go."""
        return bool(self.accepted) and all(part.accepted == part.due for part in self.parts)

    @property
    def accepted(self) -> int:
        return sum(part.accepted for part in self.parts)

    @property
    def on_target(self) -> bool:
        """So much is sold, of what is settled; without a number it is a lead who knows."""
        if self.target is None:
            return True
        if self.target.units:
            return self.sold.units >= self.target.units
        return self.sold.gmv_idr >= self.target.gmv_idr

    @property
    def earned(self) -> bool:
        return bool(self.bonus_idr) and self.complete and self.on_target


def read_off(deal: Deal, sold: Sold, bonus: str = "", known_on: date | None = None) -> Meter:
    """The meter of a deal. `bonus`: what was decided about it, if anything was."""
    terms = agreed_terms(deal)
    amount = terms.bonus_idr if terms else 0
    state = (bonus or "locked") if amount else ""
    target = terms.bonus_target if terms else None
    return Meter(_parts(deal), sold, target, amount, state, known_on)


def agreed_terms(deal: Deal) -> Terms | None:
    """What both have agreed to, while it earns; none before, and none when it ended early."""
    if deal.stage not in EARNING:
        return None
    return next((one.terms for one in deal.proposals if one.state == "agreed"), None)


def moves(before: Deal, after: Deal) -> bool:
    """Whether a bonus may stand otherwise after this."""
    was, now = agreed_terms(before), agreed_terms(after)
    if not any(terms and terms.bonus_idr for terms in (was, now)):
        return False
    return (was, before.stage, before.deliverables) != (now, after.stage, after.deliverables)


def _parts(deal: Deal) -> tuple[Part, ...]:
    kinds = dict.fromkeys(piece.kind for piece in deal.deliverables if piece.state != "excused")
    states = [(piece.kind, piece.state) for piece in deal.deliverables]
    return tuple(
        Part(
            kind,
            states.count((kind, "accepted")),
            sum(one == kind and state != "excused" for one, state in states),
        )
        for kind in kinds
    )
