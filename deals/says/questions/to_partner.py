"""What partners hear when they ask: their own terms, and what the team has told, by topic."""

from datetime import date
from typing import ClassVar

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Terms


@dataclass(frozen=True)
class Answer(Words):
    """`fact`: what the team has told about the topic, word by word, or nothing."""

    topic: ClassVar[str]
    brand: str
    campaign: str
    fact: str


@dataclass(frozen=True)
class AnswerCommission(Answer):
    topic: ClassVar[str] = "commission"
    once: ClassVar[bool] = True
    terms: Terms


@dataclass(frozen=True)
class AnswerPayment(Answer):
    topic: ClassVar[str] = "payment"
    once: ClassVar[bool] = True
    terms: Terms | None


@dataclass(frozen=True)
class AnswerShipping(Answer):
    """`pack`: none, after_agreement, to_send, sent or received."""

    topic: ClassVar[str] = "shipping"
    pack: str
    courier: str
    tracking: str


@dataclass(frozen=True)
class Product:
    name: str
    about: str


@dataclass(frozen=True)
class AnswerProduct(Answer):
    """`goods`: what the partner gets of it; `products`: those that are named in there."""

    topic: ClassVar[str] = "product"
    goods: str
    products: tuple[Product, ...]


@dataclass(frozen=True)
class AnswerBrief(Answer):
    topic: ClassVar[str] = "brief"
    brief: str
    tags: tuple[str, ...]
    messages: tuple[str, ...] = ()
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnswerDeadline(Answer):
    topic: ClassVar[str] = "deadline"
    once: ClassVar[bool] = True
    terms: Terms
    post_by: date | None


@dataclass(frozen=True)
class AnswerHalal(Answer):
    """Halal and BPOM: from a fact alone."""

    topic: ClassVar[str] = "halal_bpom"


@dataclass(frozen=True)
class AnswerBrand(Answer):
    topic: ClassVar[str] = "brand"
    about: str


@dataclass(frozen=True)
class AskQuestion(Words):
    """What would they like to know?"""


@dataclass(frozen=True)
class KnownItem:
    """One thing that is told of a brand. `kind`: about, product or fact, whose title is a topic."""

    kind: str
    title: str
    words: str


@dataclass(frozen=True)
class ProductKnowledge(Words):
    """All that there is to know, page `part` of `parts`."""

    brand: str
    campaign: str
    items: tuple[KnownItem, ...]
    part: int
    parts: int
