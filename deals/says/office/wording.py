"""What staff read when they change how something is said."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class WordingBrands(Words):
    """For which brand?"""


@dataclass(frozen=True)
class WordingList(Words):
    """`page` from 1; `changed`: how many messages have the brand's own wording."""

    brand: str
    language: str
    page: int
    pages: int
    changed: int


@dataclass(frozen=True)
class WordingCard(Words):
    """`message` is a key of the words table messages; `fields`: what the template may use."""

    message: str
    brand: str
    language: str
    own: bool
    fields: tuple[str, ...]


@dataclass(frozen=True)
class WordingSource(Words):
    """The template as it stands, to be copied and changed."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class WordingPreview(Words):
    """What a template says to an invented partner. `saved`: it is what partners read now."""

    lines: tuple[str, ...]
    saved: bool


@dataclass(frozen=True)
class AskWording(Words):
    message: str
    brand: str
    language: str


@dataclass(frozen=True)
class ProblemLine:
    """`code` is a key of the words table template_problems; `line` from 1, 0 for the whole."""

    code: str
    line: int
    detail: str


@dataclass(frozen=True)
class WordingProblems(Words):
    problems: tuple[ProblemLine, ...]


@dataclass(frozen=True)
class WordingLeavesOut(Words):
    """Words that a partner agrees to have to name every term; these examples are not in them."""

    parts: tuple[str, ...]


@dataclass(frozen=True)
class WordingSaved(Words):
    message: str
    brand: str


@dataclass(frozen=True)
class WordingForgotten(Words):
    """Back to the wording that Sapa ships."""

    message: str
    brand: str
