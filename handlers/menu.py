"""The platform's command menu, as partners see it."""

from handlers.say import word

PARTNER = ("lapor", "status", "data", "help", "stop", "start")


def partner_menu(language: str) -> list[tuple[str, str]]:
    """(command, what it does) in the order of the menu."""
    return [(name, word("menu", name, language)) for name in PARTNER]
