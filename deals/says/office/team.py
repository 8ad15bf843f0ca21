"""What the team reads of itself: who comes in, who is there, and who leaves."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class StaffWelcome(Words):
    """Somebody has just become one of the team."""

    name: str
    right: str


@dataclass(frozen=True)
class StaffHello(Words):
    """`/start` by somebody who is in the team. `link`: they opened somebody's start link."""

    name: str
    right: str
    link: bool


@dataclass(frozen=True)
class StaffJoined(Words):
    """Admins hear who came in."""

    name: str
    right: str


@dataclass(frozen=True)
class ClaimWrong(Words):
    """One and the same answer to a wrong code, a used one, and too many tries."""


@dataclass(frozen=True)
class MemberLine:
    name: str
    right: str
    you: bool


@dataclass(frozen=True)
class TeamList(Words):
    members: tuple[MemberLine, ...]


@dataclass(frozen=True)
class TeamInvite(Words):
    """A start link that makes whoever opens it first one of us."""

    right: str
    link: str
    days: int


@dataclass(frozen=True)
class MemberCard(Words):
    """`deals`: how many open ones are theirs."""

    name: str
    right: str
    since: date
    deals: int


@dataclass(frozen=True)
class MemberRemoveSure(Words):
    name: str
    deals: int


@dataclass(frozen=True)
class MemberRemoved(Words):
    """Their open deals are the remover's now. `group`: the team has one, where they read on."""

    name: str
    deals: int
    group: bool


@dataclass(frozen=True)
class YourRight(Words):
    """A member hears that their right was changed."""

    right: str


@dataclass(frozen=True)
class YouLeft(Words):
    """A former member hears that they are no longer in the team."""
