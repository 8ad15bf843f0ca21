"""The slip of a transfer, a picture or a PDF, is kept and passed on to whom it was paid."""

from typing import Any

from deals.content.briefing import BriefFile
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.paying import to_partner as says
from handlers.staff.acting import Acting
from handlers.staff.delivering.briefing import sent_file
from handlers.staff.listing import settling
from storage.deal import proofs, slips
from storage.tables import Payment


def ask(acting: Acting, rest: str) -> None:
    acting.must_be_private()
    deal, parts = settling.meant(acting, rest)
    payment = _paid(acting, deal.id, settling.number(parts))
    settling.ask(acting, "slip", "ask_slip", deal, payment=payment.id)


def take(acting: Acting, answers: dict[str, Any]) -> None:
    deal = acting.deal(str(answers["deal"]))
    payment = _paid(acting, deal.id, int(answers["payment"]))
    sent = acting.file()
    if sent is None:
        raise Refused("file_needed")
    file, now = sent_file(sent), acting.turn.now
    proofs.keep_media(acting.session, file.sha256, file.name, sent.mime, sent.size, now)
    slips.keep(acting.session, payment, file.sha256, now)
    acting.done()
    told = () if deal.partner.stopped else (_say(deal.campaign.brand, payment, file),)
    details: dict[str, str | int] = {"payment": payment.id or 0}
    settling.acted(acting, acting.decide(deal, Decision(deal, "slip_sent", told, details)), "slip")


def _say(brand: str, payment: Payment, file: BriefFile) -> Say:
    return Say("partner", says.PaymentSlip(brand, payment.amount_idr), files=(file,))


def _paid(acting: Acting, deal_id: int, number: int) -> Payment:
    payment = acting.session.get(Payment, number)
    if payment is None or payment.deal_id != deal_id or payment.state != "paid":
        raise Refused("old_button")
    return payment
