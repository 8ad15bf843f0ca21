"""A power cut: the files rebuilt as a disk may hold them, from what a program wrote and synced.

What was synced is there. Of what was not, chance decides: a write survives, or not, or some of its
sectors do; a directory keeps the first of its changes, down to none. Nothing else is promised to
a program by POSIX, and SQLite and our media folder have to live with it.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.recording import Event

SECTOR = 512


@dataclass
class File:
    """What is on the disk for sure, and what was written since the last sync."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        for event in self.pending:
            _apply(self.synced, event)
        self.pending = []

    def after_the_cut(self, dice: random.Random) -> bytes:
        kept = bytearray(self.synced)
        for event in self.pending:
            fate = dice.random()
            if fate < 0.4:
                _apply(kept, event)
            elif fate < 0.7 and event.does == "write":
                for piece in _sectors(event, dice):
                    _apply(kept, piece)
        return bytes(kept)


@dataclass(frozen=True)
class Change:
    """What happened to a name in a directory. A directory's own name has no `file`."""

    does: str
    path: str
    file: File | None = None
    to: str = ""

    def to_names(self, names: "Names") -> None:
        if self.does in ("create", "mkdir"):
            names[self.path] = self.file
        elif self.does == "unlink":
            names.pop(self.path, None)
        elif self.path in names:
            names[self.to] = names.pop(self.path)


Names = dict[str, File | None]


@dataclass
class Disk:
    """Files by their names: as the program sees them, and as they are sure to be found again."""

    seen: Names = field(default_factory=dict)
    synced: Names = field(default_factory=dict)
    pending: dict[str, list[Change]] = field(default_factory=dict)  # of each directory

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """What lies there now has been there for long."""
        names: Names = {
            str(path): File(bytearray(path.read_bytes())) if path.is_file() else None
            for path in folder.rglob("*")
        }
        return cls({**names}, {**names})

    def take(self, event: Event) -> None:
        """One more call."""
        if event.does in ("write", "cut"):
            file = self.seen.get(event.path)
            if file:
                file.pending.append(event)
        elif event.does == "sync":
            self._sync(event.path)
        elif event.does == "create" and event.path not in self.seen:
            self._changed(Change("create", event.path, File()))
        elif event.does in ("mkdir", "unlink", "rename"):
            self._changed(Change(event.does, event.path, to=event.to))

    def after_the_cut(self, dice: random.Random) -> dict[str, bytes]:
        """Names and contents of the files that are found when the power is back."""
        names = dict(self.synced)
        for changes in self.pending.values():
            for change in changes[: dice.randint(0, len(changes))]:
                change.to_names(names)
        lost = {path for path in self.seen if path not in names}  # with a folder goes all in it
        return {
            path: file.after_the_cut(dice)
            for path, file in names.items()
            if file and not any(str(up) in lost for up in Path(path).parents)
        }

    def _sync(self, path: str) -> None:
        file = self.seen.get(path)
        if file:
            file.sync()
        for change in self.pending.pop(path, []):
            change.to_names(self.synced)

    def _changed(self, change: Change) -> None:
        change.to_names(self.seen)
        self.pending.setdefault(str(Path(change.path).parent), []).append(change)


def write_down(found: dict[str, bytes], folder: Path, onto: Path) -> None:
    """Lays what was found in `folder` into another one, for the program to find."""
    for path, content in found.items():
        target = onto / Path(path).relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def chosen(events: Sequence[Event], count: int, dice: random.Random) -> list[int]:
    """So many moments, in their order: after which of the events the power fails."""
    return sorted(dice.sample(range(1, len(events) + 1), min(count, len(events))))


def _apply(content: bytearray, event: Event) -> None:
    if event.does == "cut":
        del content[event.offset :]
        content.extend(bytes(max(0, event.offset - len(content))))
        return
    end = event.offset + len(event.data)
    content.extend(bytes(max(0, end - len(content))))
    content[event.offset : end] = event.data


def _sectors(event: Event, dice: random.Random) -> list[Event]:
    """Some sectors of one write, by where they lie in the file."""
    pieces = []
    at = event.offset
    end = event.offset + len(event.data)
    while at < end:
        upto = min((at // SECTOR + 1) * SECTOR, end)
        if dice.random() < 0.5:
            data = event.data[at - event.offset : upto - event.offset]
            pieces.append(Event(event.at, "write", event.path, at, data))
        at = upto
    return pieces
