"""What is read about terms that change after they were agreed."""

from dataclasses import dataclass
from typing import ClassVar

from deals.says import Words
from deals.says.notices import Notice
from deals.terms import Terms


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
