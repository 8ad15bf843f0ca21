"""What a fit is worked out from: what we know of somebody, and what a campaign wants."""

from dataclasses import dataclass, field

from deals.research.niches import CRITERIA
from deals.research.profile import Research
from deals.terms import Terms


@dataclass(frozen=True)
class Past:
    """How their other deals with us went: `late`: done after the last day; `failed`: agreed, and
    never delivered; `declined`: they said no, or never answered."""

    on_time: int = 0
    late: int = 0
    failed: int = 0
    declined: int = 0

    @property
    def agreed(self) -> int:
        return self.on_time + self.late + self.failed


@dataclass(frozen=True)
class Candidate:
    research: Research = field(default_factory=Research)
    followers: int | None = None
    tier: str = ""
    past: Past = field(default_factory=Past)


@dataclass(frozen=True)
class Wanted:
    """`criteria`: what the brand looks for; `terms`: what the campaign offers."""

    criteria: tuple[str, ...] = CRITERIA
    terms: Terms = field(default_factory=Terms)
