"""The single words of each language: labels, days, stages, reasons, from its `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
LANGUAGES = ("id", "en")


def known(language: str) -> str:
    """The language if we speak it, else Indonesian."""
    return language if language in LANGUAGES else LANGUAGES[0]


@cache
def tables(language: str) -> dict[str, dict[str, Any]]:
    """Every table of one of our languages."""
    with (TEMPLATES / language / "words.toml").open("rb") as file:
        return tomllib.load(file)


def word(table: str, key: str, language: str) -> str:
    """One word of a table; raises KeyError when there is none."""
    return str(tables(known(language))[table][key])
