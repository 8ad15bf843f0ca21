"""The platform's command menus: what partners see, and what the team sees."""

from handlers.words.wording import known, tables, word

PARTNER = ("lapor", "status", "data", "help", "stop", "start")


def partner_menu(language: str) -> list[tuple[str, str]]:
    """(command, what it does) in the order of the menu."""
    return [(name, word("menu", name, language)) for name in PARTNER]


def staff_menu(language: str) -> list[tuple[str, str]]:
    """The same of the team's, by their words alone: what carries them out is imported when the
    first of them is given."""
    return list(tables(known(language))["commands"].items())


def is_for_staff(command: str) -> bool:
    """Whether only the team has it."""
    return command not in PARTNER and any(command == name for name, _ in staff_menu("id"))
