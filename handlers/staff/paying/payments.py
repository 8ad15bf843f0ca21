"""/payments and /paid: what is due, what was paid with which reference, and the sheet for it."""

import re
from datetime import date, timedelta
from typing import Any

from deals import paying
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.hours import day_here
from deals.says.paying import to_staff as says
from handlers import say
from handlers.office.exporting import Cell, book_of
from handlers.paying import asking
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.paying import money
from handlers.staff.reporting import sheets
from handlers.staff.selling import bonuses
from handlers.words.phrases import Phrases
from storage.deal import payments, slips
from storage.deal.payments import Listed
from storage.partner import accounts
from storage.tables import Payment

SHOWN = 12
PAID_DAYS = 31  # so long what was paid stands in the list
REFERENCE_CHARS = 100
_DAY = re.compile(
    r"\s+(?:tgl|tanggal|on)\.?\s+(\d{1,2})(?:[-/. ](\d{1,2})[-/. ](\d{4}))?\s*$", re.I
)


def command(acting: Acting, rest: str) -> None:
    """/payments, or /payments 12 for one deal."""
    acting.must_be_private()
    if rest.strip():
        _show_deal(acting, acting.deal(rest.split()[0].lstrip("#")))
        return
    listed = payments.listed(acting.session, _since(acting), SHOWN)
    sheet = ((Button("as_sheet", "s.paysheet:all"),),) if listed else ()
    _show(acting, listed, sheet)


def of_deal(acting: Acting, rest: str) -> None:
    """All of one deal, with a button for each that is due."""
    acting.must_be_private()
    _show_deal(acting, settling.meant(acting, rest)[0])


def as_sheet(acting: Acting, rest: str) -> None:
    """The whole of it for finance; only here an account stands in full."""
    acting.must_be_private()
    since = _since(acting)
    rows = payments.count_listed(acting.session, since)
    if rows > sheets.MOST_ROWS:
        raise Refused("sheet_too_long", most=sheets.MOST_ROWS)
    listed = payments.listed(acting.session, since, sheets.MOST_ROWS)
    language = acting.member.language
    content = book_of([(say.label("payments", language), _rows(acting, listed, language))])
    sheets.send(acting, content, "payments.xlsx", len(listed))


def paid_with(acting: Acting, rest: str) -> None:
    """/paid 12 TRX-881, /paid 12 TRX-881 tgl 18."""
    acting.must_be_private()
    acting.must_name_deal(rest, "TRX-881")
    number, _, told = rest.strip().partition(" ")
    deal = acting.deal(number.lstrip("#"))
    due = [one for one in payments.of_deal(acting.session, deal.id) if one.state == "due"]
    if not due:
        raise Refused("nothing_to_pay")
    if len(due) > 1:
        _show_deal(acting, deal)
    elif told.strip():
        _pay(acting, deal, due[0], told)
    else:
        settling.ask(acting, "paid", "ask_reference", deal, payment=due[0].id)


def ask_reference(acting: Acting, rest: str) -> None:
    """Which reference does the transfer have?"""
    deal, payment = _meant(acting, rest)
    if payment.state != "due":
        raise Refused("already_paid" if payment.state == "paid" else "nothing_to_pay")
    settling.ask(acting, "paid", "ask_reference", deal, payment=payment.id)


def take_reference(acting: Acting, answers: dict[str, Any]) -> None:
    deal = acting.deal(str(answers["deal"]))
    _pay(acting, deal, _payment(acting, deal, int(answers["payment"])), acting.incoming.text)


def drop(acting: Acting, rest: str) -> None:
    """A lead decides that it is not paid; of a bonus they say why."""
    deal, payment = _meant(acting, rest)
    if payment.state != "due":
        raise Refused("already_paid" if payment.state == "paid" else "nothing_to_pay")
    decision = paying.dropped(deal, payment.id or 0, payment.amount_idr)
    if payment.kind == "bonus":
        bonuses.ask_back(acting, deal)
        return
    payments.drop(acting.session, payment)
    asking.no_longer_ask(acting.turn, deal)
    after = acting.decide(deal, decision, undoable=True)
    settling.acted(acting, after, "payment_dropped", undo=True)


def _pay(acting: Acting, deal: Deal, payment: Payment, told: str) -> None:
    if payment.state != "due":
        raise Refused("already_paid" if payment.state == "paid" else "nothing_to_pay")
    account = accounts.masked(acting.session, deal.partner.id)  # none where an invoice was sent
    reference, day = _read(told, deal.campaign.local_date(acting.turn.now))
    if payments.paid_with(acting.session, deal.id, reference):
        raise Refused("reference_used")
    payments.pay(
        *(acting.session, payment, day, reference, account, acting.member_id, acting.turn.now)
    )
    asking.no_longer_ask(acting.turn, deal)
    told_as = (payment.amount_idr, day, account, reference, payment.kind)
    decision = paying.paid(deal, payment.id or 0, *told_as)
    acting.done()
    after = acting.decide(deal, decision, undoable=True)
    settling.acted(acting, after, "paid" if account else "paid_nowhere", undo=True)


