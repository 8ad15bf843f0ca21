"""What staff read about how somebody kept an agreement."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.says.deadlines.to_staff import NO_MORE_TIME, MoreTimeTold
from deals.terms import Content, Terms


@dataclass(frozen=True)
class PromiseLine:
    """On which day they named which; `kept` is None while that day is not over."""

    said_on: date
    day: date
    kept: bool | None


@dataclass(frozen=True)
class TroubleLine:
    """What happened (a key of the table `happened`), and when."""

    on: date
    happened: str


@dataclass(frozen=True)
class BreachRecord(Words):
    """All that a person needs to decide whether an agreement was broken. `post_by`: the last day as
    it was agreed, `now_by`: as it stands; `reminded`: when they were; `answered_on`: when they were
    heard last."""

    deal: int
    partner: str
    campaign: str
    agreed_on: date | None
    version: int
    terms: Terms
    post_by: date | None
    now_by: date | None
    handed_in: tuple[Content, ...]
    missing: tuple[Content, ...]
    reminded: tuple[date, ...]
    promises: tuple[PromiseLine, ...]
    troubles: tuple[TroubleLine, ...]
    answered_on: date | None
    more_time: MoreTimeTold = NO_MORE_TIME
