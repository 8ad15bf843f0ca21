"""Where a partner is paid: read from their words, read back masked, and confirmed once."""

from dataclasses import replace

from deals.buttons.partner import account_buttons
from deals.channel import Incoming
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.reading.contact import accounts as reading
from deals.reading.intent.plain_answers import is_plain_yes, says_right
from deals.says import Say
from deals.says.paying.to_partner import AccountCheck, AccountKept, AskAccount, PaymentDue
from deals.says.paying.to_staff import NoticeAccount, NoticeAccountDoubted, NoticeTwoAccounts
from handlers.partner import in_person
from handlers.partner.passing import passed_on
from handlers.partner.who import Who
from handlers.proving import noticing
from handlers.turn import Turn
from storage.deal import (
    deals,
    payments,
)
from storage.partner import (
    accounts,
    heard,
)
from storage.tables import Account

LONGEST = 200  # characters: who writes more says other things, too
HIDDEN = "••••"
ASKED = "account"  # what `asked` says while a part of it is missing
ASKING = {one.template() for one in (PaymentDue, AskAccount, AccountCheck)}


def told(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes an account, or a part of one, while something is to be paid; else False. What else the
    words say is for a person."""
    if incoming.kind not in ("text", "edited") or len(incoming.text) > LONGEST:
        return False
    deal_id = _paid_in(turn, incoming, who)
    if deal_id is None:
        return False
    deal = deals.load(turn.session, deal_id)
    if _called_right(turn, incoming, deal):
        return True
    asked = _is_asked(turn, deal, who)
    said = reading.account_named(incoming.text, asked) or _name_alone(turn, incoming, who)
    row = accounts.of(turn.session, who.partner_id)
    if said is None or not accounts.may_replace(row, said):
        return False
    if said.number and turn.heard_id:
        heard.hide(turn.session, turn.heard_from, turn.heard_id, said.number, HIDDEN)
    before = accounts.masked(turn.session, who.partner_id)
    if before and row and accounts.known(row).is_meant_by(said):
        deal = _kept(turn, who, deal, row, before)
    else:
        deal = _taken(turn, deal, said, before)
    _hand_on(turn, incoming, who, deal, said)
    return True


def hidden(turn: Turn, incoming: Incoming) -> Incoming:
    """The same without the number of an account that nothing is to be paid to; nor does the talk
    keep it."""
    said = reading.account_named(incoming.text)
    if not (said and said.bank and said.number):
        return incoming
    if turn.heard_id:
        heard.hide(turn.session, turn.heard_from, turn.heard_id, said.number, HIDDEN)
    return replace(incoming, text=reading.without_number(incoming.text, said.number, HIDDEN))


def _paid_in(turn: Turn, incoming: Incoming, who: Who) -> int | None:
    """The deal that an account would be for: something of it is to be paid, or was paid while no
    account was known."""
    waits = payments.waits_for_account(turn.session, who.partner_id)
    if waits is not None:
        return waits
    said = reading.account_named(incoming.text)
    named = said is not None and bool(said.bank and (said.number or said.holder))
    if named or says_right(incoming.text) or is_plain_yes(incoming.text):
        return payments.paid_without_account(turn.session, who.partner_id)
    return None


def _taken(turn: Turn, deal: Deal, said: reading.Account, before: str) -> Deal:
    """Kept, and read back to be confirmed. What else we have asked them stays asked."""
    row = accounts.told(turn.session, deal.partner.id, said, turn.now)
    noticing.shared(turn, deal.partner.id)
    tells = [read_back(deal, row)]
    if before:
        tells.append(Say("staff", NoticeAccount(*deal.about, "", before)))
    asked = deal.asked
    if asked in ("", ASKED):
        asked = ASKED if _lacks(row) else ""
    return turn.decide(deal, Decision(replace(deal, asked=asked), "account_told", tuple(tells)))


def _kept(turn: Turn, who: Who, deal: Deal, row: Account, account: str) -> Deal:
    """It is the confirmed one: another that waited beside it is taken back, with what it lacked."""
    who.answer(AccountKept(account))
    if accounts.waiting(row):
        accounts.keep(turn.session, row)
        turn.tell(deal, Say("staff", NoticeAccount(*deal.about, account, "")))
    if deal.asked != ASKED:
        return deal
    return turn.decide(deal, Decision(replace(deal, asked=""), "account_told"))


def read_back(deal: Deal, row: Account) -> Say:
    """What waits for their yes, with a button for it once it is whole."""
    known = accounts.waiting(row) or accounts.known(row)
    number = f"{HIDDEN}{known.number[-4:]}" if known.number else ""
    words = AccountCheck(known.bank, number, known.holder, known.missing)
    return Say("partner", words, () if known.missing else account_buttons(deal.id, row.version))


def _hand_on(turn: Turn, incoming: Incoming, who: Who, deal: Deal, said: reading.Account) -> None:
    """Words besides the account, without its number, and all words while a person talks to them."""
    text = reading.without_number(incoming.text, said.number, HIDDEN)
    who.look_again()
    if held := in_person.talked_with(who):
        in_person.hand_on(turn, replace(incoming, text=text), held)
    elif reading.says_more(incoming.text, said):
        if turn.heard_id:
            turn.talks_about(deal)
        passed = passed_on(turn, deal, text, "account")
        turn.decide(deal, replace(passed, says=passed.to_staff))


def confirm(deal: Deal, version: str, turn: Turn) -> Decision:
    """They have pressed that it is right: from now on it counts."""
    row = accounts.of(turn.session, deal.partner.id)
    if row is None or not _is_whole(row) or str(row.version) != version:
        raise Refused("already_done")
    accounts.confirm(turn.session, row, turn.now)
    account = accounts.masked(turn.session, deal.partner.id)
    tells = (
        Say("partner", AccountKept(account)),
        Say("staff", NoticeAccount(*deal.about, account, "")),
    )
    return Decision(deal, "account_confirmed", tells)


def _called_right(turn: Turn, incoming: Incoming, deal: Deal) -> bool:
    """A yes right after we read their account back is as good as the press under it."""
    if not (says_right(incoming.text) or is_plain_yes(incoming.text)):
        return False
    row = accounts.of(turn.session, deal.partner.id)
    if row is None or not _is_whole(row):
        return False
    ((right, _),) = account_buttons(deal.id, row.version)
    last = heard.last_read(turn.session, deal.partner.id)
    if not (last and heard.answers(last, right.action, incoming.sent_at)):
        return False
    turn.decide(deal, confirm(deal, str(row.version), turn))
    return True


def check_again(turn: Turn, partner_id: int) -> None:
    """Who spoke for them does no more, and may have told the account: it waits for their yes."""
    if waiting := _unconfirmed(turn, partner_id):
        deal, row = waiting
        account = reading.masked(row.bank, row.number, row.holder)
        turn.tell(deal, Say("staff", NoticeAccountDoubted(*deal.about, account)))
        show_again(turn, partner_id)


def check_which(turn: Turn, partner_id: int, account: str, other: str) -> None:
    """Two records of theirs that are one now had each confirmed another account: the first waits
    for their yes, or for another one."""
    if waiting := _unconfirmed(turn, partner_id):
        deal, _ = waiting
        turn.tell(deal, Say("staff", NoticeTwoAccounts(*deal.about, account, other)))
        show_again(turn, partner_id)


def show_again(turn: Turn, partner_id: int) -> None:
    """Reads them the account that waits for their yes, if one does and they can be written to."""
    if waiting := _unconfirmed(turn, partner_id):
        asked = read_back(*waiting)
        turn.tell_partner(partner_id, asked.words, asked.buttons, waiting[0])


def _unconfirmed(turn: Turn, partner_id: int) -> tuple[Deal, Account] | None:
    """The whole of an account, not confirmed, to which something is to be paid in that deal."""
    row = accounts.of(turn.session, partner_id)
    if row is None or not _is_whole(row):
        return None
    deal_id = payments.waits_for_account(turn.session, partner_id)
    return (deals.load(turn.session, deal_id), row) if deal_id is not None else None


def ask_again(deal: Deal, rest: str, turn: Turn) -> Decision:
    """It is another one: they write it."""
    if payments.waits_for_account(turn.session, deal.partner.id) is None:
        raise Refused("already_done")
    return Decision(deal, "account_asked", (Say("partner", AskAccount()),))


def _lacks(row: Account) -> tuple[str, ...]:
    """What is missing of the account that waits for their yes."""
    waiting = accounts.waiting(row)
    return waiting.missing if waiting else ()


def _is_whole(row: Account) -> bool:
    """Whether an account waits for nothing but their yes."""
    return accounts.waiting(row) is not None and not _lacks(row)


def _is_asked(turn: Turn, deal: Deal, who: Who) -> bool:
    """Whether an account is what we have asked them for."""
    if deal.asked == ASKED:
        return True
    last = heard.last_read(turn.session, who.partner_id)
    return last is not None and last.words in ASKING


def _name_alone(turn: Turn, incoming: Incoming, who: Who) -> reading.Account | None:
    """`Rani Kusuma`, after we have asked for nothing but the holder."""
    if len(incoming.text) > 60 or not incoming.text.replace(" ", "").replace(".", "").isalpha():
        return None
    if who.live and not any(deal.asked == ASKED for deal in who.live):
        return None
    last = heard.last_read(turn.session, who.partner_id)
    if last is None or last.words != AccountCheck.template():
        return None
    row = accounts.of(turn.session, who.partner_id)
    if row is None or _lacks(row) != ("holder",):
        return None
    return reading.account_named(incoming.text, bare_name=True)
