"""What is read about the course of offers: versions, a lead's leave, and offers that run out."""

from dataclasses import dataclass
from datetime import date

from deals.says import Words
from deals.says.notices import Notice
from deals.terms import Terms


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
class OfferExpired(Words):
    """They agree to what could be answered until `day`: a person has to say whether it holds."""

    brand: str
    campaign: str
    day: date


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
