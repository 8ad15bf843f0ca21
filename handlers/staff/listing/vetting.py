"""The lead's double check: vet or strike, one by one or a page at a time."""

from typing import Any

from deals import exits
from deals.deal import Deal
from deals.decision import Refused
from deals.says.desk import acts as says
from deals.stages import NOT_APPROACHED, Stage
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.delivering import replacing
from handlers.staff.listing import lists, settling
from storage.overview import views
from storage.partner import people
from storage.staff.shown import mark_of

STRIKE_REASONS = ("no_fit", "fake_followers", "competitor", "no_barter", "no_contact")


def vet(acting: Acting, rest: str) -> None:
    """The lead's double check, from the list (which is shown anew) or from the card."""
    number, _, view = rest.partition(":")
    deal = acting.deal(number)
    after = acting.decide(deal, exits.vet(deal, acting.turn.now))
    if view:
        acting.toast(_acted(after, "vetted"))
        acting.edit(*lists.page_of(acting, lists.view_of(view)))
    else:
        settling.acted(acting, after, "vetted")


def vet_page(acting: Acting, rest: str) -> None:
    """Everybody listed on the page that was seen; a page that has changed is only shown anew."""
    mark, _, view = rest.partition(":")
    shown, _ = views.deals(acting.session, lists.view_of(view).narrowed, lists.view_of(view).page)
    listed = [line.deal_id for line in shown if line.stage == Stage.LISTED]
    if not listed or mark != mark_of(listed):
        acting.toast(says.DeskLine("list_changed"))
    else:
        _vet_all(acting, [acting.deal(str(deal_id)) for deal_id in listed])
    acting.edit(*lists.page_of(acting, lists.view_of(view)))


def _vet_all(acting: Acting, listed: list[Deal]) -> None:
    """Whom nobody could write to is looked at one by one."""
    fit = [deal for deal in listed if has_contact(acting, deal)]
    for deal in fit:
        acting.decide(deal, exits.vet(deal, acting.turn.now))
    if len(fit) < len(listed):
        names = [deal.partner.name for deal in listed if deal not in fit]
        acting.toast(says.DeskLine("no_contact_left", ", ".join(names)))


def has_contact(acting: Acting, deal: Deal) -> bool:
    """Whether there is any way to write to them."""
    row = people.partner(acting.session, deal.partner.id)
    return deal.partner.reachable or any((row.phone, row.link, row.handle))


def ask_strike(acting: Acting, rest: str) -> None:
    """Striking needs a reason."""
    deal, _ = settling.meant(acting, rest)
    if deal.stage not in NOT_APPROACHED:
        raise Refused("already_approached")
    rows = settling.reasons("s.struck", STRIKE_REASONS, deal.id)
    settling.ask(acting, "strike", "ask_strike", deal, rows)


def strike_for(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    strike(acting, deal, reason_of(acting, parts))


def strike_because(acting: Acting, answers: dict[str, Any]) -> None:
    acting.must("lead")
    reason = acting.incoming.text.strip()
    if not reason:
        raise Refused("words_needed")
    strike(acting, acting.deal(str(answers["deal"])), reason[:300])


def reason_of(acting: Acting, parts: list[str]) -> str:
    """The usual reason that a button names."""
    if not parts or parts[0] not in STRIKE_REASONS:
        raise Refused("old_button")
    return say.word("buttons", f"why_{parts[0]}", acting.member.language)


def strike(acting: Acting, deal: Deal, reason: str) -> None:
    """Off the list, and a replacement is asked for where the month needs one."""
    after = acting.decide(deal, exits.strike(deal, reason, acting.turn.now), undoable=True)
    acting.done()
    settling.acted(acting, after, "struck", undo=True)
    replacing.ask_for(acting, deal.campaign.id)


def _acted(deal: Deal, act: str) -> says.Acted:
    return says.Acted(*deal.about, act, False)
