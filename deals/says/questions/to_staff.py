"""What staff read about facts: what partners are told when they ask, per brand and campaign."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class FactLine:
    """`state`: proposed, on or off; `by` told it on that day."""

    topic: str
    language: str
    words: str
    state: str
    by: str
    on: date


@dataclass(frozen=True)
class FactList(Words):
    """`campaign` is "" for what holds in all of a brand's; `untold`: topics that have no fact."""

    brand: str
    campaign: str
    facts: tuple[FactLine, ...]
    untold: tuple[str, ...]


@dataclass(frozen=True)
class FactCard(Words):
    """One topic: what is told, what a lead has to look at, and what was told last."""

    topic: str
    brand: str
    campaign: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True)
class AskFact(Words):
    topic: str
    brand: str
    campaign: str
    language: str


@dataclass(frozen=True)
class FactProposed(Words):
    """Somebody of ours told a fact, and a lead has to look at it first."""

    topic: str
    brand: str
    campaign: str


@dataclass(frozen=True)
class NoticeFact(Words):
    """A lead is asked to look at a fact. `by` told it."""

    topic: str
    brand: str
    campaign: str
    language: str
    fact: str
    by: str


@dataclass(frozen=True)
class KeepFact(Words):
    """Our answer in a deal, as it would be told to others. `unfit`: why it cannot be kept like
    this, a key of the words table unfit, or nothing."""

    deal: int
    topic: str
    brand: str
    campaign: str
    language: str
    fact: str
    unfit: str
