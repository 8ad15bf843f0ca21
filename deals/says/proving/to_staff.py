"""What staff read of proofs: to judge them, and what their pictures show."""

from datetime import date

from deals.claims.claim import Claim
from deals.lean import dataclass
from deals.lives.reading import Told
from deals.says import Words
from deals.says.notice import Notice
from deals.terms import Content


@dataclass(frozen=True)
class NoticeProof(Notice):
    """A proof to judge. `shown`: the link or the file's name; `doubt`: what a link cannot tell;
    `doubts`: what its picture is questioned for."""

    what: Content
    shown: str
    doubt: str
    missing: int
    unapproved: bool = False  # its draft was to be approved first, and was not
    claims: tuple[Claim, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class NoticeDone(Notice):
    """`pays`: something is still to be paid, as the payments of the deal stand."""

    pays: bool = False


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


@dataclass(frozen=True)
class JudgedBefore(Words):
    """Somebody else was first to judge this proof."""

    name: str
    state: str


@dataclass(frozen=True)
class Other:
    """The proof that a picture belongs to already. `state`: waiting, accepted or sent_back;
    `same`: it is the same partner's."""

    deal: int
    partner: str
    campaign: str
    day: date
    state: str
    same: bool


@dataclass(frozen=True)
class NoticeTwin(Notice):
    """A proof is held back: its picture came before. `other`: none when its owner is forgotten;
    `more`: how many of its pictures are held beside those that are shown."""

    what: Content
    other: Other | None
    more: int = 0


@dataclass(frozen=True)
class NoticeScreenRead(Notice):
    """What a machine read on pictures of a proof: a hint. `strange`: names that are none of their
    `accounts`."""

    pictures: tuple[Told, ...]
    accounts: tuple[str, ...]
    strange: tuple[str, ...] = ()
