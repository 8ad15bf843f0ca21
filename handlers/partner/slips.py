"""Whoever was paid may want to see the slip of the transfer."""

from deals.buttons.staff import slip_button
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.paying.to_partner import SlipComes
from deals.says.paying.to_staff import NoticeSlip
from handlers.turn import Turn
from storage.deal import slips
from storage.tables import Payment


def wanted(deal: Deal, number: str, turn: Turn) -> Decision:
    """Their press under what was paid; staff send it."""
    payment = turn.session.get(Payment, int(number)) if len(number) <= 18 else None
    if payment is None or payment.deal_id != deal.id or payment.state != "paid":
        raise Refused("old_button")
    if not slips.want(turn.session, payment, turn.now):
        raise Refused("already_done")
    notice = NoticeSlip(*deal.about, payment.amount_idr)
    told = (
        Say("partner", SlipComes()),
        Say("staff", notice, slip_button(deal.id, payment.id or 0)),
    )
    return Decision(deal, "slip_wanted", told, {"payment": payment.id or 0})
