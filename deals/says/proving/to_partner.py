"""What partners hear while they hand in what they posted, one or many at once."""

from datetime import date

from deals.lean import dataclass
from deals.progress import Progress
from deals.says import Words
from deals.terms import Content


@dataclass(frozen=True)
class LinksWanted(Words):
    """They want to hand in what they posted: send the links, one or many, then say that this was
    all. `missing`: what is still due."""

    missing: tuple[Content, ...]
    post_by: date | None


@dataclass(frozen=True)
class NothingToHandIn(Words):
    """Nothing is due from them now. `waiting`: so many are still being checked."""

    waiting: int


@dataclass(frozen=True)
class LinksEnded(Words):
    """That was all of them for now: how far they have come. `held`: one is looked at first."""

    progress: tuple[Progress, ...]
    missing: tuple[Content, ...]
    post_by: date | None
    held: bool = False


@dataclass(frozen=True)
class AskProof(Words):
    """They say that they have posted: please send the link (or the screenshot)."""


@dataclass(frozen=True)
class AskScreenshot(Words):
    """They have no link to what they posted: the screenshot is looked at instead."""


@dataclass(frozen=True)
class FileNotTaken(Words):
    """`problem`: too_big, not_fetched, unreadable_picture, program, no_picture_needed."""

    problem: str


@dataclass(frozen=True)
class ProofTaken(Words):
    """Links or pictures that were handed in, how far they have come with it (empty where only one
    thing is due), and what is still missing. `held`: one is looked at first."""

    taken: int
    missing: tuple[Content, ...]
    post_by: date | None
    progress: tuple[Progress, ...] = ()
    held: bool = False


@dataclass(frozen=True)
class Refusal:
    """Why one link or picture does not count; `shown` is harmless to show. `places`: which links of
    the message they are, where they are not."""

    reason: str
    shown: str = ""
    handle: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProofRefused(Words):
    """Each refusal with what to do instead."""

    refusals: tuple[Refusal, ...]


@dataclass(frozen=True)
class ProofAccepted(Words):
    """One proof, or several at once."""

    what: Content | tuple[Content, ...]
    missing: tuple[Content, ...]
    waiting: int
    post_by: date | None


@dataclass(frozen=True)
class ProofSentBack(Words):
    what: Content
    reason: str
    post_by: date | None


@dataclass(frozen=True)
class AllDone(Words):
    partner: str
    brand: str
    campaign: str


@dataclass(frozen=True)
class Excused(Words):
    what: Content
    missing: tuple[Content, ...]


@dataclass(frozen=True)
class ScreenDoubted(Words):
    """A picture was taken, and is questioned: small, blank, or older than its live."""

    doubts: tuple[str, ...]
