"""/takeover and /giveback: a person talks with a partner by themselves, and the bot is quiet."""

from collections.abc import Callable
from datetime import datetime

from deals import in_person
from deals.deal import Deal
from deals.decision import Decision
from handlers.staff.acting import Acting
from handlers.staff.listing import settling


def take_over(acting: Acting, rest: str) -> None:
    """/takeover 12, or the button on the deal's card."""
    deal = _meant(acting, rest)
    taken = in_person.take_over(deal, acting.member_id, acting.turn.now)
    settling.acted(acting, acting.decide(deal, taken), taken.happened)


def give_back(acting: Acting, rest: str) -> None:
    """/giveback 12, or the button on the card, in /due, or under what the partner wrote."""
    _decide(acting, rest, in_person.give_back)


def still_talking(acting: Acting, rest: str) -> None:
    _decide(acting, rest, in_person.still_talking)


def _decide(acting: Acting, rest: str, rule: Callable[[Deal, datetime], Decision]) -> None:
    deal = _meant(acting, rest)
    decided = rule(deal, acting.turn.now)
    settling.acted(acting, acting.decide(deal, decided), decided.happened)


def _meant(acting: Acting, rest: str) -> Deal:
    """Of a command or of a press."""
    if acting.incoming.kind == "button":
        return settling.meant(acting, rest)[0]
    number = rest.split()[:1]
    acting.must_name_deal(rest)
    return acting.deal(number[0].lstrip("#"))
