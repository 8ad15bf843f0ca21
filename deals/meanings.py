"""What words may mean that are not clear, and which of it is worth asking about."""

from collections.abc import Collection

from deals.deal import Deal
from deals.stages import BINDING

FAINT = 0.1  # less likely ones are not asked about, unless nothing else is there
A_YES = 0.25  # a yes that is less likely is not put into anybody's mouth
SMALL = 40  # characters of thanks and the like
ASKED_ABOUT = (
    *("accept", "decline", "counter", "ask", "refer_manager", "later", "address", "proof"),
    *("problem", "stop"),
)  # a greeting and small talk need no button
SKETCHED = ("draft", "idea")  # while something is due: staff know them, and the reader does not
ONLY_BEFORE = ("accept", "counter")
ONLY_AFTER = ("proof",)


def likeliest(
    guesses: tuple[tuple[str, float], ...], deal: Deal, refused: Collection[str] = ()
) -> tuple[str, ...]:
    """The two best guesses that can be meant in this deal, the likeliest first; none that they
    have refused."""
    likely = [
        intent for intent, sure in guesses if sure >= (A_YES if intent == "accept" else FAINT)
    ]
    usual = ["ask", "counter"] if deal.negotiating else ["problem", "ask"]
    meant = [one for one in likely + usual if one not in refused]
    known = dict.fromkeys(one for one in meant if _possible(one, deal))
    return tuple(known)[:2]


def possible(deal: Deal) -> tuple[str, ...]:
    """Everything that words in this deal can mean."""
    sketched = SKETCHED if deal.stage in BINDING and deal.outstanding else ()
    return (*sketched, *(one for one in ASKED_ABOUT if _possible(one, deal)))


def _possible(intent: str, deal: Deal) -> bool:
    never = ONLY_AFTER if deal.negotiating else ONLY_BEFORE
    return intent in ASKED_ABOUT and intent not in never
