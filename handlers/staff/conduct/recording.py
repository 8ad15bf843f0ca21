"""The record of an agreement: what a person needs to decide whether it was broken."""

from collections.abc import Sequence
from datetime import date

from deals import delivery
from deals.buttons.staff import breach_buttons, deal_button
from deals.conduct.reliability import Promised, is_kept
from deals.deal import Deal
from deals.says.conduct import to_staff as says
from handlers.staff.acting import Acting
from handlers.staff.delivering import more_time_lines
from handlers.staff.listing import settling
from storage.conduct import records
from storage.tables import History


def show(acting: Acting, rest: str) -> None:
    """In one message; where a breach was proposed, with the buttons that decide it."""
    deal, _ = settling.meant(acting, rest)
    proposed = deal.breach_proposed_at and deal.outstanding and not deal.over
    acting.answer(
        record(acting, deal), breach_buttons(deal.id) if proposed else deal_button(deal.id)
    )


def record(acting: Acting, deal: Deal) -> says.BreachRecord:
    lines = records.lines(acting.session, deal.id)
    agreed = next((one for one in reversed(deal.proposals) if one.state == "agreed"), None)
    agreed_at = records.agreed_at(acting.session, deal.id)
    heard = records.heard_last(acting.session, deal.id, deal.partner.id)
    days = {name: _days(deal, lines, name) for name in (records.REMINDED, records.TROUBLES)}
    handed_in = tuple(d for d in deal.deliverables if d.state in ("submitted", "accepted"))
    return says.BreachRecord(
        *deal.about,
        deal.campaign.local_date(agreed_at) if agreed_at else None,
        agreed.number if agreed else 0,
        deal.terms,
        deal.terms.post_by.on,
        deal.post_by,
        delivery.counted(handed_in),
        delivery.missing(deal),
        tuple(day for day, _ in days[records.REMINDED]),
        _promises(acting, deal, lines),
        tuple(says.TroubleLine(*one) for one in days[records.TROUBLES]),
        deal.campaign.local_date(heard) if heard else None,
        more_time_lines.told(acting, deal),
    )


def _days(deal: Deal, lines: Sequence[History], which: tuple[str, ...]) -> list[tuple[date, str]]:
    """What happened of these on which day, once a day."""
    found = [(deal.campaign.local_date(one.at), one.happened) for one in lines]
    return [one for one in dict.fromkeys(found) if one[1] in which]


def _promises(acting: Acting, deal: Deal, lines: Sequence[History]) -> tuple[says.PromiseLine, ...]:
    zone, today = deal.campaign.zone, deal.campaign.local_date(acting.turn.now)
    came = [one.at for one in lines if one.happened == records.CAME]
    told = []
    for one in lines:
        if one.happened == records.PROMISED and one.details.get("day"):
            named = Promised(one.at, date.fromisoformat(str(one.details["day"])))
            kept = is_kept(named, came, zone)
            still = named.day >= today and not kept
            said_on = deal.campaign.local_date(one.at)
            told.append(says.PromiseLine(said_on, named.day, None if still else kept))
    return tuple(told)
