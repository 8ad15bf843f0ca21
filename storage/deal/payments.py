"""Payments: kept equal to what the rules say is owed, and each paid at most once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    bindparam,
    cast,
    desc,
    exists,
    func,
    or_,
    union_all,
)
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from deals import deal as rules
from deals import paying
from storage.bare import bare
from storage.partner import people
from storage.post.foresight import forget_all, is_known, recall, remember
from storage.states import in_state
from storage.tables import Account, Bonus, Campaign, Deal, Partner, Payment, Payout, Shop
from storage.tables.keys import Id

OPEN = ("planned", "due")


def theirs(partner_id: int | BindParameter[int]) -> ColumnElement[bool]:
    """Deals of a partner, and of the records that were merged into theirs: one list of numbers,
    since with an `or` PostgreSQL goes through all deals."""
    merged = columns(col(Partner.id)).where(col(Partner.merged_into) == partner_id)
    return col(Deal.partner_id).in_(union_all(columns(cast(partner_id, Id)), merged))


_OF_THEIRS = (
    columns(col(Payment.deal_id))
    .join(Deal, col(Deal.id) == Payment.deal_id)
    .where(theirs(bindparam("partner", type_=Id)))
)
_PAID_WITHOUT_ACCOUNT = _OF_THEIRS.join(Payout, col(Payout.payment_id) == Payment.id).where(
    col(Payout.stands), col(Payout.account) == ""
)
_TOLD_NOT_CONFIRMED = exists().where(
    col(Account.partner_id) == bindparam("partner", type_=Id),
    or_(col(Account.confirmed_at).is_(None), col(Account.new_bank).is_not(None)),
)
_WAITS_FOR_ACCOUNT = (
    union_all(
        _OF_THEIRS.where(col(Payment.state).in_(OPEN)),
        _PAID_WITHOUT_ACCOUNT.where(_TOLD_NOT_CONFIRMED),
    )
    .order_by(desc("deal_id"))
    .limit(1)
)
_OF_SOME = (col(Deal.partner_id), col(Partner.merged_into))  # whose deals, as in `theirs`
_HAVE_ANY = union_all(
    *(
        columns(whose)
        .select_from(Payment)
        .join(Deal, col(Deal.id) == Payment.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .where(whose.in_(bindparam("partner_ids", type_=Id, expanding=True)))
        for whose in _OF_SOME
    )
)


@dataclass(frozen=True)
class Settled:
    """What a change of a deal did: which payments fell due, and what was dropped or paid before,
    in rupiah."""

    fell_due: tuple[Payment, ...] = ()
    dropped_idr: int = 0
    paid_idr: int = 0


@dataclass(frozen=True)
class Listed:
    """A payment with whose it is and, if it was paid, how; of a bonus with what it was for."""

    payment: Payment
    partner_id: int
    partner: str
    campaign: str
    payout: Payout | None
    shop: str = ""
    bonus: Bonus | None = None


def settle(session: Session, deal: rules.Deal, now: datetime) -> Settled:
    """Brings the instalments of the fee to where the rules see them. What was paid stays paid, and
    what a person dropped stays dropped."""
    known = {row.number: row for row in of_deal(session, deal.id) if row.kind == "fee"}
    fell_due, dropped = [], 0
    owed = {one.number: one for one in paying.owed(deal, now)}
    for number, one in owed.items():
        row = known.get(number)
        if row is None:
            row = begun(session, deal.id, "fee", number, one.amount_idr)
        elif row.fixed or row.state == "paid":
            continue
        was = row.state
        row.amount_idr, row.due_on, row.state = one.amount_idr, one.due_on, one.state
        row.due_at = (row.due_at or now) if one.state == "due" else None
        session.add(row)
        if one.state == "due" and was != "due":
            fell_due.append(row)
        if one.state == "dropped" and was in OPEN and number in known:
            dropped += row.amount_idr
    for number, row in known.items():
        if number not in owed and row.state in OPEN:
            row.state, row.due_at = "dropped", None
    session.flush()
    paid = sum(row.amount_idr for row in known.values() if row.state == "paid")
    return Settled(tuple(fell_due), dropped, paid)


def add(
    session: Session, deal_id: int, kind: str, amount_idr: int, now: datetime, due: bool = True
) -> Payment:
    """Another amount of a deal, such as a bonus or a commission; due at once, or planned."""
    query = select(func.count(col(Payment.id))).where(
        Payment.deal_id == deal_id, Payment.kind == kind
    )
    number = session.exec(query).one() + 1
    row = begun(session, deal_id, kind, number, amount_idr)
    row.state, row.due_at = ("due", now) if due else ("planned", None)
    session.add(row)
    session.flush()
    return row


def begun(session: Session, deal_id: int, kind: str, number: int, amount_idr: int) -> Payment:
    """A new one, which is not written yet."""
    forget_all(session, "payments")
    return Payment(deal_id=deal_id, kind=kind, number=number, amount_idr=amount_idr)


def of_deal(session: Session, deal_id: int) -> list[Payment]:
    query = select(Payment).where(Payment.deal_id == deal_id)
    return list(session.exec(query.order_by(col(Payment.kind).desc(), col(Payment.number))))


def are_open(session: Session, deal_id: int) -> bool:
    """Whether something of a deal is to be paid, now or later."""
    return any(row.state in OPEN for row in of_deal(session, deal_id))


def fall_due(session: Session, today: date, now: datetime) -> list[Payment]:
    """What is due on a day that has come."""
    query = select(Payment).where(
        Payment.state == "planned", col(Payment.due_on).is_not(None), col(Payment.due_on) <= today
    )
    rows = list(session.exec(query.order_by(col(Payment.id))))
    for row in rows:
        row.state, row.due_at = "due", now
    return rows


def pay(
    session: Session, payment: Payment, day: date, reference: str, account: str,
    by: int, now: datetime,
) -> Payout:  # fmt: skip
    """Marks it paid. The database refuses a second payout that stands (IntegrityError)."""
    payout = Payout(
        payment_id=payment.id or 0,
        amount_idr=payment.amount_idr,
        day=day,
        reference=reference,
        account=account,
        by=by,
        at=now,
    )
    session.add(payout)
    payment.state = "paid"
    session.flush()
    return payout


def paid_with(session: Session, deal_id: int, reference: str) -> bool:
    """Whether something of a deal was paid with that reference, however it was written."""
    of_it = select(Payout.reference).join(Payment, col(Payment.id) == Payout.payment_id)
    used = session.exec(of_it.where(Payment.deal_id == deal_id, col(Payout.stands)))
    return reference.casefold() in {one.casefold() for one in used}


def take_back(session: Session, deal_id: int, at: datetime, by: int, now: datetime) -> None:
    """Corrects what was marked paid in a deal at that moment: a row against it, and it is due."""
    query = (
        select(Payout, Payment)
        .join(Payment, col(Payment.id) == Payout.payment_id)
        .where(Payment.deal_id == deal_id, Payout.at == at, col(Payout.stands))
    )
    for payout, payment in session.exec(query).all():
        payout.stands = False
        session.flush()
        session.add(
            Payout(
                payment_id=payout.payment_id,
                amount_idr=-payout.amount_idr,
                day=payout.day,
                reference=payout.reference,
                account=payout.account,
                by=by,
                at=now,
                stands=False,
                undoes=payout.id,
            )
        )
        payment.state = "due"
    session.flush()


def drop(session: Session, payment: Payment) -> None:
    """A person decides that it is not paid. When it fell due stays, by which its question is known
    if it was a slip."""
    payment.state, payment.fixed = "dropped", True
    session.flush()


def undrop(session: Session, deal_id: int, number: int, now: datetime) -> None:
    """That decision was a slip."""
    for row in of_deal(session, deal_id):
        if row.id == number and row.fixed:
            row.state, row.fixed, row.due_at = "due", False, row.due_at or now
    session.flush()


def open_of(session: Session, partner_id: int) -> Sequence[Payment]:
    """What is still to be paid to a partner."""
    query = (
        select(Payment)
        .join(Deal, col(Deal.id) == Payment.deal_id)
        .where(theirs(partner_id), col(Payment.state).in_(OPEN))
    )
    return session.exec(query.order_by(col(Payment.id))).all()


def waits_for_account(session: Session, partner_id: int) -> int | None:
    """The deal, the newest, in which something is still to be paid to a partner, or was paid while
    the account that they tell was not whole or not confirmed."""
    session.flush()
    if not _has_any(session, partner_id):
        return None
    found = bare(session, _WAITS_FOR_ACCOUNT, {"partner": partner_id})
    return found[0][0] if found else None


def _has_any(session: Session, partner_id: int) -> bool:
    """Whether a partner was ever to be paid anything. Of a round all are looked up together; of one
    alone what is asked next tells as much."""
    together = people.of_this_round(session)
    if len(together) > 1 and not is_known(session, "payments", partner_id):
        found = bare(session, _HAVE_ANY, {"partner_ids": together})
        remember(session, "payments", dict.fromkeys(together, False))
        remember(session, "payments", {one: True for (one,) in found})
    return recall(session, "payments", partner_id, lambda: True)


def paid_without_account(session: Session, partner_id: int) -> int | None:
    """The deal, the newest, in which a partner was paid while no account of theirs was known."""
    query = _PAID_WITHOUT_ACCOUNT.order_by(col(Payment.deal_id).desc())
    return session.scalar(query.limit(1), {"partner": partner_id})


def listed(session: Session, paid_since: date, size: int) -> Sequence[Listed]:
    """All that is due, the oldest first, then what was paid since a day, the newest first."""
    found = [*_rows(session, in_state(Payment.state, "due"), col(Payment.due_at), size)]
    paid = (col(Payment.state) == "paid") & (col(Payout.day) >= paid_since)
    left = max(0, size - len(found))
    return [*found, *_rows(session, paid, col(Payout.day).desc(), left)]


def of_one_deal(session: Session, deal_id: int) -> Sequence[Listed]:
    return _rows(session, Payment.deal_id == deal_id, col(Payment.number), 50)


def due_in_all(session: Session) -> tuple[int, int]:
    """How many are due, and how much that is in rupiah."""
    query = select(func.count(col(Payment.id)), func.sum(col(Payment.amount_idr)))
    count, amount = session.exec(query.where(in_state(Payment.state, "due"))).one()
    return count, int(amount or 0)


def count_listed(session: Session, paid_since: date) -> int:
    query = select(func.count(col(Payout.id))).where(col(Payout.stands), Payout.day >= paid_since)
    return due_in_all(session)[0] + session.exec(query).one()


def _rows(session: Session, where: Any, order: Any, size: int) -> list[Listed]:
    query = (
        columns(
            *(Payment, col(Partner.id), col(Partner.name), col(Campaign.title), Payout),
            *(func.coalesce(Shop.name, ""), Bonus),
        )
        .join(Deal, col(Deal.id) == Payment.deal_id)
        .join(Partner, col(Partner.id) == Deal.partner_id)
        .join(Campaign, col(Campaign.id) == Deal.campaign_id)
        .join(
            Payout,
            (col(Payout.payment_id) == Payment.id) & col(Payout.stands),
            isouter=True,
        )
        .join(Shop, col(Shop.id) == Campaign.shop_id, isouter=True)
        .join(
            Bonus, (col(Bonus.deal_id) == Payment.deal_id) & (Payment.kind == "bonus"), isouter=True
        )
        .where(where)
        .order_by(order, col(Payment.id))
        .limit(size)
    )
    return [Listed(*row) for row in session.execute(query)]
