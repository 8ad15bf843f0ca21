"""A partner's press: checked for the person and the version of the terms, then done."""

from collections.abc import Callable
from datetime import date

from deals import (
    amending,
    delivery,
    negotiation,
)
from deals.channel import Incoming
from deals.content import briefs
from deals.deadlines import (
    extending,
    held_up,
)
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.parcels import whereto
from deals.says.talking import to_partner as says
from handlers.partner import (
    accounts,
    address,
    boosting,
    brought,
    lives,
    manager,
    parcel,
    questions,
    sampling,
    slips,
    talk,
    tickets,
    unsure,
)
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.deal import deals
from storage.post import outbox
from storage.selling import bonuses
from storage.tables import Heard

Act = Callable[[Deal, str, Turn], Decision]


def press(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Does what a button says, or tells that it is an old one. A second press finds it done."""
    act, deal, rest = _read(turn, incoming, who)
    if act == "pick" and deal:
        _picked(turn, incoming, who, deal, rest)
        return
    if act == "figures" and deal:
        _of_that_one(turn, incoming, who, deal, rest)
        return
    if act == "own" and deal:
        manager.pressed_own(turn, incoming, who)
        return
    if act == "mean" and deal:
        unsure.pressed(turn, incoming, who, deal, rest)
        return
    if act in lives.PRESSES and deal:
        _of_a_live(turn, incoming, who, deal, act, rest)
        return
    if deal is None or act not in ACTS:
        turn.toast(incoming, who.partner.language, says.OldButton())
        return
    try:
        decision = ACTS[act](deal, rest, turn)
    except (Refused, ValueError) as error:
        _not_now(turn, incoming, who, deal, error)
        return
    turn.toast(incoming, who.partner.language)
    if act in SETTLE and not _of_several(turn, incoming):
        turn.unbutton(incoming)
    turn.decide(deal, decision)


def _of_several(turn: Turn, incoming: Incoming) -> bool:
    """Whether the message has buttons of other deals, too, which stay."""
    row = outbox.sent_as(turn.session, incoming.address, incoming.message_id)
    rows = row.payload.get("buttons", ()) if row else ()
    actions = (button.get("data", "") for line in rows for button in line)
    return len({action.split(":")[1] for action in actions if ":" in action}) > 1


def settles(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Whether a press agrees, declines or the like, and would change something now."""
    act, deal, rest = _read(turn, incoming, who)
    if deal is None or act not in SETTLE:
        return False
    try:
        return ACTS[act](deal, rest, turn).deal != deal
    except (Refused, ValueError):
        return False


def _not_now(
    turn: Turn, incoming: Incoming, who: Who, deal: Deal, error: Refused | ValueError
) -> None:
    """An old button; a yes to terms whose last day has passed is for a person."""
    if isinstance(error, Refused) and error.code == "terms_outdated":
        turn.toast(incoming, who.partner.language)
        turn.decide(deal, negotiation.pass_on(deal, "", "accept", (), turn.now))
    elif isinstance(error, Refused) and error.code == "offer_expired":
        turn.toast(incoming, who.partner.language)
        turn.decide(deal, negotiation.expired(deal, turn.now))
    else:
        turn.toast(incoming, who.partner.language, says.OldButton())


def _read(turn: Turn, incoming: Incoming, who: Who) -> tuple[str, Deal | None, str]:
    """Act, deal and the rest of `act:deal:rest`; no deal when it is not theirs."""
    act, _, after = incoming.button.partition(":")
    number, _, rest = after.partition(":")
    if not number.isdecimal() or len(number) > 18:
        return act, None, rest
    try:
        deal = deals.load(turn.session, int(number))
    except LookupError:
        return act, None, rest
    return act, deal if deal.partner.id == who.partner_id else None, rest


def _of_these_terms(deal: Deal, number: str) -> Deal:
    """Raises Refused when the button stands under terms that have changed since."""
    if not deal.on_table or str(deal.on_table.number) != number:
        raise Refused("terms_changed")
    return deal


def _agree(deal: Deal, number: str, turn: Turn) -> Decision:
    agreed = negotiation.agree(_of_these_terms(deal, number), int(number), turn.now)
    return address.read_back(turn, agreed)


def _yes(deal: Deal, number: str, turn: Turn) -> Decision:
    return negotiation.show_terms(_of_these_terms(deal, number), turn.now)


def _no(deal: Deal, number: str, turn: Turn) -> Decision:
    _still_negotiating(deal)
    return negotiation.decline(_of_these_terms(deal, number), "", turn.now)


def _later(deal: Deal, number: str, turn: Turn) -> Decision:
    _still_negotiating(deal)
    return negotiation.put_off(_of_these_terms(deal, number), "", None, turn.now)


def _ask(what: str, guard: Callable[[Deal], None]) -> Act:
    def ask(deal: Deal, rest: str, turn: Turn) -> Decision:
        guard(deal)
        return negotiation.ask_for(deal, what, turn.now)

    return ask


def _still_negotiating(deal: Deal) -> None:
    if not deal.negotiating:
        raise Refused("not_negotiating")


def _still_due(deal: Deal) -> None:
    if deal.over or not deal.outstanding:
        raise Refused("nothing_due")


def _promise(deal: Deal, day: str, turn: Turn) -> Decision:
    """A day after the last one is a wish for more time."""
    named = date.fromisoformat(day)
    if days := extending.days_until(deal, named, turn.now):
        return extending.ask(deal, days, turn.now)
    return delivery.promise(deal, named, True, turn.now)


def _right(deal: Deal, mark: str, turn: Turn) -> Decision:
    return address.confirmed(turn, deal, mark)


def _readdress(deal: Deal, rest: str, turn: Turn) -> Decision:
    if deal.over:
        raise Refused("old_button")
    return whereto.asked_for(deal)


def _read_brief(deal: Deal, rest: str, turn: Turn) -> Decision:
    return briefs.brief_read(deal, turn.now)


def _delay(deal: Deal, rest: str, turn: Turn) -> Decision:
    return held_up.ask(deal, turn.now)


def _held(deal: Deal, kind: str, turn: Turn) -> Decision:
    """What holds them up."""
    return held_up.told(deal, kind, turn.now)


def _more(deal: Deal, rest: str, turn: Turn) -> Decision:
    """So many days more: `4:0`, where 0 extensions were known."""
    days, _, known = rest.partition(":")
    if not (days.isdecimal() and known.isdecimal() and len(rest) < 10):
        raise Refused("old_button")
    return extending.ask_offered(deal, int(days), int(known), turn.now)


def _amend(deal: Deal, number: str, turn: Turn) -> Decision:
    return amending.confirm(deal, int(number), bonuses.is_judged(turn.session, deal.id))


def _keep_terms(deal: Deal, number: str, turn: Turn) -> Decision:
    return amending.decline(deal, int(number))


ACTS: dict[str, Act] = {
    "yes": _yes,
    "agree": _agree,
    "no": _no,
    "later": _later,
    "terms": _ask("terms", _still_negotiating),
    "question": _ask("question", _still_negotiating),
    "product": questions.pressed_for_all,
    "unanswered": talk.not_answered,
    "delay": _delay,
    "held": _held,
    "more": _more,
    "posted": _ask("proof", _still_due),
    "promise": _promise,
    "here": parcel.here,
    "not_yet": parcel.not_yet,
    "broken": parcel.broken,
    "right": _right,
    "readdress": _readdress,
    "read": _read_brief,
    "idea": _ask("idea", _still_due),
    "draft": _ask("draft", _still_due),
    "no_figures": brought.none,
    "trouble": tickets.pressed,
    "fixed": tickets.fixed,
    "unsolved": tickets.unsolved,
    "no_codes": boosting.none,
    "code_days": boosting.last,
    "sample": sampling.pressed,
    "slip": slips.wanted,
    "amend": _amend,
    "keepterms": _keep_terms,
    "account": accounts.confirm,
    "account_new": accounts.ask_again,
}
SETTLE = {
    "amend",
    "keepterms",
    "agree",
    "no",
    "promise",
    "here",
    "not_yet",
    "broken",
    "right",
    "unanswered",
    "read",
    "more",
    "no_figures",
    "fixed",
    "unsolved",
    "no_codes",
    "code_days",
}


def _of_a_live(turn: Turn, incoming: Incoming, who: Who, deal: Deal, act: str, rest: str) -> None:
    try:
        lives.press(turn, incoming, deal, act, rest)
    except (Refused, ValueError):
        turn.toast(incoming, who.partner.language, says.OldButton())
        return
    turn.toast(incoming, who.partner.language)


def _of_that_one(turn: Turn, incoming: Incoming, who: Who, deal: Deal, heard_id: str) -> None:
    """They told of which campaign their figures are."""
    try:
        brought.picked(turn, deal, heard_id)
    except Refused:
        turn.toast(incoming, who.partner.language, says.OldButton())
        return
    turn.toast(incoming, who.partner.language)
    turn.unbutton(incoming)


def _picked(turn: Turn, incoming: Incoming, who: Who, deal: Deal, heard_id: str) -> None:
    """They told which deal their words were about: read them again, for that one."""
    known = heard_id.isdecimal() and len(heard_id) <= 18
    heard = turn.session.get(Heard, int(heard_id)) if known else None
    if heard is None or heard.partner_id != who.partner_id or heard.deal_id is not None:
        turn.toast(incoming, who.partner.language, says.OldButton())
        return
    heard.deal_id, turn.heard_id = deal.id, heard.id or 0
    turn.toast(incoming, who.partner.language)
    turn.unbutton(incoming)
    talk.about(turn, deal, heard.text, None)
