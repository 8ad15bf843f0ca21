"""A calendar as an iCal file (RFC 5545): whole days, or an hour of one, each event with a name that
stays its own."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

AN_HOUR = timedelta(hours=1)
LONGEST_LINE = 75  # octets, without the end of the line
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Event:
    """From the first to the last day, both within it, or an hour from `begins` (aware). `uid` names
    it for ever; `version` grows whenever it changes; `sure`: it is more than a wish."""

    uid: str
    first: date
    last: date
    title: str
    notes: str = ""
    version: int = 0
    sure: bool = True
    begins: datetime | None = None


def written(events: Iterable[Event], name: str, now: datetime) -> bytes:
    """The file; `now` (aware) is when it was written."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sapa//Posting calendar//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"]
    for event in events:
        lines += _event(event, now)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def escaped(text: str) -> str:
    """As a TEXT value has it."""
    clean = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    for sign in "\\;,":
        clean = clean.replace(sign, f"\\{sign}")
    return clean.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """One line of content, cut into lines of at most 75 octets; no letter is cut in two."""
    parts, part, room = [], b"", LONGEST_LINE
    for letter in line:
        octets = letter.encode("utf-8", errors="replace")
        if len(part) + len(octets) > room:
            parts.append(part)
            part, room = b"", LONGEST_LINE - 1  # a blank begins each line that goes on
        part += octets
    return b"\r\n ".join([*parts, part]) + b"\r\n"


def _event(event: Event, now: datetime) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_moment(now)}",
        f"SEQUENCE:{event.version}",
        *_when(event),
        f"SUMMARY:{escaped(event.title)}",
    ]
    if event.notes:
        lines.append(f"DESCRIPTION:{escaped(event.notes)}")
    status = "CONFIRMED" if event.sure else "TENTATIVE"
    return [*lines, f"STATUS:{status}", "TRANSP:TRANSPARENT", "END:VEVENT"]


def _when(event: Event) -> tuple[str, str]:
    if event.begins:
        ends = event.begins + AN_HOUR
        return f"DTSTART:{_moment(event.begins)}", f"DTEND:{_moment(ends)}"
    after = event.last + timedelta(days=1)
    return f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
