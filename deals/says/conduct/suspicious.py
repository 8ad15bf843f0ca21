"""What leads read about what looks suspicious; partners never hear of it."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class FindingLine:
    """One in the list, with whom it is about."""

    number: int
    kind: str
    state: str
    partners: tuple[str, ...]
    on: date
    times: int


@dataclass(frozen=True)
class FindingList(Words):
    """`judged`: these were judged; else those that wait."""

    items: tuple[FindingLine, ...]
    total: int
    page: int
    pages: int
    judged: bool


@dataclass(frozen=True)
class Evidence:
    """A partner with what was seen of them: `what`, or `masked` where it is personal."""

    partner: str
    deal: int | None
    what: str
    masked: str
    on: date


@dataclass(frozen=True)
class FindingCard(Words):
    """All of it. `seen_by`: who of ours saw it; `judge`: who judged it, and `judged_on` when."""

    number: int
    kind: str
    state: str
    evidence: tuple[Evidence, ...]
    times: int
    last: date
    note: str
    seen_by: str
    judge: str
    judged_on: date | None


@dataclass(frozen=True)
class AskFinding(Words):
    """What was seen? `partner`: with whom."""

    partner: str


@dataclass(frozen=True)
class AskFindingNote(Words):
    number: int
