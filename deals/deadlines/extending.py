"""More time: asked for by a partner, given by the campaign's own policy or by staff."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from deals import delivery
from deals.buttons.partner import OFFERED_DAYS
from deals.buttons.staff import deal_button, extension_buttons
from deals.deadlines.extensions import Extension
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.says import Say
from deals.says.deadlines.to_partner import MoreTimeAsked, MoreTimeGiven, MoreTimeRefused
from deals.says.deadlines.to_staff import NoticeExtended, NoticeExtensionAsked
from deals.stages import BINDING

LONGEST = 31  # days; what is asked for beyond them is for a talk


def ask(deal: Deal, days: int, now: datetime) -> Decision:
    """So many days more, for what they told last: given at once where the policy does, else asked
    of staff. Raises Refused when nothing is due, or for a number that nobody offered."""
    _still_due(deal)
    if not 1 <= days <= LONGEST:
        raise Refused("old_button")
    wish = _wish(deal, days, now)
    why = why_not(deal, wish)
    return _given_by_the_bot(deal, wish, now) if not why else _asked_of_staff(deal, wish, why, now)


def ask_offered(deal: Deal, days: int, known: int, now: datetime) -> Decision:
    """A press on one of the days that were offered; `known`: how many extensions there were."""
    if days not in OFFERED_DAYS or known != len(deal.extensions):
        raise Refused("old_button")
    return ask(deal, days, now)


def days_until(deal: Deal, day: date, now: datetime) -> int:
    """How many days more that would be; 0 for a day up to the last one, or where there is none."""
    return max(0, (day - _counted_from(deal, now)).days) if deal.post_by else 0


def why_not(deal: Deal, wish: Extension) -> str:
    """Why the bot may not give it by itself, as a short code; nothing when it may."""
    policy = deal.campaign.extending
    given = [one for one in deal.extensions if one.state == "granted"]
    last = latest_day(deal)
    if deal.breach_proposed_at:
        return "breach"
    if any(one.state == "refused" for one in deal.extensions):
        return "refused_before"
    if last and wish.until > last:
        return "beyond_latest"
    if len(given) >= policy.times:
        return "too_often"
    return "too_long" if sum(one.days for one in [*given, wish]) > policy.days else ""


def latest_day(deal: Deal) -> date | None:
    """The campaign's latest day: its own for extensions, else that of its limits."""
    own, limits = deal.campaign.extending.latest, deal.campaign.bargaining.limits
    if own or limits is None:
        return own
    after, arrived = limits.latest.days_after_pack, deal.pack.since
    if after is None or arrived is None or deal.pack.state != "received":
        return limits.latest.on
    return deal.campaign.local_date(arrived) + timedelta(days=after)


def grant(deal: Deal, number: int, now: datetime) -> Decision:
    """Staff give what was asked for."""
    wish = _open(deal, number)
    return give_until(deal, wish.until, now)


def give_until(deal: Deal, day: date, now: datetime) -> Decision:
    """Staff give time until that day, asked or unasked: the count stays on the record."""
    moved = delivery.move_deadline(deal, day, now)
    wish = deal.more_time_asked
    days = (day - _counted_from(deal, now)).days
    known = wish or Extension(len(deal.extensions) + 1, days, day, now, "given")
    state = "granted" if wish else "given"
    given = replace(known, days=max(0, days), until=day, state=state, by="staff")
    after = replace(moved.deal, extensions=_with(deal, given), held_up=None)
    details = moved.details | {"days": given.days, "held_up": given.reason}
    return replace(moved, deal=after, details=details)


def refuse(deal: Deal, number: int, now: datetime) -> Decision:
    """Staff cannot give it: the day that was agreed stands."""
    wish = replace(_open(deal, number), state="refused", by="staff")
    refused = replace(deal, extensions=_with(deal, wish), held_up=None)
    words = MoreTimeRefused(deal.campaign.brand, delivery.missing(deal), deal.last_day_ahead(now))
    told = (Say("partner", words),)
    return Decision(refused, "extension_refused", told, {"days": wish.days})


def _given_by_the_bot(deal: Deal, wish: Extension, now: datetime) -> Decision:
    moved = delivery.move_deadline(deal, wish.until, now).deal
    given = replace(wish, state="granted", by="bot")
    after = replace(moved, extensions=_with(deal, given), held_up=None, asked="")
    missing = delivery.missing(deal)
    heard = MoreTimeGiven(deal.campaign.brand, missing, given.until)
    notice = NoticeExtended(*deal.about, given.days, given.until, given.reason, _times(after))
    told = (Say("partner", heard), Say("staff", notice, deal_button(deal.id)))
    return Decision(after, "extended", told, _details(given))


def _asked_of_staff(deal: Deal, wish: Extension, why: str, now: datetime) -> Decision:
    asked = replace(deal, extensions=_with(deal, wish), asked="")
    heard = MoreTimeAsked(deal.campaign.brand, wish.until)
    notice = NoticeExtensionAsked(
        *deal.about,
        deal.post_by,
        wish.until,
        wish.reason,
        why,
        _times(deal),
    )
    buttons = extension_buttons(deal.id, wish.number)
    told = (Say("partner", heard), Say("staff", notice, buttons))
    return Decision(asked, "extension_asked", told, _details(wish))


def _wish(deal: Deal, days: int, now: datetime) -> Extension:
    """One that is open gives way to the new one."""
    before = deal.more_time_asked
    number = before.number if before else len(deal.extensions) + 1
    until = _counted_from(deal, now) + timedelta(days=days)
    reason, about = (deal.held_up.kind, deal.held_up.about) if deal.held_up else ("", "")
    if before and not reason:
        reason, about = before.reason, before.about
    return Extension(number, days, until, now, "asked", "", reason, about)


def _counted_from(deal: Deal, now: datetime) -> date:
    """Whoever is late has their days from today."""
    today = deal.campaign.local_date(now)
    return max(deal.post_by, today) if deal.post_by else today


def _open(deal: Deal, number: int) -> Extension:
    wish = deal.more_time_asked
    if wish is None or wish.number != number:
        raise Refused("already_done")
    return wish


def _with(deal: Deal, one: Extension) -> tuple[Extension, ...]:
    return (*(other for other in deal.extensions if other.number != one.number), one)


def _still_due(deal: Deal) -> None:
    if deal.stage not in BINDING or not deal.outstanding or deal.post_by is None:
        raise Refused("nothing_due")


def _times(deal: Deal) -> int:
    return sum(one.state in ("granted", "given") for one in deal.extensions)


def _details(one: Extension) -> dict[str, str | int]:
    return {"days": one.days, "day": str(one.until), "held_up": one.reason}
