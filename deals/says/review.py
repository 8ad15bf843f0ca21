"""What staff read about who is listed: what is known of them, how they fit, who is one person."""

from dataclasses import dataclass

from deals.says import Words


@dataclass(frozen=True)
class RateLine:
    """What they ask for one piece of that kind."""

    kind: str
    idr: int


@dataclass(frozen=True)
class PastLine:
    """Another deal of theirs with us. `late`: by how many days it was delivered too late."""

    deal: int
    campaign: str
    stage: str
    late: int


@dataclass(frozen=True)
class Known:
    """What the team found out; empty is not known. `competitor`: unknown, none or named."""

    niches: tuple[str, ...]
    engagement: float | None
    rates: tuple[RateLine, ...]
    past_brands: tuple[str, ...]
    competitor: str
    whose: str
    audience: str
    product: str
    notes: str
    past: tuple[PastLine, ...]
    pr_status: str = ""  # what the sheet says of their will to take a pack
    conduct: tuple[str, ...] = ()  # how they keep their word, in lines


@dataclass(frozen=True)
class AddAsked(Words):
    """A question about somebody who is being added; `told`: what was understood so far."""

    question: str
    told: tuple[str, ...]


@dataclass(frozen=True)
class Added(Words):
    """Somebody is on the list, new there or not; `alike`: how many look like the same person."""

    deal: int
    partner: str
    campaign: str
    handle: str
    tier: str
    followers: str
    new: bool
    figure: int
    reasons: tuple[str, ...]
    alike: int


@dataclass(frozen=True)
class KolCard(Words):
    """A partner as the team knows them. `accounts`: their others; `alike`: who may be the same."""

    deal: int
    partner: str
    link: str
    accounts: tuple[str, ...]
    tier: str
    followers: str
    known: Known
    alike: int


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


@dataclass(frozen=True)
class ReplacementNeeded(Words):
    """A campaign's list falls short of its target."""

    campaign: str
    counted: int
    target: int
    missing: int


@dataclass(frozen=True)
class TwinSide:
    """One of two who look alike. `phone`: only in private; `deals`: theirs, newest first."""

    partner: str
    account: str
    link: str
    tier: str
    followers: str
    phone: str
    linked: bool
    stopped: bool
    deals: tuple[PastLine, ...]


@dataclass(frozen=True)
class TwinPair(Words):
    """Two side by side; `why`: handle, phone or name; `left`: how many pairs there are."""

    one: TwinSide
    other: TwinSide
    why: str
    left: int


@dataclass(frozen=True)
class MergeSure(Words):
    """What a merge would do. `ends`: deals that end since the other's of that campaign goes on."""

    kept: TwinSide
    gone: TwinSide
    moved: int
    ends: tuple[PastLine, ...]


@dataclass(frozen=True)
class Merged(Words):
    """Two records are one; `ended`: deals of one campaign that were too many."""

    partner: str
    account: str
    moved: int
    ended: int


@dataclass(frozen=True)
class ClientRow:
    row: int
    name: str
    note: str


@dataclass(frozen=True)
class ClientAnswers(Words):
    """The client's sheet as it was read. `same`: rows that say nothing new."""

    campaign: str
    yes: int
    no: int
    same: int
    unanswered: int
    rows: tuple[ClientRow, ...]
    more: int
    missing: int
    target: int
