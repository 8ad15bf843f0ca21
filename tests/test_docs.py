"""The README is true: its tables are made from the code, and every setting stands in it."""

import re
from pathlib import Path

from bot.settings import Settings
from deals.stages import diagram
from handlers.say import word
from handlers.staff.table.commands import GROUPS

README = Path(__file__).parent.parent / "README.md"


def part(name: str) -> str:
    found = re.search(
        rf"<!-- {name} -->\n(.*)<!-- /{name} -->", README.read_text("utf-8"), re.DOTALL
    )
    assert found, f"the README has no part {name}"
    return found[1]


def command_table() -> str:
    lines = ["| command | who | what it does |", "| --- | --- | --- |"]
    lines += [
        f"| `/{' '.join(filter(None, (command.name, command.usage)))}`"
        f" | {command.right} | {word('commands', command.name, 'en')} |"
        for group in GROUPS.values()
        for command in group
    ]
    return "\n".join(lines) + "\n"


def test_the_stage_diagram_is_made_from_the_table_of_moves():
    assert part("stages") == f"```mermaid\n{diagram()}\n```\n"


def test_the_command_table_is_the_code_s():
    assert part("commands") == command_table()


def test_every_setting_is_explained():
    for name in Settings.model_fields:
        assert f"`{name.upper()}`" in README.read_text("utf-8"), name


if __name__ == "__main__":
    text = README.read_text("utf-8")
    for name, made in (
        ("stages", f"```mermaid\n{diagram()}\n```\n"),
        ("commands", command_table()),
    ):
        text = (
            text.replace(part(name), made)
            if part(name)
            else text.replace(f"<!-- {name} -->\n", f"<!-- {name} -->\n{made}")
        )
    README.write_text(text, "utf-8")
