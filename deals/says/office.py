"""What staff are answered about the house: the team, brands, wordings, settings, and slips."""

from dataclasses import dataclass
from datetime import date

from deals.says import Words

# Coming in


@dataclass(frozen=True)
class StaffWelcome(Words):
    """Somebody has just become one of the team."""

    name: str
    right: str


@dataclass(frozen=True)
class StaffHello(Words):
    """`/start` by somebody who is in the team. `link`: they opened somebody's start link."""

    name: str
    right: str
    link: bool


@dataclass(frozen=True)
class StaffJoined(Words):
    """Admins hear who came in."""

    name: str
    right: str


@dataclass(frozen=True)
class ClaimWrong(Words):
    """One and the same answer to a wrong code, a used one, and too many tries."""


# Commands and questions


@dataclass(frozen=True)
class CommandLine:
    name: str
    usage: str


@dataclass(frozen=True)
class CommandGroup:
    """`title` is a key of the words table command_groups."""

    title: str
    commands: tuple[CommandLine, ...]


@dataclass(frozen=True)
class StaffHelp(Words):
    right: str
    groups: tuple[CommandGroup, ...]


@dataclass(frozen=True)
class UnknownCommand(Words):
    """`nearest`: the command that was probably meant, if there is one."""

    nearest: str


@dataclass(frozen=True)
class NothingAsked(Words):
    """Words without a command, and no question was open."""


@dataclass(frozen=True)
class Cancelled(Words):
    """`open_before`: there was a question that is forgotten now."""

    open_before: bool


@dataclass(frozen=True)
class NotPossible(Words):
    """Why an act is not possible; `code` is a key of the words table refused."""

    code: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class SettingsShown(Words):
    """`team`: none, here or elsewhere."""

    bot: str
    language: str
    team: str
    admins: tuple[str, ...]


# The team


@dataclass(frozen=True)
class MemberLine:
    name: str
    right: str
    you: bool


@dataclass(frozen=True)
class TeamList(Words):
    members: tuple[MemberLine, ...]


@dataclass(frozen=True)
class TeamInvite(Words):
    """A start link that makes whoever opens it first one of us."""

    right: str
    link: str
    days: int


@dataclass(frozen=True)
class MemberCard(Words):
    """`deals`: how many open ones are theirs."""

    name: str
    right: str
    since: date
    deals: int


@dataclass(frozen=True)
class MemberRemoveSure(Words):
    name: str
    deals: int


@dataclass(frozen=True)
class MemberRemoved(Words):
    """Their open deals are the remover's now. `group`: the team has one, where they read on."""

    name: str
    deals: int
    group: bool


@dataclass(frozen=True)
class YourRight(Words):
    """A member hears that their right was changed."""

    right: str


@dataclass(frozen=True)
class YouLeft(Words):
    """A former member hears that they are no longer in the team."""


# Brands


@dataclass(frozen=True)
class BrandLine:
    name: str
    products: tuple[str, ...]


@dataclass(frozen=True)
class BrandList(Words):
    brands: tuple[BrandLine, ...]


@dataclass(frozen=True)
class ProductLine:
    name: str
    about: str


@dataclass(frozen=True)
class BrandCard(Words):
    brand: str
    about: str
    products: tuple[ProductLine, ...]
    colour: str
    criteria: tuple[str, ...]  # whom it looks for among KOLs
    shops: tuple[str, ...] = ()


@dataclass(frozen=True)
class AskShops(Words):
    brand: str


@dataclass(frozen=True)
class AskBrandColour(Words):
    brand: str


@dataclass(frozen=True)
class AskBrandName(Words):
    pass


@dataclass(frozen=True)
class AskBrandAbout(Words):
    brand: str


@dataclass(frozen=True)
class AskProducts(Words):
    brand: str


# Wordings


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


# Slips


@dataclass(frozen=True)
class Undone(Words):
    """`act` is a key of the words table happened; `told`: the partner had heard of it."""

    deal: int
    partner: str
    campaign: str
    act: str
    told: bool
