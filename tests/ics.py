"""Reads an iCal file back, by the rules of RFC 5545, and refuses what breaks them."""

import re

_NAME = re.compile(rb"[A-Z][A-Z0-9-]*")


def events(content: bytes) -> list[dict[str, str]]:
    """The properties of every event, with their parameters left out of the name."""
    assert content.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content), "a line ends with CRLF"
    for line in content.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")  # no letter is cut in two
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-1] == b"END:VCALENDAR"
    assert {b"VERSION:2.0", b"CALSCALE:GREGORIAN"} <= set(lines)
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(b":")
        assert _NAME.match(name), line
        if line == b"BEGIN:VEVENT":
            found.append({})
        elif found and line != b"END:VEVENT":
            key = name.partition(b";")[0].decode()
            found[-1].setdefault(key, text(value.decode("utf-8")))
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(event)
    return found


def text(value: str) -> str:
    """A TEXT value as it was meant."""
    signs = {"\\n": "\n", "\\N": "\n", "\\\\": "\\", "\\;": ";", "\\,": ","}
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"not escaped: {value}"
    return re.sub(r"\\.", lambda found: signs[found[0]], value)
