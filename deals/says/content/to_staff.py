"""What staff read of a campaign's brief, of ideas and drafts, and of words that a rule warns of."""

from datetime import date

from deals.claims.claim import Claim
from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice


@dataclass(frozen=True)
class NoticeSketch(Notice):
    """An idea or a draft to answer. `idea`: the one that was agreed; `claims`: what to look at."""

    kind: str
    number: int
    sketch: str
    files: int
    claims: tuple[Claim, ...]
    idea: str


@dataclass(frozen=True)
class BriefCard(Words):
    """All that whoever agrees is told about the content; `files`: their names."""

    campaign: str
    brief: str
    messages: tuple[str, ...]
    dos: tuple[str, ...]
    donts: tuple[str, ...]
    tags: tuple[str, ...]
    approval: bool
    files: tuple[str, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class ClaimsFound(Words):
    """Words that may not be said of a traditional medicine: others, or knowingly the same."""

    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class SketchLine:
    number: int
    on: date
    state: str
    text: str
    remark: str
    files: int


@dataclass(frozen=True)
class SketchList(Words):
    """Every version of an idea or a draft; `claims`: what the guard found in the newest."""

    deal: int
    partner: str
    campaign: str
    kind: str
    versions: tuple[SketchLine, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class SketchClaims(Words):
    """Asked before an idea or a draft is approved in which the guard found something."""

    deal: int
    partner: str
    campaign: str
    kind: str
    claims: tuple[Claim, ...]
