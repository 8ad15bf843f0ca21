"""What managers and their partners hear of who speaks for a partner."""

from datetime import date
from typing import ClassVar

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Content, Terms


@dataclass(frozen=True)
class ManagerInvite(Words):
    """What staff send by hand to a manager, with their start link. `manager`: or ""."""

    manager: str
    partner: str
    brand: str
    campaign: str
    link: str


@dataclass(frozen=True)
class ManagerWelcome(Words):
    """Where a deal stands, for a manager who has just come. `theirs`: the terms are the partner's;
    `standing`: ours or theirs (whose turn it is), due or checking."""

    once: ClassVar[bool] = True
    manager: str
    partner: str
    brand: str
    campaign: str
    terms: Terms
    post_by: date | None
    standing: str
    theirs: bool
    missing: tuple[Content, ...]


@dataclass(frozen=True)
class ManagerSpeaks(Words):
    """For the partner: from now on their manager is written to."""

    partner: str
    manager: str
    campaigns: str


@dataclass(frozen=True)
class ManagerWaits(Words):
    """For a second manager: our people decide first."""

    partner: str


@dataclass(frozen=True)
class ManagerNotNow(Words):
    """For a manager who does not speak for the partner, or no longer."""

    partner: str


@dataclass(frozen=True)
class ManagersOwnLink(Words):
    """For a partner who opened the link of their manager by themselves."""

    partner: str


@dataclass(frozen=True)
class LinkWasNotYours(Words):
    """For whoever opened a start link that was meant for somebody else."""


@dataclass(frozen=True)
class OwnAgain(Words):
    """For the partner: we write to themselves again."""

    partner: str
