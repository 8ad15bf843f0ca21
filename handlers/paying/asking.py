"""What becomes of payments when a deal moves or a day comes: who is told, and asked where to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import Session

from deals import paying
from deals.buttons.partner import account_button
from deals.buttons.staff import deal_button, pay_buttons
from deals.deal import Deal
from deals.hours import day_here
from deals.says import Say
from deals.says.paying.to_partner import PaymentDue
from deals.says.paying.to_staff import NoticePayment, NoticePaymentsDropped
from deals.says.proving.to_staff import NoticeDone
from storage.deal import (
    deals,
    payments,
)
from storage.partner import accounts
from storage.post import outbox
from storage.tables import Payment

if TYPE_CHECKING:
    from handlers.turn import Turn


def settle(turn: Turn, deal: Deal) -> None:
    """After a deal has moved: its payments stand as the rules see them, and who has to knows it."""
    settled = payments.settle(turn.session, deal, turn.now)
    for payment in settled.fell_due:
        tell_due(turn, deal, payment)
    if settled.dropped_idr:
        words = NoticePaymentsDropped(*deal.about, settled.dropped_idr, settled.paid_idr)
        turn.tell(deal, Say("staff", words, deal_button(deal.id)))
    no_longer_ask(turn, deal)


def with_payment(session: Session, deal: Deal, one: Say) -> Say:
    """A notice that all is done, with where to pay what is left of it."""
    if not isinstance(one.words, NoticeDone):
        return one
    return replace(one, words=replace(one.words, pays=payments.are_open(session, deal.id)))


def no_longer_ask(turn: Turn, deal: Deal) -> None:
    """What was paid or dropped before its question went out is asked about no more."""
    rows = payments.of_deal(turn.session, deal.id)
    since = [row.due_at for row in rows if row.state == "due" and row.due_at]
    outbox.settled(turn.session, deal.id, PaymentDue.template(), since)


def ask_again(turn: Turn, deal: Deal) -> None:
    """It is due again, and so its question goes out if it never did."""
    outbox.unsettled(turn.session, deal.id, PaymentDue.template())


def fall_due(turn: Turn) -> None:
    """The days that have come make payments due."""
    today = day_here(turn.now)
    for payment in payments.fall_due(turn.session, today, turn.now):
        tell_due(turn, deals.load(turn.session, payment.deal_id), payment)


def tell_due(turn: Turn, deal: Deal, payment: Payment) -> None:
    """Staff hear that it has to be paid, the partner that it will be, and where to is asked."""
    account = accounts.masked(turn.session, deal.partner.id)
    notice = NoticePayment(
        *deal.about,
        payment.amount_idr,
        account,
        paying.excused(deal),
        deal.stage.value,
        accounts.is_changing(turn.session, deal.partner.id),
        payment.kind,
    )
    turn.tell(deal, Say("staff", notice, pay_buttons(deal.id, payment.id or 0)))
    if deal.partner.stopped or not paying.is_earned(deal):
        return
    about = (deal.campaign.brand, deal.campaign.title)
    due = PaymentDue(*about, payment.amount_idr, account, payment.kind)
    rows = account_button(deal.id) if account else ()
    turn.tell_partner(deal.partner.id, due, rows, deal, unasked=True)
