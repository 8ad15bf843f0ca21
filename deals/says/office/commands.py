"""What staff are answered to commands, and to words without one."""

from deals.lean import dataclass
from deals.says import Words


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
