"""The house's own commands: help, start and cancel."""

from collections.abc import Mapping

from deals.says.office.commands import Cancelled, CommandGroup, CommandLine, StaffHelp
from deals.says.office.team import StaffHello
from handlers.staff.acting import Acting
from handlers.staff.command import Command
from storage.staff import members


def start(acting: Acting, rest: str) -> None:
    """Whoever is staff stays staff: a start link that they open binds nobody."""
    acting.answer(StaffHello(acting.member.name, acting.member.right, link=bool(rest)))


def cancel(acting: Acting, rest: str) -> None:
    """The question that was open has been ended by this very command."""
    acting.answer(Cancelled(acting.ended))


def show_help(acting: Acting, groups: Mapping[str, tuple[Command, ...]]) -> None:
    """Every command that their right allows, in the order of the table."""
    shown = [
        CommandGroup(title, lines)
        for title, commands in groups.items()
        if (lines := _lines(acting, commands))
    ]
    acting.answer(StaffHelp(acting.member.right, tuple(shown)))


def _lines(acting: Acting, commands: tuple[Command, ...]) -> tuple[CommandLine, ...]:
    return tuple(
        CommandLine(command.name, command.usage)
        for command in commands
        if members.may(acting.member, command.right)
    )
