"""Tells a script as a conversation, in the words of tests/talks."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tests.simulation.script import Act, Script
from tests.simulation.violation import Violation

HOUR = timedelta(hours=1)
OPENS = ("start", "approach")  # what "has the offer" says


def told(script: Script, violation: Violation, seed: int) -> str:
    """A talk that begins with the offer, and ends where it went wrong."""
    people = [act for act in script.acts if act.who != "Ayu"]
    name = people[0].who.split()[0] if people else "Alya"
    head = [f"# seed {seed}: {violation.name}", "", f"({name} has the offer)"]
    lines = list(_lines(script, violation, name))
    notes = [f"# {mishap.kind} {mishap.key} {mishap.how}".rstrip() for mishap in script.mishaps]
    return "\n".join([*head, *lines, *notes, ""])


def _lines(script: Script, violation: Violation, name: str) -> Iterator[str]:
    kinds = [act.kind for act in script.acts]
    first = next((kinds.index(kind) for kind in OPENS if kind in kinds), -1)
    at = script.acts[first].at if first >= 0 else None
    for act in script.acts[first + 1 :]:
        yield from _gap(at, act.at)
        yield _line(act, name)
        at = act.at
    if violation.at:
        yield from _gap(at, violation.at)
        if violation.chat:
            yield f"> {name}: -"


def _gap(since: datetime | None, at: datetime) -> Iterator[str]:
    hours = round((at - since) / HOUR) if since else 0
    if hours > 0:
        days, left = divmod(hours, 24)
        yield f"({days} day{'s' * (days > 1)} later)" if not left and days else _hours(hours)


def _hours(hours: int) -> str:
    return f"({hours} hour{'s' * (hours > 1)} later)"


def _line(act: Act, name: str) -> str:
    who = "Ayu" if act.who == "Ayu" else name
    if act.kind == "press":
        return f"{who} [{act.label or act.what}]"
    if act.kind == "start":
        return f"{who}: /start {act.what}".rstrip()
    if act.kind == "text":
        return f"{who}: {' '.join(act.what.split())}"
    return f"# {who} does: {act.kind} {act.what}".rstrip()
