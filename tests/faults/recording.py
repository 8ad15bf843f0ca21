"""What a program did to its data folder and said to the outside, call by call, from strace."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,pwrite64,write,ftruncate,fsync,fdatasync,rename,unlink,mkdir,sendto"  # what we replay
)
# One file for each thread, so that no line is broken by another; -T tells when a sync was over.
OPTIONS = ("-ff", "-ttt", "-T", "-y", "-s", "4000000", "-e", f"trace={CALLS}")

LINE = re.compile(r"^(\d+\.\d+) (\w+)\((.*)\) += (\d+)(?:<.*>)? <([\d.]+)>$")
OPENED = re.compile(r'^AT_FDCWD(?:<[^>]*>)?, "(.*?)", (\S+?)(?:, \d+)?$')
HELD = re.compile(r"^\d+<([^>]*)>(?!\(deleted\))(?:, )?(.*)$")
TEXT = re.compile(r'^"((?:[^"\\]|\\.)*)", (\d+)(?:, (.*))?$')
PATHS = re.compile(r'"(.*?)"')


@dataclass(frozen=True)
class Event:
    """`does`: create, write, cut, sync, rename, unlink, mkdir on `path`; or confirm, send."""

    at: float
    does: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    to: str = ""


def events(trace: Path, folder: Path) -> list[Event]:
    """Everything in its order; `trace` is the name that strace was given, `folder` the data's."""
    found = [
        event
        for file in trace.parent.glob(f"{trace.name}.*")
        for event in _of_thread(file.read_text(errors="surrogateescape"), str(folder))
    ]
    return sorted(found, key=lambda event: event.at)


def _of_thread(lines: str, folder: str) -> Iterator[Event]:
    places: dict[str, int] = {}  # where the next plain write of a file goes
    for line in lines.splitlines():
        matched = LINE.match(line)
        if not matched:
            continue
        at, call, arguments, result, took = matched.groups()
        event = _event(float(at), call, arguments, int(result), places)
        if event is None or not (
            event.path.startswith(folder) or event.does in ("confirm", "send")
        ):
            continue
        late = float(took) if event.does == "sync" else 0
        yield Event(event.at + late, event.does, event.path, event.offset, event.data, event.to)


def _event(
    at: float, call: str, arguments: str, result: int, places: dict[str, int]
) -> Event | None:
    if call == "openat":
        return _opening(at, arguments, places)
    if call in ("rename", "unlink", "mkdir"):
        path, *more = PATHS.findall(arguments)
        return Event(at, call, path, to=more[0] if more else "")
    held = HELD.match(arguments)
    if not held:
        return None
    path, rest = held.groups()
    if call in ("fsync", "fdatasync"):
        return Event(at, "sync", path)
    if call == "ftruncate":
        return Event(at, "cut", path, int(rest))
    if call == "sendto":
        return _sending(at, _bytes(rest))
    data = _bytes(rest)[:result]
    offset = _offset(rest) if call == "pwrite64" else places.get(path, 0)
    places[path] = offset + len(data)
    return Event(at, "write", path, offset, data)


def _opening(at: float, arguments: str, places: dict[str, int]) -> Event | None:
    opened = OPENED.match(arguments)
    if not opened:
        return None
    path, flags = opened.groups()
    places[path] = 0
    return Event(at, "create", path) if "O_CREAT" in flags else None


def _sending(at: float, data: bytes) -> Event | None:
    """An update's confirmation, or a message, by the JSON that goes to the Bot API."""
    body = data.partition(b"\r\n\r\n")[2] if data.startswith(b"POST ") else data
    if body.startswith(b"{"):
        said = json.loads(body)
        if "offset" in said and "timeout" in said:
            return Event(at, "confirm", offset=int(said["offset"]))
        text, to = said.get("text"), str(said.get("chat_id", ""))
        return Event(at, "send", data=text.encode(), to=to) if text and to else None
    return None


def _bytes(rest: str) -> bytes:
    matched = TEXT.match(rest)
    assert matched, rest[:200]
    raw = matched[1].encode(errors="surrogateescape")
    return codecs.escape_decode(raw)[0]  # type: ignore[attr-defined,no-any-return]


def _offset(rest: str) -> int:
    matched = TEXT.match(rest)
    assert matched and matched[3]
    return int(matched[3])
