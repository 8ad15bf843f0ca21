"""What partners hear of terms: from the first words to what was agreed, and what changes of it."""

from dataclasses import field
from datetime import date
from typing import ClassVar

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Terms


@dataclass(frozen=True)
class OfferWords(Words):
    """What every message about one deal's terms can speak of."""

    once: ClassVar[bool] = True
    partner: str
    brand: str
    campaign: str
    terms: Terms
    post_by: date | None
    shop: str = field(default="", kw_only=True)  # where an affiliate sells


@dataclass(frozen=True)
class FirstContact(OfferWords):
    """What staff send by hand, with the link that joins the partner to their offer."""

    link: str


@dataclass(frozen=True)
class OpenOffer(OfferWords):
    """Terms that can be agreed to, until `answer_by` where they run out."""

    answer_by: date | None = field(default=None, kw_only=True)


@dataclass(frozen=True)
class Offer(OpenOffer):
    """The templated offer."""


@dataclass(frozen=True)
class TermSheet(OpenOffer):
    """The exact terms, asked for one press."""


@dataclass(frozen=True)
class NewTerms(OpenOffer):
    """Terms that we propose after theirs; `changed` names what differs from the version before."""

    changed: tuple[str, ...]


@dataclass(frozen=True)
class CounterAnswered(OpenOffer):
    """Our answer to their terms, inside the limits; `changed` names what differs from theirs."""

    changed: tuple[str, ...]
    reason: str
    asks: str


@dataclass(frozen=True)
class Agreed(OfferWords):
    """Agreed: thanks, and what happens next."""


@dataclass(frozen=True)
class AskTerms(Words):
    """Which other terms do they have in mind?"""


@dataclass(frozen=True)
class CounterPassedOn(Words):
    """Their terms as we read them, and that a person will answer."""

    brand: str
    terms: Terms
    post_by: date | None
    changed: tuple[str, ...]


@dataclass(frozen=True)
class TakenLater(Words):
    """They need time; we ask again on that day."""

    ask_on: date | None


@dataclass(frozen=True)
class OfferExpired(Words):
    """They agree to what could be answered until `day`: a person has to say whether it holds."""

    brand: str
    campaign: str
    day: date


@dataclass(frozen=True)
class TermsChange(Words):
    """We ask for other terms in place of those `before`, which hold until they say yes."""

    once: ClassVar[bool] = True
    partner: str
    brand: str
    campaign: str
    shop: str
    terms: Terms
    before: Terms


@dataclass(frozen=True)
class TermsAmended(Words):
    """Both have said yes: these hold."""

    once: ClassVar[bool] = True
    brand: str
    campaign: str
    terms: Terms


@dataclass(frozen=True)
class OldTermsStay(Words):
    """Nothing changes."""

    brand: str
    campaign: str
