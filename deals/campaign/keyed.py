"""Takes a table of keys apart, and notes every key that is missing, wrong or left over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Problem:
    """`key` of the file (`terms.fee_idr`), and what is wrong with it as a short code."""

    key: str
    code: str


class Reader:
    """Takes keys out of a table one by one, and notes what is missing, wrong or left over."""

    def __init__(self, table: dict[str, Any], path: str = "") -> None:
        self.table, self.path = dict(table), path
        self.problems: list[Problem] = []

    def take(self, key: str, kind: type | tuple[type, ...], default: Any) -> Any:
        """The value of a key; `...` as default makes it required."""
        value = self.table.pop(key, default)
        if value is ...:
            self.note(key, "missing")
            return kind() if isinstance(kind, type) else 0
        if value is not default and (not isinstance(value, kind) or isinstance(value, bool)):
            self.note(key, "wrong_kind")
            return default if default is not ... else (kind() if isinstance(kind, type) else 0)
        return value

    def day(self, key: str) -> date | None:
        """A day without an hour; None where there is none."""
        on = self.take(key, date, None)
        if isinstance(on, datetime):
            self.note(key, "wrong_kind")
            return None
        return on if on is None else date(on.year, on.month, on.day)

    def choice(self, key: str, among: tuple[str, ...], default: Any) -> str:
        value = self.take(key, str, default)
        if value not in among and not any(p.key == self.path + key for p in self.problems):
            self.note(key, "not_one_of")
        return str(value)

    def part(self, key: str) -> "Reader":
        return Reader(self.take(key, dict, {}), f"{self.path}{key}.")

    def note(self, key: str, code: str) -> None:
        self.problems.append(Problem(self.path + key, code))

    def close(self, part: "Reader") -> None:
        """What a part left over or found wrong is told by the whole."""
        self.problems += part.problems
        self.problems += [Problem(part.path + key, "unknown_key") for key in part.table]
