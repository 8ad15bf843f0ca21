"""What partners hear of the content: the brief, and their ideas and drafts."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.terms import Content


@dataclass(frozen=True)
class Brief(Words):
    """What the content is to be like. `approval`: a draft is approved before they post."""

    brand: str
    campaign: str
    brief: str
    tags: tuple[str, ...]
    messages: tuple[str, ...] = ()
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    approval: bool = False


@dataclass(frozen=True)
class BriefRead(Words):
    """Thanks: they have read the brief."""


@dataclass(frozen=True)
class AskIdea(Words):
    """What is their own idea for the content?"""


@dataclass(frozen=True)
class AskDraft(Words):
    """Please send the draft: text, picture, video or a link."""


@dataclass(frozen=True)
class SketchTaken(Words):
    """Their idea or draft (`kind`) is with the team."""

    kind: str
    brand: str
    number: int


@dataclass(frozen=True)
class SketchApproved(Words):
    """Agreed to: what is still to be posted, and by when."""

    kind: str
    brand: str
    missing: tuple[Content, ...]
    post_by: date | None


@dataclass(frozen=True)
class SketchBack(Words):
    """Not yet, with what to change."""

    kind: str
    brand: str
    remark: str
    post_by: date | None


@dataclass(frozen=True)
class DraftAtClient(Words):
    """We have looked at it; now the brand does."""

    brand: str
