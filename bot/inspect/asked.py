"""What the inspect commands have in common: days that are given, and JSON line by line."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn

import typer

from bot.clock import Clock
from deals.hours import day_here

WRONG_INPUT = 2


def given_day(text: str) -> date:
    """The ISO day; today in Jakarta when none is given. Another text ends the program."""
    if not text:
        return day_here(Clock().now())
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(f"--today wants a date such as 2026-09-02, not {text!r}.")


def refuse(sentence: str) -> NoReturn:
    """Ends the program with one plain sentence."""
    typer.echo(sentence, err=True)
    raise typer.Exit(WRONG_INPUT)


def answer_json_lines(
    lines: Iterable[bytes], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    """Prints the answer to every good line; the program fails at the end if there was a bad one.

    `answer` raises ValueError, which says what the item lacks.
    """
    all_good = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            typer.echo(json.dumps(answer(_with_text(line))))
        except (ValueError, RecursionError) as error:
            typer.echo(f"line {number}: {error}", err=True)
            all_good = False
    if not all_good:
        raise typer.Exit(WRONG_INPUT)


def _with_text(line: bytes) -> dict[str, Any]:
    item = json.loads(line)
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise ValueError("not a JSON object with a text")
    return item
