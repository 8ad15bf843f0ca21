"""Boost codes that did not come by themselves: typed by staff, asked for again, or let go."""

from typing import Any

from deals.boosting import course
from deals.boosting.reading import read_codes
from deals.deal import Deal
from deals.decision import Refused
from handlers import boosting
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.boosting import codes

WRONG = {"used": "code_used", "which": "no_video_for_code", "no_code": "code_unreadable"}


def ask(acting: Acting, rest: str) -> None:
    """Which code did they give?"""
    acting.must_be_private()
    deal, _ = settling.meant(acting, rest)
    settling.ask(acting, "codes", "ask_codes", deal)


def keep_or_ask(acting: Acting, number: str, told: str) -> None:
    """/boost 12 #code… 30 hari, or /boost 12."""
    deal = acting.deal(number)
    if told.strip():
        _keep(acting, deal, told)
    else:
        settling.ask(acting, "codes", "ask_codes", deal)


def take(acting: Acting, answers: dict[str, Any]) -> None:
    _keep(acting, acting.deal(str(answers["deal"])), acting.incoming.text)


def let_go(acting: Acting, rest: str) -> None:
    """We want none any more of that deal."""
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, course.let_go(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "codes_let_go", undo=True)


def ask_anew(acting: Acting, rest: str) -> None:
    """They are asked by the bot once more."""
    deal, _ = settling.meant(acting, rest)
    after = acting.decide(deal, course.ask_anew(deal, acting.turn.now), undoable=True)
    settling.acted(acting, after, "codes_asked_anew", undo=True)


def _keep(acting: Acting, deal: Deal, told: str) -> None:
    """By the same rules as their own; a wrong one keeps the question open."""
    read = read_codes(told)
    videos = codes.videos_of(acting.session, deal.partner.id, deal.id)
    if not read.codes:
        raise Refused("code_unreadable")
    kept = boosting.keep(acting.turn, read, videos, f"staff:{acting.member_id}")
    if not kept.taken:
        raise Refused(WRONG[kept.wrong[0].reason] if kept.wrong else "no_video_for_code")
    acting.done()
    settling.acted(acting, acting.deal(str(deal.id)), "codes_typed")
