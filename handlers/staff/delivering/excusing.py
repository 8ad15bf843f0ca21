"""What is due in an agreed deal: a piece let go, or more time."""

from datetime import date, timedelta
from typing import Any

from deals import delivery
from deals.channel import Button
from deals.dates import read_date
from deals.deadlines import extending
from deals.deal import Deal
from deals.decision import Refused
from deals.reading.days.naming import day_named
from deals.reading.found import value_of
from deals.reading.plain import plain
from deals.says.desk import acts as says
from handlers import say
from handlers.staff.acting import Acting
from handlers.staff.listing import settling

MORE_DAYS = (3, 7)


def ask_piece(acting: Acting, rest: str) -> None:
    """Which piece is let go?"""
    deal, _ = settling.meant(acting, rest)
    if not deal.outstanding:
        raise Refused("nothing_due")
    kinds = {
        d.number: say.word("platforms", d.platform, acting.member.language)
        for d in deal.outstanding
    }
    rows = tuple(
        (
            Button(
                f"{d.number}. {d.kind} · {kinds[d.number]}",
                f"s.excused:{deal.id}:{d.number}",
                plain=True,
            ),
        )
        for d in deal.outstanding[:20]
    )
    acting.answer(says.DeskLine("ask_piece", settling.name_of(deal)), rows)


def excuse(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    decision = delivery.excuse(deal, settling.number(parts), acting.turn.now)
    after = acting.decide(deal, decision, undoable=True)
    settling.acted(acting, after, "excused", undo=True)


def ask_day(acting: Acting, rest: str) -> None:
    """Until when?"""
    deal, _ = settling.meant(acting, rest)
    if deal.over:
        raise Refused("already_over")
    if not deal.outstanding or not deal.post_by:
        raise Refused("nothing_due")
    today = deal.campaign.local_date(acting.turn.now)
    days = [max(deal.post_by, today) + timedelta(days=more) for more in MORE_DAYS]
    row = tuple(
        Button(day.strftime("%d-%m-%Y"), f"s.until:{deal.id}:{day.isoformat()}", plain=True)
        for day in days
    )
    settling.ask(acting, "time", "ask_day", deal, (row,))


def until_day(acting: Acting, rest: str) -> None:
    deal, parts = settling.meant(acting, rest)
    try:
        day = date.fromisoformat(parts[0]) if parts else None
    except ValueError:
        day = None
    if day is None:
        raise Refused("old_button")
    _until(acting, deal, day)


def until_answered(acting: Acting, answers: dict[str, Any]) -> None:
    deal = acting.deal(str(answers["deal"]))
    today = deal.campaign.local_date(acting.turn.now)
    text = acting.incoming.text
    day = read_date(text, today).day or value_of(day_named(plain(text), today))
    if day is None:
        raise Refused("day_unreadable")
    _until(acting, deal, day)


def _until(acting: Acting, deal: Deal, day: date) -> None:
    if day > deal.campaign.local_date(acting.turn.now) + timedelta(days=366):
        raise Refused("day_unreadable")
    after = acting.decide(deal, extending.give_until(deal, day, acting.turn.now))
    acting.done()
    settling.acted(acting, after, "deadline_moved")


def grant(acting: Acting, rest: str) -> None:
    """As much more time as they asked for."""
    deal, parts = settling.meant(acting, rest)
    decision = extending.grant(deal, settling.number(parts), acting.turn.now)
    settling.acted(acting, acting.decide(deal, decision), "deadline_moved")


def refuse(acting: Acting, rest: str) -> None:
    """No more time: the day that was agreed stands."""
    deal, parts = settling.meant(acting, rest)
    decision = extending.refuse(deal, settling.number(parts), acting.turn.now)
    after = acting.decide(deal, decision, undoable=True)
    settling.acted(acting, after, "extension_refused", undo=True)
