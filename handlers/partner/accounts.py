"""Where a partner is paid: read from their words, read back masked, and confirmed once."""

from dataclasses import replace

from deals.buttons.partner import account_buttons
from deals.channel import Incoming
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.reading.contact import accounts as reading
from deals.says import Say
from deals.says import paying as says
from handlers.partner.who import Who
from handlers.turn import Turn
from storage import accounts, deals, heard, payments

LONGEST = 200  # characters: who writes more says other things, too
HIDDEN = "••••"
ASKED = "account"  # what `asked` says while a part of it is missing


def told(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes an account, or a part of one, while something is to be paid; else False."""
    if incoming.kind not in ("text", "edited") or len(incoming.text) > LONGEST:
        return False
    said = reading.account_named(incoming.text) or _name_alone(turn, incoming, who)
    if said is None:
        return False
    deal_id = payments.waits_for_account(turn.session, who.partner_id)
    if deal_id is None:
        return False
    deal = deals.load(turn.session, deal_id)
    was = accounts.of(turn.session, who.partner_id)
    before = accounts.masked(turn.session, who.partner_id)
    if before and was and accounts.known(was) == said:
        who.answer(says.AccountKept(before))
        return True
    row = accounts.told(turn.session, who.partner_id, said, turn.now)
    if said.number and turn.heard_id:
        heard.hide(turn.session, turn.heard_id, said.number, HIDDEN)
    known = accounts.known(row)
    missing = known.missing
    number = f"••••{known.number[-4:]}" if known.number else ""
    words = says.AccountCheck(known.bank, number, known.holder, missing)
    rows = () if missing else account_buttons(deal.id, row.version)
    tells = [Say("partner", words, rows)]
    if before:
        tells.append(Say("staff", says.NoticeAccount(*deal.about, "", before)))
    asked = ASKED if missing else ""
    turn.decide(deal, Decision(replace(deal, asked=asked), "account_told", tuple(tells)))
    return True


def confirm(deal: Deal, version: str, turn: Turn) -> Decision:
    """They have pressed that it is right: from now on it counts."""
    row = accounts.of(turn.session, deal.partner.id)
    if row is None or row.confirmed_at or str(row.version) != version:
        raise Refused("already_done")
    if accounts.known(row).missing:
        raise Refused("already_done")
    row.confirmed_at = turn.now
    turn.session.flush()
    account = accounts.masked(turn.session, deal.partner.id)
    tells = (
        Say("partner", says.AccountKept(account)),
        Say("staff", says.NoticeAccount(*deal.about, account, "")),
    )
    return Decision(deal, "account_confirmed", tells)


def ask_again(deal: Deal, rest: str, turn: Turn) -> Decision:
    """It is another one: they write it."""
    if payments.waits_for_account(turn.session, deal.partner.id) is None:
        raise Refused("already_done")
    return Decision(deal, "account_asked", (Say("partner", says.AskAccount()),))


def _name_alone(turn: Turn, incoming: Incoming, who: Who) -> reading.Account | None:
    """`Rani Kusuma`, after we have asked for nothing but the holder."""
    if len(incoming.text) > 60 or not incoming.text.replace(" ", "").replace(".", "").isalpha():
        return None
    if who.live and not any(deal.asked == ASKED for deal in who.live):
        return None
    last = heard.last_read(turn.session, who.partner_id)
    if last is None or last.words != says.AccountCheck.template():
        return None
    row = accounts.of(turn.session, who.partner_id)
    if row is None or row.confirmed_at or accounts.known(row).missing != ("holder",):
        return None
    return reading.account_named(incoming.text, bare_name=True)
