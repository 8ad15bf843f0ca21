"""The meter in one line: 3/3 video · 0/1 live · terjual 41/50 · bonus Rp500.000 masih terkunci."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deals.selling.meter import Meter

if TYPE_CHECKING:
    from handlers.words.phrases import Phrases


def line(meter: Meter, phrases: Phrases) -> str:
    pieces = [f"{one.accepted}/{one.due} {phrases.word(one.kind, 'meter')}" for one in meter.parts]
    told = [*pieces, _sold(meter, phrases), _bonus(meter, phrases), _known(meter, phrases)]
    return " · ".join(part for part in told if part)


def _sold(meter: Meter, phrases: Phrases) -> str:
    """Beside the target, and what is pending apart from it."""
    sold, target = meter.sold, meter.target
    if target is None and not sold and meter.known_on is None:
        return ""
    in_money = target is not None and target.gmv_idr
    if in_money and target:
        told = f"{phrases.idr(sold.gmv_idr)}/{phrases.idr(target.gmv_idr)}"
        pending = phrases.idr(sold.pending_gmv_idr) if sold.pending_gmv_idr else ""
    else:
        of = f"/{phrases.count(target.units)}" if target else ""
        told = phrases.count(sold.units) + of
        pending = phrases.count(sold.pending_units) if sold.pending_units else ""
    said = phrases.word("gmv" if in_money else "units", "meter").format(sold=told)
    waits = phrases.word("pending", "meter").format(sold=pending)
    return f"{said} ({waits})" if pending else said


def _bonus(meter: Meter, phrases: Phrases) -> str:
    if not meter.bonus:
        return ""
    return phrases.word(f"bonus_{meter.bonus}", "meter").format(amount=phrases.idr(meter.bonus_idr))


def _known(meter: Meter, phrases: Phrases) -> str:
    """The day as of which sales are known."""
    if meter.known_on:
        return phrases.word("known", "meter").format(day=phrases.short_day(meter.known_on))
    return phrases.word("unknown", "meter") if meter.target else ""
