"""A payment in short, as a line of /due and of the lists has it; the account is masked."""

from deals.says.paying import to_staff as says
from handlers import say
from handlers.staff.acting import Acting
from handlers.words.phrases import Phrases
from storage.deal.payments import Listed
from storage.partner import accounts
from storage.selling import bonuses
from storage.tables import Deal, Payment


def in_short(acting: Acting, deal_id: int, payment_id: int) -> str:
    """Rp250.000 · BCA ••••1234 a.n. Rani; in a group without the account."""
    payment = acting.session.get(Payment, payment_id)
    deal = acting.session.get(Deal, deal_id)
    if payment is None or deal is None:
        return ""
    amount = Phrases(acting.member.language).idr(payment.amount_idr)
    account = as_shown(acting, deal.partner_id) if acting.private else ""
    none = say.word("desk", "no_account", acting.member.language) if acting.private else ""
    return " · ".join(part for part in (amount, account or none) if part)


def as_shown(acting: Acting, partner_id: int) -> str:
    """The account that counts, masked, and whether another waits to be confirmed."""
    account = accounts.masked(acting.session, partner_id)
    return " · ".join(part for part in (account, changes(acting, partner_id)) if part)


def changes(acting: Acting, partner_id: int) -> str:
    """That another account waits to be confirmed; "" where none does."""
    if not accounts.is_changing(acting.session, partner_id):
        return ""
    return say.word("desk", "account_changes", acting.member.language)


def condition(acting: Acting, one: Listed) -> str:
    """What a bonus hung on."""
    if one.bonus is None:
        return ""
    terms = bonuses.terms_of(acting.session, one.payment.deal_id)
    return Phrases(acting.member.language).condition(terms) if terms else ""


def line(acting: Acting, one: Listed) -> says.PaymentLine:
    payment, payout = one.payment, one.payout
    day = payout.day if payout else payment.due_on
    account = payout.account if payout else as_shown(acting, one.partner_id)
    return says.PaymentLine(
        payment.deal_id,
        one.partner,
        one.campaign,
        payment.kind,
        payment.number,
        payment.amount_idr,
        payment.state,
        day,
        account,
        payout.reference if payout else "",
    )
