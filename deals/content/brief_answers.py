"""Reads what staff answer about a brief: its points, and whether drafts are approved first."""

import re
from dataclasses import replace

from deals.content.briefing import (
    BRIEF_CHARS,
    LINE_CHARS,
    LINES,
    Briefing,
    problems,
)
from deals.decision import Refused

_POINT = re.compile(
    r"\W*(?P<part>pesan(?:\s+utama)?|key\s+messages?|messages?|do(?:n['’]?t|nt|s)?|jangan)\s*:\s*(?P<line>.+)",
    re.IGNORECASE,
)
YES = frozenset({"ya", "y", "iya", "wajib", "perlu", "yes", "true"})
NO = frozenset({"tidak", "ga", "gak", "nggak", "tidak perlu", "no", "false", "-"})


def with_points(briefing: Briefing, text: str) -> Briefing:
    """A point a line: `pesan: …`, `do: …` or `dont: …`; `-` takes all of them away."""
    found: dict[str, list[str]] = {"messages": [], "dos": [], "donts": []}
    for line in filter(str.strip, [] if text.strip() == "-" else text.splitlines()):
        point = _POINT.fullmatch(line.strip())
        if point is None:
            raise Refused("points_unreadable")
        found[_part(point["part"])].append(" ".join(point["line"].split()))
    messages, dos, donts = (tuple(lines) for lines in found.values())
    return replace(briefing, messages=messages, dos=dos, donts=donts)


def read_approval(text: str) -> bool:
    """Yes or no."""
    said = text.strip().lower()
    if said not in YES | NO:
        raise Refused("yes_or_no")
    return said in YES


def must_fit(briefing: Briefing, brief: str) -> None:
    """Raises Refused when all of it together is no readable message."""
    if len(brief) > BRIEF_CHARS or problems(briefing, brief):
        raise Refused("brief_too_long", points=LINES, characters=LINE_CHARS)


def _part(word: str) -> str:
    first = word.lower()
    if first.startswith(("pesan", "key", "message")):
        return "messages"
    return "dos" if first in ("do", "dos") else "donts"
