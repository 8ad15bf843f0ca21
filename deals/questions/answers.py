"""What is answered: a question, its deal and what is known -> words, or None for a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from deals.deal import Deal, Side
from deals.questions.asking import Question
from deals.reading.plain import plain, words_of
from deals.says.questions import to_partner as says
from deals.says.questions.to_partner import Answer, Product
from deals.stages import BINDING
from deals.terms import Terms

HALAL, NUMBER = ("halal", "bpom", "mui"), frozenset({"nomor", "nomer", "no", "number"})


@dataclass(frozen=True)
class Known:
    """What the team has told, in the partner's language: facts by topic, brand and products."""

    facts: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    products: tuple[Product, ...] = ()


def answer(question: Question, deal: Deal, known: Known) -> Answer | None:
    """The answer to one question, from this deal's terms and the facts; nothing is made up."""
    fact = known.facts.get(question.topic, "")
    if question.detail and not fact:
        return None
    return _ANSWERS[question.topic](question, deal, known, fact)


def _quotable(deal: Deal) -> Terms | None:
    """Our terms; None while the partner's own are on the table, since those are bargained over."""
    on_table = deal.on_table
    theirs = on_table and on_table.by == Side.PARTNER and on_table.state == "open"
    return None if theirs else deal.terms


def _head(deal: Deal, fact: str) -> tuple[str, str, str]:
    return deal.campaign.brand, deal.campaign.title, fact


def _commission(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    terms = _quotable(deal)
    return says.AnswerCommission(*_head(deal, fact), terms) if terms else None


def _payment(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    """The fact alone where the sum is bargained over, if how and when is what they ask."""
    terms = _quotable(deal)
    if terms is None and not (fact and question.detail):
        return None
    return says.AnswerPayment(*_head(deal, fact), terms)


def _shipping(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    terms = _quotable(deal)
    if terms is None or deal.pack.state in ("lost", "asked"):
        return None
    pack = deal.pack.state
    if deal.stage not in BINDING:
        pack = "after_agreement" if terms.needs_pack else "none"
    return says.AnswerShipping(*_head(deal, fact), pack, deal.pack.courier, deal.pack.tracking)


def _product(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    terms = _quotable(deal)
    goods = terms.barter if terms else ""
    if not (goods or fact):
        return None
    in_it = goods.casefold()
    named = tuple(one for one in known.products if one.name.casefold() in in_it)
    return says.AnswerProduct(*_head(deal, fact), goods, named)


def _brief(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    brief, more = deal.campaign.brief, deal.campaign.briefing
    if not (brief or fact or more.lines):
        return None
    points = (more.messages, more.dos, more.donts)
    return says.AnswerBrief(*_head(deal, fact), brief, deal.terms.tags, *points)


def _deadline(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    """A day that has passed is no answer while nothing is agreed."""
    terms = _quotable(deal)
    if terms is None:
        return None
    last_day = deal.post_by or terms.post_by.on
    if deal.negotiating and last_day and last_day < question.on:
        return None
    return says.AnswerDeadline(*_head(deal, fact), terms, last_day)


def _halal(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    """From a fact alone, and only if it speaks of what they name: halal, BPOM, a number."""
    asked, told = plain(question.text), plain(fact)
    unsaid = any(name in asked and name not in told for name in HALAL)
    no_number = bool(NUMBER & set(words_of(asked))) and not any(c.isdigit() for c in told)
    return None if not fact or unsaid or no_number else says.AnswerHalal(*_head(deal, fact))


def _brand(question: Question, deal: Deal, known: Known, fact: str) -> Answer | None:
    about = known.about
    return says.AnswerBrand(*_head(deal, fact), about) if about or fact else None


_ANSWERS: dict[str, Callable[[Question, Deal, Known, str], Answer | None]] = {
    "commission": _commission,
    "payment": _payment,
    "shipping": _shipping,
    "product": _product,
    "brief": _brief,
    "deadline": _deadline,
    "halal_bpom": _halal,
    "brand": _brand,
}
