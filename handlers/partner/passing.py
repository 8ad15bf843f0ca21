"""Words that a person of ours has to read: handed on with the talk before them."""

from deals import negotiation
from deals.deal import Deal
from deals.decision import Decision
from handlers.turn import Turn
from storage import history


def passed_on(turn: Turn, deal: Deal, text: str, guess: str, about: str = "") -> Decision:
    """`about`: which words, if not those that this turn is about."""
    talk = talk_before(turn, deal)
    return negotiation.pass_on(deal, text, guess, talk, turn.now, about or turn.words_heard)


def talk_before(turn: Turn, deal: Deal) -> tuple[str, ...]:
    """The last lines, each with who said it, without the words that are quoted anyway."""
    spoken = history.talk(turn.session, deal.partner.id)
    if spoken and spoken[-1][1]:
        spoken.pop()
    return tuple(f"{deal.partner.name if theirs else 'Sapa'}: {line}" for _, theirs, line in spoken)
