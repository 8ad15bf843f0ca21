"""What is said while links are handed in, one or many at once."""

from dataclasses import dataclass
from datetime import date

from deals.claims.claim import Claim
from deals.progress import Progress
from deals.says import Words
from deals.says.notices import Notice
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
class ProofLine:
    what: Content
    shown: str
    doubt: str


@dataclass(frozen=True)
class NoticeProofs(Notice):
    """Several proofs of one message to judge; what is doubtful is told once."""

    lines: tuple[ProofLine, ...]
    doubts: tuple[str, ...]
    missing: int
    unapproved: bool = False
    claims: tuple[Claim, ...] = ()
