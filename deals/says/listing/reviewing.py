"""What leads read of who waits for their double check."""

from deals.lean import dataclass
from deals.says import Words
from deals.says.listing.known import Known


@dataclass(frozen=True)
class ReviewCard(Words):
    """One who waits for the lead's double check. `cap_idr`: what was approved before, 0 for goods
    alone; `client`: yes or no, where the client has answered."""

    deal: int
    partner: str
    campaign: str
    left: int
    link: str
    tier: str
    followers: str
    stage: str
    cap_idr: int | None
    figure: int
    reasons: tuple[str, ...]
    known: Known
    client: str
    remark: str
    alike: int


@dataclass(frozen=True)
class DecidedBefore(Words):
    """The lead decides about somebody once more. `was_idr`: what was approved, 0 for goods alone,
    None without a limit; `now_idr`: what it would be, None where they would be struck."""

    deal: int
    partner: str
    campaign: str
    was_idr: int | None
    now_idr: int | None


@dataclass(frozen=True)
class ReviewLine:
    place: int
    deal: int
    partner: str
    handle: str
    tier: str
    followers: str
    figure: int
    unknown: int
    pr_status: str = ""


@dataclass(frozen=True)
class ReviewPage(Words):
    """Several at once, to be answered by their places: `1 3 5 barter`. `left_out`: whom barter for
    all on the page is not for."""

    campaign: str
    lines: tuple[ReviewLine, ...]
    left: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReviewedLine:
    partner: str
    act: str
    note: str


@dataclass(frozen=True)
class Reviewed(Words):
    """What became of those who were named."""

    lines: tuple[ReviewedLine, ...]
    left: int
