"""Shows what the link reader makes of messages, without a network: `sapa inspect links`."""

import sys
from collections.abc import Iterable
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape

from bot.inspect.asked import answer_json_lines
from deals.links import HopAnswer, LinkReading, after_redirect, read_links


def links(
    jsonl: bool = typer.Option(
        False, "--jsonl", help="Read and print one JSON object a line instead of plain messages."
    ),
) -> None:
    """Read chat messages from standard input, one a line, and say which links they hold."""
    if jsonl:
        answer_json_lines(sys.stdin.buffer, _answer)
    else:
        _print_for_people(sys.stdin.buffer)


def _answer(item: dict[str, Any]) -> dict[str, Any]:
    reading = read_links(item["text"])
    answer = {"id": item.get("id"), **_as_json(reading)}
    if item.get("redirect") is not None:
        hop = _hop_answer(item["redirect"])
        answer["after_redirect"] = _as_json(_after_redirect(reading, hop))
    return answer


def _after_redirect(reading: LinkReading, hop: HopAnswer) -> LinkReading:
    short = next((link for link in reading.links if link.needs_redirect), None)
    return after_redirect(short, hop) if short else LinkReading((), "unresolved")


def _hop_answer(redirect: Any) -> HopAnswer:
    if not isinstance(redirect, dict) or not isinstance(redirect.get("status"), int):
        raise ValueError("the redirect is not a JSON object with a status")
    location, addresses = redirect.get("location"), redirect.get("resolved_ips") or []
    if not isinstance(location, str | None) or not isinstance(addresses, list):
        raise ValueError("the redirect's location or resolved_ips is of the wrong type")
    return HopAnswer(redirect["status"], location, tuple(map(str, addresses)))


def _as_json(reading: LinkReading) -> dict[str, Any]:
    return {"expect": [link.as_dict() for link in reading.links], "refuse": reading.refuse}


def _print_for_people(lines: Iterable[bytes]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        message = line.decode("utf-8", errors="replace").rstrip("\r\n")
        console.print(f"[bold]{escape(message)}[/bold]")
        for description in _descriptions(read_links(message)):
            console.print(f"  {escape(description)}")


def _descriptions(reading: LinkReading) -> list[str]:
    found = [
        f"{link.platform} {link.kind}: {link.canonical_url or 'no address of its own'}"
        + (f" (@{link.handle})" if link.handle else "")
        for link in reading.links
    ]
    refused = [f"refused: {reading.refuse}"] if reading.refuse else []
    return found + refused or ["no link"]
