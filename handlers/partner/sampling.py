"""An affiliate asks for a sample, by words or a button: before the agreement it is a term of
theirs, afterwards staff say yes."""

from dataclasses import replace

from deals.bargaining import counter
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.parcels import sampling
from deals.reading.reply import countered
from deals.terms import Terms
from handlers.partner.message import Message
from handlers.turn import Turn


def told(message: Message) -> bool:
    """Whether these words ask for one, and it could be had."""
    deal = message.deal
    if not is_clear(message):
        return False
    terms = countered(deal.terms, message.reply)
    message.turn.decide(deal, _asked(deal, terms, message.text, message.turn))
    return True


def is_clear(message: Message) -> bool:
    """Whether these words need no more to be understood."""
    return message.deal.may_ask_sample and sampling.asks_for_sample(message.text)


def pressed(deal: Deal, rest: str, turn: Turn) -> Decision:
    if not deal.may_ask_sample:
        raise Refused("already_done")
    return _asked(deal, deal.terms, "", turn)


def _asked(deal: Deal, terms: Terms, text: str, turn: Turn) -> Decision:
    if not deal.negotiating:
        return sampling.ask(deal, turn.now)
    goods = sampling.GOODS.get(deal.partner.language, sampling.GOODS["id"])
    return counter.countered(deal, replace(terms, extra=goods), text, turn.now, sure=False)
