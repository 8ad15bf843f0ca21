"""The cash bonus of a deal: what is known moves it until a lead has judged, and only a lead since.

Every step is given how the bonus stands, and answers how it stands then. Raises Refused.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from deals.decision import Refused
from deals.selling.meter import Meter
from deals.selling.sold import Sold


@dataclass(frozen=True)
class Bonus:
    """One that was earned at some time, in whole rupiah.

    `state`: waiting (for a lead), approved, refused, or off (its condition holds no more).
    `payment`: how its payment stands, "" while there is none. `units`, `gmv_idr`, `accepted`: what
    was known when it was judged, or seen since. `doubted_at`: from when on what is known since
    speaks against one that was approved. `number`: as buttons name it.
    """

    amount_idr: int
    since: datetime
    state: str = "waiting"
    payment: str = ""
    units: int = 0
    gmv_idr: int = 0
    accepted: int = 0
    judged_by: int | None = None
    judged_at: datetime | None = None
    reason: str = ""
    doubted_at: datetime | None = None
    number: int = 0

    @property
    def shown(self) -> str:
        """As the meter shows it: waiting, approved, refused, paid, or "" while it is locked."""
        if self.state == "off":
            return ""
        return "paid" if self.approved and self.payment == "paid" else self.state

    @property
    def approved(self) -> bool:
        return self.state == "approved"


@dataclass(frozen=True)
class Claim:
    """Another bonus of the same person in the same shop and month. `apart`: of a record that was
    merged with theirs."""

    deal: int
    amount_idr: int
    state: str
    units: int
    gmv_idr: int
    apart: bool

    @property
    def used(self) -> bool:
        """It was given for sales that another record had: those count for nothing else."""
        return self.apart and self.state == "approved"


def left(sold: Sold, others: Iterable[Claim]) -> Sold:
    """Of what somebody sold what no bonus of a record that was merged with theirs was given for."""
    for one in others:
        if one.used:
            units, gmv_idr = sold.units - one.units, sold.gmv_idr - one.gmv_idr
            sold = replace(sold, units=max(0, units), gmv_idr=max(0, gmv_idr))
    return sold


def sharing(others: Iterable[Claim]) -> tuple[Claim, ...]:
    """Those that are earned by the same sales: a lead has to know of them."""
    return tuple(one for one in others if not one.used)


def known(bonus: Bonus | None, meter: Meter, now: datetime) -> tuple[Bonus | None, str]:
    """By what is known now, with the news: reached, again (as they have heard before), off,
    doubted, or "" for none."""
    if bonus is None or bonus.state == "off":
        return _reached(bonus, meter, now) if meter.earned else (bonus, "")
    if bonus.state == "waiting":
        return _still(bonus, meter)
    return _doubted(bonus, meter, now) if bonus.state == "approved" else (bonus, "")


def approved(bonus: Bonus, meter: Meter, by: int, now: datetime) -> Bonus:
    """It is due from now on."""
    _must_wait(bonus)
    if not meter.earned or meter.bonus_idr != bonus.amount_idr:
        raise Refused("bonus_changed")
    return _judged(replace(_seen(bonus, meter), payment="due"), "approved", by, now)


def refused(bonus: Bonus, by: int, reason: str, now: datetime) -> Bonus:
    _must_wait(bonus)
    return _judged(bonus, "refused", by, now, reason)


def kept(bonus: Bonus, meter: Meter) -> Bonus:
    """It stays approved, whatever is known since: that is seen now."""
    if bonus.doubted_at is None:
        raise Refused("already_done")
    return replace(_seen(bonus, meter), doubted_at=None)


def taken_back(bonus: Bonus, meter: Meter, by: int, reason: str, now: datetime) -> Bonus:
    """It is not paid after all. Where the figures speak against it they may earn it again."""
    if bonus.state != "approved" or bonus.payment != "due":
        raise Refused("already_done")
    state = "refused" if meter.earned else "off"
    return _judged(replace(bonus, payment="dropped"), state, by, now, reason)


def waits_again(bonus: Bonus) -> Bonus:
    """The judgement was a slip; not of what is paid."""
    return bonus if bonus.payment == "paid" else _judged(_unpaid(bonus), "waiting", None, None)


def stands_again(bonus: Bonus) -> Bonus:
    """Taking it back was a slip."""
    return replace(bonus, state="approved", payment="due", reason="")


def forgotten(bonus: Bonus) -> Bonus:
    """Whose it was is forgotten: nobody decides any more. What was paid stays for the books."""
    quiet = replace(_unpaid(bonus), reason="", doubted_at=None)
    over = bonus.state in ("waiting", "approved") and bonus.payment != "paid"
    return replace(quiet, state="off") if over else quiet


def _reached(bonus: Bonus | None, meter: Meter, now: datetime) -> tuple[Bonus, str]:
    """They hear of it the first time, and once more where they have heard a no since."""
    news = "again" if bonus and not bonus.reason else "reached"
    fresh = replace(bonus or Bonus(meter.bonus_idr, now), amount_idr=meter.bonus_idr, since=now)
    return _seen(_judged(fresh, "waiting", None, None), meter), news


def _still(bonus: Bonus, meter: Meter) -> tuple[Bonus, str]:
    if not meter.earned:
        return replace(bonus, state="off"), "off"
    return replace(_seen(bonus, meter), amount_idr=meter.bonus_idr), ""


def _doubted(bonus: Bonus, meter: Meter, now: datetime) -> tuple[Bonus, str]:
    """What is known now speaks against an approved one, or does so no more."""
    if meter.earned:
        return replace(bonus, doubted_at=None), ""
    if bonus.doubted_at or bonus == _seen(bonus, meter):
        return bonus, ""
    return replace(bonus, doubted_at=now), "doubted"


def _seen(bonus: Bonus, meter: Meter) -> Bonus:
    """What is known by now has been seen."""
    sold = meter.sold
    return replace(bonus, units=sold.units, gmv_idr=sold.gmv_idr, accepted=meter.accepted)


def _judged(
    bonus: Bonus, state: str, by: int | None, at: datetime | None, reason: str = ""
) -> Bonus:
    judged = replace(bonus, state=state, reason=reason, doubted_at=None)
    return replace(judged, judged_by=by, judged_at=at)


def _unpaid(bonus: Bonus) -> Bonus:
    return replace(bonus, payment="dropped") if bonus.payment == "due" else bonus


def _must_wait(bonus: Bonus) -> None:
    if bonus.state != "waiting":
        raise Refused("already_done")
