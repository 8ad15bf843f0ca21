"""The cash bonuses of deals with their payments, as the rules leave them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from deals.hours import day_here
from deals.selling import bonus as rules
from deals.selling.bonus import Bonus
from deals.selling.meter import EARNING, Meter
from deals.selling.sold import Sold
from deals.terms import Terms
from storage.bare import in_parts
from storage.deal.payments import begun, theirs
from storage.selling.claims import counting_for
from storage.shapes import read
from storage.tables import Bonus as Row
from storage.tables import (
    Campaign,
    Deal,
    OrderLine,
    Partner,
    Payment,
    PeriodSum,
    Proposal,
    SalesFile,
    SalesUnderway,
)

NUMBER = 1  # a deal has one bonus
KEPT = (
    *("amount_idr", "since", "state", "units", "gmv_idr", "accepted"),
    *("judged_by", "judged_at", "reason", "doubted_at"),
)


def of(session: Session, deal_id: int) -> Bonus | None:
    """The bonus of a deal, if it was ever earned."""
    row = _row(session, deal_id)
    if row is None:
        return None
    payment = payment_of(session, deal_id)
    told = {name: getattr(row, name) for name in KEPT}
    return Bonus(payment=payment.state if payment else "", number=row.id or 0, **told)


def keep(session: Session, deal_id: int, bonus: Bonus, now: datetime) -> None:
    """Writes it, and how its payment stands."""
    row = _row(session, deal_id) or Row(deal_id=deal_id, amount_idr=bonus.amount_idr, since=now)
    for name in KEPT:
        setattr(row, name, getattr(bonus, name))
    session.add(row)
    session.flush()
    if bonus.payment:
        _keep_payment(session, deal_id, bonus, now)


def _keep_payment(session: Session, deal_id: int, bonus: Bonus, now: datetime) -> None:
    """There is never a second one of a deal, and what was paid stays so."""
    payment = payment_of(session, deal_id)
    if payment and payment.state in ("paid", bonus.payment):
        return
    payment = payment or begun(session, deal_id, "bonus", NUMBER, 1)
    payment.amount_idr, payment.state, payment.fixed = bonus.amount_idr, bonus.payment, False
    payment.due_at = now if bonus.payment == "due" else None
    session.add(payment)
    session.flush()


def to_look_at(session: Session, deal_ids: Collection[int]) -> dict[int, Sold]:
    """Of these deals those whose bonus may stand otherwise by what was sold, with that: on target
    now, or known already."""
    terms = dict(_with_bonus(session, deal_ids))
    sold = counting_for(session, terms)
    known = set(_known(session, terms))
    reached = (n for n, one in terms.items() if n in known or _on_target(one, sold[n]))
    return {number: sold[number] for number in sorted(reached)}


def on_target(session: Session, deal_ids: Collection[int]) -> set[int]:
    """Of these deals those that sold what their bonus asks for; where it asks for no number, those
    that a lead has approved."""
    terms = dict(_with_bonus(session, deal_ids))
    sold = counting_for(session, terms)
    counted = {n for n, one in terms.items() if one.bonus_target and _on_target(one, sold[n])}
    in_words = [n for n, one in terms.items() if one.bonus_target is None]
    return counted | {n for n in in_words if state_of(session, n) in ("approved", "paid")}


def deals_in(
    session: Session, shop_id: int, months: Collection[str] | None = None
) -> Sequence[int]:
    """The deals in which something of a shop is sold, in these months or ever."""
    query: Any = select(Deal.id).join(Campaign, col(Campaign.id) == Deal.campaign_id)
    query = query.where(Campaign.shop_id == shop_id)
    if months is not None:
        query = query.where(col(Campaign.month).in_(sorted(months)))
    found: Sequence[int] = session.exec(query).all()
    return found


def payment_of(session: Session, deal_id: int) -> Payment | None:
    query = select(Payment).where(Payment.deal_id == deal_id, Payment.kind == "bonus")
    return session.exec(query.where(Payment.number == NUMBER)).first()


def state_of(session: Session, deal_id: int) -> str:
    """What the meter shows of it: waiting, approved, refused, paid, or "" while it is locked."""
    bonus = of(session, deal_id)
    return bonus.shown if bonus else ""


def is_judged(session: Session, deal_id: int) -> bool:
    """Whether a lead has given it: then nothing changes it under them."""
    bonus = of(session, deal_id)
    return bonus is not None and bonus.approved


def open_of(session: Session, partner_id: int) -> list[int]:
    """The deals of a partner, and of records merged into theirs, in which one is to be judged or
    looked at."""
    query = select(Row.deal_id).join(Deal, col(Deal.id) == Row.deal_id).where(theirs(partner_id))
    waits = or_(col(Row.state) == "waiting", col(Row.doubted_at).is_not(None))
    return list(session.exec(query.where(waits).order_by(col(Row.deal_id))))


def forget(session: Session, partner_id: int, now: datetime) -> None:
    """Nobody decides about theirs any more."""
    query = select(Row.deal_id).join(Deal, col(Deal.id) == Row.deal_id).where(theirs(partner_id))
    for deal_id in session.exec(query).all():
        if bonus := of(session, deal_id):
            keep(session, deal_id, rules.forgotten(bonus), now)


def terms_of(session: Session, deal_id: int) -> Terms | None:
    """What both have agreed to in a deal."""
    query = select(Proposal.terms).where(Proposal.deal_id == deal_id, Proposal.state == "agreed")
    found = session.exec(query).first()
    return read(Terms, dict(found)) if found else None


def known_on(session: Session, shop_id: int, month: str) -> date | None:
    """The day as of which sales of a shop and month are known: that of the newest file that says
    something of it."""
    lines = select(OrderLine.id).where(OrderLine.file_id == SalesFile.id, OrderLine.month == month)
    periods = select(PeriodSum.id).where(
        PeriodSum.file_id == SalesFile.id, PeriodSum.month == month
    )
    of_month = or_(col(SalesFile.month) == month, lines.exists(), periods.exists())
    query = select(SalesFile.taken_at).where(
        SalesFile.shop_id == shop_id, SalesFile.state == "kept", of_month
    )
    query = query.where(col(SalesFile.id).not_in(select(SalesUnderway.file_id)))
    at = session.exec(query.order_by(col(SalesFile.taken_at).desc()).limit(1)).first()
    return day_here(at) if at else None


def _row(session: Session, deal_id: int) -> Row | None:
    return session.exec(select(Row).where(Row.deal_id == deal_id)).first()


def _with_bonus(session: Session, deal_ids: Collection[int]) -> Iterable[tuple[int, Terms]]:
    """The agreed terms of those that earn a bonus."""
    query = (
        select(Proposal.deal_id, Proposal.terms)
        .join(Deal, col(Deal.id) == Proposal.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .where(Proposal.state == "agreed", col(Deal.stage).in_(sorted(EARNING)))
        .where(col(Partner.forgotten_at).is_(None))
        .where(col(Proposal.terms)["bonus_idr"].as_string() != "0")
    )
    for some in in_parts(sorted(deal_ids)):
        for number, terms in session.exec(query.where(col(Proposal.deal_id).in_(some))):
            yield number, read(Terms, dict(terms))


def _known(session: Session, deal_ids: Collection[int]) -> Iterable[int]:
    for some in in_parts(sorted(deal_ids)):
        yield from session.exec(select(Row.deal_id).where(col(Row.deal_id).in_(some)))


def _on_target(terms: Terms, sold: Sold) -> bool:
    return Meter((), sold, terms.bonus_target, terms.bonus_idr).on_target
