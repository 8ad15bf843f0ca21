"""What staff read of terms: theirs and ours, a lead's leave, and offers that run out."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice
from deals.terms import Terms


@dataclass(frozen=True)
class Offered:
    """One offer of a course. `by`: brand or partner."""

    by: str
    terms: Terms


@dataclass(frozen=True)
class Prepared:
    """What the campaign's limits say to a partner's terms: `advice` is accept, propose (`terms`,
    with the reason and what they ask), or why a person has to decide."""

    advice: str
    terms: Terms | None
    reason: str
    asks: str
    approved: bool


@dataclass(frozen=True)
class NoticeCounter(Notice):
    text: str
    terms: Terms
    changed: tuple[str, ...]
    course: tuple[Offered, ...] = ()
    prepared: Prepared | None = None


@dataclass(frozen=True)
class NoticeAgreed(Notice):
    terms: Terms
    post_by: date | None


@dataclass(frozen=True)
class NoticeLater(Notice):
    text: str
    ask_on: date | None


@dataclass(frozen=True)
class CounterCheck(Words):
    """Our new terms as we read them beside those `before`, before they go out. `cap_idr`: the fee
    that was approved; `for_lead`: they are above what whoever writes them may give, so that a lead
    is asked first."""

    deal: int
    partner: str
    campaign: str
    cap_idr: int | None
    terms: Terms
    post_by: date | None
    before: Terms
    for_lead: bool


@dataclass(frozen=True)
class CourseLine:
    """One version: by whom (brand, partner), when, its state, and the terms before it."""

    number: int
    by: str
    on: date | None
    state: str
    terms: Terms
    before: Terms | None


@dataclass(frozen=True)
class NoticeClearance(Notice):
    """Somebody of ours wants to give terms above what they may. `before`: what we offered last;
    `exceeded`: the fields that need the lead; `most_idr`: the highest fee that they may give, None
    where it is not the fee that has one."""

    asked_by: str
    terms: Terms
    before: Terms
    exceeded: tuple[str, ...]
    most_idr: int | None


@dataclass(frozen=True)
class NoticeCleared(Notice):
    """What became of it: given, denied or over."""

    state: str
    by: str
    terms: Terms


@dataclass(frozen=True)
class OfferCourse(Words):
    deal: int
    partner: str
    lines: tuple[CourseLine, ...]


@dataclass(frozen=True)
class NoticeExpired(Notice):
    """They want to agree to terms of ours that have run out."""

    day: date
    terms: Terms


@dataclass(frozen=True)
class NoticeMergedTerms(Notice):
    """What lay on the table of the deal `ended`, which a merge has ended; `by`: brand or partner.
    `here`: what lies on the table of the deal that goes on."""

    ended: int
    by: str
    terms: Terms
    here: Terms


@dataclass(frozen=True)
class NoticeAmended(Notice):
    """They have confirmed the change."""

    terms: Terms
    before: Terms


@dataclass(frozen=True)
class NoticeNotAmended(Notice):
    """They keep to what was agreed before."""

    terms: Terms
    before: Terms