def _read(told: str, today: date) -> tuple[str, date]:
    """The reference, and the day: today, unless a last one is named."""
    told = " ".join(told.split())
    found, day = _DAY.search(f" {told}"), today
    if found:
        told, day = told[: max(0, found.start() - 1)].strip(), _day(found, today)
    if not 2 <= len(told) <= REFERENCE_CHARS:
        raise Refused("reference_needed")
    if day > today:
        raise Refused("paid_in_future")
    return told, day


def _day(found: re.Match[str], today: date) -> date:
    """`18` is the last 18th, `18-10-2026` that very day."""
    try:
        if found[3]:
            return date(int(found[3]), int(found[2]), int(found[1]))
        month = today if int(found[1]) <= today.day else today.replace(day=1) - timedelta(days=1)
        return month.replace(day=int(found[1]))
    except ValueError:
        raise Refused("day_unreadable") from None


def _meant(acting: Acting, rest: str) -> tuple[Deal, Payment]:
    deal, parts = settling.meant(acting, rest)
    return deal, _payment(acting, deal, settling.number(parts))


def _payment(acting: Acting, deal: Deal, number: int) -> Payment:
    payment = acting.session.get(Payment, number)
    if payment is None or payment.deal_id != deal.id:
        raise Refused("old_button")
    return payment


def _show_deal(acting: Acting, deal: Deal) -> None:
    listed = payments.of_one_deal(acting.session, deal.id)
    language = acting.member.language
    rows = tuple(
        (
            Button(
                f"{say.label('mark_paid', language)}: {Phrases(language).idr(p.amount_idr)}",
                f"s.paid:{deal.id}:{p.id}",
                plain=True,
            ),
        )
        for p in (one.payment for one in listed)
        if p.state == "due"
    )
    _show(acting, listed, (*rows, *_slip_rows(acting, deal, listed)))


def _slip_rows(acting: Acting, deal: Deal, listed: Any) -> Rows:
    """What was paid, and nobody was shown the slip of."""
    language = acting.member.language
    paid = [one.payment for one in listed if one.payment.state == "paid"]
    seen = [one for one in paid if (slip := slips.of(acting.session, one.id or 0)) and slip.sent_at]
    return tuple(
        (
            Button(
                f"{say.label('send_slip', language)}: {Phrases(language).idr(p.amount_idr)}",
                f"s.slip:{deal.id}:{p.id}",
                plain=True,
            ),
        )
        for p in paid
        if p not in seen
    )


def _show(acting: Acting, listed: Any, rows: Rows) -> None:
    lines = tuple(money.line(acting, one) for one in listed)
    acting.answer(says.PaymentList(lines, *payments.due_in_all(acting.session)), rows)


def _since(acting: Acting) -> date:
    return day_here(acting.turn.now) - timedelta(days=PAID_DAYS)


def _rows(acting: Acting, listed: Any, language: str) -> list[list[Cell]]:
    columns = ("deal", "partner", "campaign", "kind", "number", "amount", "state", "due", "paid")
    where_to = ("reference", "bank", "account_number", "account_holder", "remark")
    names = (*columns, *where_to, "shop", "units", "gmv", "condition")
    rows: list[list[Cell]] = [[say.word("payment_columns", name, language) for name in names]]
    return [*rows, *(_cells(acting, one, language) for one in listed)]


def _cells(acting: Acting, one: Listed, language: str) -> list[Cell]:
    payment, payout = one.payment, one.payout
    account = accounts.of(acting.session, one.partner_id)
    confirmed = account if account and account.confirmed_at else None
    due = payment.due_on or (day_here(payment.due_at) if payment.due_at else None)
    return [
        payment.deal_id,
        one.partner,
        one.campaign,
        say.word("payment_kinds", payment.kind, language),
        payment.number,
        payment.amount_idr,
        say.word("payment_states", payment.state, language),
        due.isoformat() if due else "",
        payout.day.isoformat() if payout else "",
        payout.reference if payout else "",
        confirmed.bank if confirmed else "",
        confirmed.number if confirmed else "",
        confirmed.holder if confirmed else "",
        money.changes(acting, one.partner_id) if payment.state == "due" else "",
        one.shop,
        one.bonus.units if one.bonus else "",
        one.bonus.gmv_idr if one.bonus else "",
        money.condition(acting, one),
    ]
