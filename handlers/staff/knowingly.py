"""The second press: words that a rule warns of are used all the same, by who saw the warning."""

from collections.abc import Callable
from typing import Any

from deals.decision import Refused
from handlers.staff.acting import Acting
from handlers.staff.delivering import briefing, claim_check
from handlers.staff.office import brands, facts
from handlers.staff.talking import answering, keeping
from handlers.staff.tickets import helping

# The act that the words belong to -> what uses them.
USES: dict[str, Callable[[Acting, dict[str, Any], str], None]] = {
    "say": answering.send,
    "ticket": helping.send,
    "fact": facts.use_words,
    "keep": keeping.keep_words,
    "brief_text": briefing.use_text,
    "points": briefing.use_points,
    "brand_about": brands.use_about,
    "products": brands.use_products,
}


def use(acting: Acting, rest: str) -> None:
    """`act:mark`: exactly the words that were shown."""
    act, _, mark = rest.partition(":")
    if act not in USES:
        raise Refused("old_button")
    answers = acting.shown(act, mark)
    USES[act](acting, answers, answers[claim_check.KNOWN])
    acting.pressed(act, answers)
