"""What the team reads about whom to continue with, and about inviting them again."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class EvaluationLine:
    """One partner with the figures in words. `brand` is empty where only one is shown; `there`:
    their deal in the next month already."""

    number: int
    partner: str
    handle: str
    brand: str
    suggestion: str
    figures: tuple[str, ...]
    there: int | None


@dataclass(frozen=True)
class SuggestionCount:
    suggestion: str
    partners: int


@dataclass(frozen=True)
class EvaluationShown(Words):
    """A page of those who agreed in a month; `next_month` is the one to invite for."""

    month: str
    brand: str
    counts: tuple[SuggestionCount, ...]
    lines: tuple[EvaluationLine, ...]
    page: int
    pages: int
    total: int
    next_month: str


@dataclass(frozen=True)
class InvitedAgain(Words):
    """Who is in the next month's campaign from now on, approved as before. `fee_cap_idr`: 0 is
    barter alone, None that no fee was named."""

    deal: int
    partner: str
    campaign: str
    fee_cap_idr: int | None


@dataclass(frozen=True)
class InviteWhere(Words):
    """The brand has several campaigns in the next month."""

    partner: str
    brand: str
    month: str


@dataclass(frozen=True)
class InvitePlace:
    """A campaign, and who would come into it."""

    campaign: str
    partners: tuple[str, ...]


@dataclass(frozen=True)
class InviteCheck(Words):
    """Who would be invited where, before anybody is. `unplaced`: brands without a campaign in that
    month; `several`: brands with more than one, where each is invited by themselves; `more`: others
    are left after these."""

    month: str
    total: int
    places: tuple[InvitePlace, ...]
    unplaced: tuple[str, ...]
    several: tuple[str, ...]
    more: bool


@dataclass(frozen=True)
class NotInvited:
    partner: str
    why: str


@dataclass(frozen=True)
class InvitedMany(Words):
    invited: int
    left_out: tuple[NotInvited, ...]
