"""*Invite again*: one partner with one press, or all whom the figures speak for, after a look at
their names."""

from collections.abc import Iterable

from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.says.reporting import evaluation as says
from handlers import say
from handlers.office import inviting
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.reporting import evaluations, spans
from storage.overview import evaluations as figures
from storage.overview.evaluations import Again
from storage.tables import Brand, Campaign

MOST = 40  # at once: their names have to fit into one message


def one(acting: Acting, rest: str) -> None:
    """`deal:page:span`: the page is shown anew, with where they are now."""
    number, page, span = [*rest.split(":", 2), "", ""][:3]
    deal_id, shown = settling.number([number]), spans.of_button(acting, span)
    at = evaluations.page_number(page)
    places = inviting.places_for(acting.turn, deal_id)
    if len(places) > 1:
        _ask_where(acting, deal_id, list(places))
        return
    deal = inviting.invite(acting.turn, deal_id, places[0].id or 0)
    acting.toast(_invited(deal))
    acting.edit(*evaluations.page_of(acting, shown, at))


def into(acting: Acting, rest: str) -> None:
    """`deal:campaign`, where the brand has several in that month."""
    parts = rest.split(":")
    deal = inviting.invite(acting.turn, settling.number(parts), settling.number(parts, 1))
    acting.edit(_invited(deal))


def all_suggested(acting: Acting, rest: str) -> None:
    """Shows whom, how many and where, before anybody is invited."""
    asked = evaluations.asked_of(acting, spans.of_button(acting, rest))
    everybody = figures.again(acting.session, asked, MOST + 1)
    found = everybody[:MOST]
    if not found:
        raise Refused("nobody_to_invite")
    places = {one.deal: _places(acting, one) for one in found}
    ready = {one.deal: one for one in found if len(places[one.deal]) == 1}
    unplaced = _brands(one for one in found if not places[one.deal])
    several = _brands(one for one in found if len(places[one.deal]) > 1)
    if not ready:
        code = "several_next_campaigns" if several else "no_next_campaign"
        raise Refused(code, brand=", ".join(several or unplaced), month=asked.next_month)
    kept = {"invite": [[deal, places[deal][0].id] for deal in ready]}
    by_place: dict[str, list[str]] = {}
    for deal, one in ready.items():
        by_place.setdefault(places[deal][0].title, []).append(one.partner)
    shown = tuple(says.InvitePlace(title, tuple(names)) for title, names in by_place.items())
    more = len(everybody) > MOST
    words = says.InviteCheck(asked.next_month, len(ready), shown, unplaced, several, more)
    acting.ask_press("invite_all", words, kept, _send_button)


def send(acting: Acting, rest: str) -> None:
    """Exactly those who were shown; whom it is too late for is told, and keeps nobody back."""
    answers = acting.shown("invite_all", rest)
    left_out, invited = [], 0
    for deal_id, campaign_id in answers["invite"]:
        try:
            inviting.invite(acting.turn, deal_id, campaign_id)
            invited += 1
        except Refused as refused:
            left_out.append(_not_invited(acting, deal_id, refused))
    acting.pressed("invite_all", answers)
    acting.edit(says.InvitedMany(invited, tuple(left_out)))


def _invited(deal: Deal) -> says.InvitedAgain:
    return says.InvitedAgain(*deal.about, deal.fee_cap_idr)


def _ask_where(acting: Acting, deal_id: int, places: list[Campaign]) -> None:
    brand = acting.session.get_one(Brand, places[0].brand_id)
    words = says.InviteWhere(acting.deal(str(deal_id)).partner.name, brand.name, places[0].month)
    head = f"s.reinvite_in:{deal_id}"
    rows = tuple((Button(one.title, f"{head}:{one.id}", plain=True),) for one in places)
    acting.answer(words, rows)


def _places(acting: Acting, one: Again) -> list[Campaign]:
    try:
        return list(inviting.places_for(acting.turn, one.deal))
    except Refused:
        return []


def _brands(some: Iterable[Again]) -> tuple[str, ...]:
    return tuple(sorted({one.brand for one in some}))


def _not_invited(acting: Acting, deal_id: int, refused: Refused) -> says.NotInvited:
    why = say.word("refused", refused.code, acting.member.language)
    return says.NotInvited(acting.deal(str(deal_id)).partner.name, why)


def _send_button(mark: str) -> Rows:
    return ((Button("invite_them", f"s.reinvited:{mark}"),),)
