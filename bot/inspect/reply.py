"""Shows how a partner's reply is read: `sapa inspect reply`."""

import sys
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from bot.inspect.asked import answer_json_lines, given_day
from deals.reading.reply import Reply, read_reply


def reply(
    today: Annotated[str, typer.Option("--today", help="ISO date; today when left out")] = "",
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read and print one JSON object a line.")
    ] = False,
) -> None:
    """Read replies from standard input, one a line, and say what each wants and names."""
    day = given_day(today)
    if jsonl:
        answer_json_lines(sys.stdin.buffer, lambda item: _answer(item, day))
    else:
        _print_for_people(sys.stdin.buffer, day)


def _answer(item: dict[str, Any], today: date) -> dict[str, Any]:
    return {"id": item.get("id"), **as_json(read_reply(item["text"], today))}


def as_json(read: Reply) -> dict[str, Any]:
    """What JSON can hold of it: the day as ISO `date`, and how sure each of them is."""
    guesses = {"guesses": read.guesses, "sure": dict(read.sure)}
    return {"intent": read.intent, **_named(read), **guesses}


def _named(read: Reply) -> dict[str, Any]:
    return {
        "fee_idr": read.fee_idr,
        "commission_pct": read.commission_pct,
        "date": read.day.isoformat() if read.day else None,
        "phone": read.phone,
        "handle": read.handle,
        "urls": list(read.urls),
        "question_topic": read.question_topic,
        "contents": [list(content) for content in read.contents],
    }


def _print_for_people(lines: Iterable[bytes], today: date) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        message = line.decode("utf-8", errors="replace").rstrip("\r\n")
        console.print(f"[bold]{escape(message)}[/bold]")
        for description in _descriptions(read_reply(message, today)):
            console.print(f"  {escape(description)}")


def _descriptions(read: Reply) -> list[str]:
    guesses = ", ".join(f"{intent} {sure:.0%}" for intent, sure in read.guesses[:3])
    return [guesses] + [
        f"{name.replace('_', ' ')}: {value}" for name, value in _named(read).items() if value
    ]
