"""What was measured: every figure of every round, with the machine that it was measured on."""

import json
import platform
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.load import Figure

PACKAGES = ("python-telegram-bot", "httpx", "sqlalchemy", "sqlmodel")


@dataclass
class Record:
    """`figures`: of what → of whom → one figure a round. `loop_s`: a fixed piece of Python before
    each round, by group. `soak`: what the soak said of itself."""

    around: dict[str, str] = field(default_factory=dict)
    load: dict[str, Any] = field(default_factory=dict)
    loop_s: dict[str, list[float]] = field(default_factory=dict)
    figures: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    soak: dict[str, Any] = field(default_factory=dict)

    def add(self, figure: Figure) -> None:
        name, who, value = figure
        self.figures.setdefault(name, {}).setdefault(who, []).append(round(value, 4))

    def of(self, name: str, who: str) -> list[float]:
        """Empty where it was not measured."""
        return self.figures.get(name, {}).get(who, [])

    def take(self, newer: "Record") -> None:
        """What was measured anew takes the place of what it was before."""
        self.around, self.load = newer.around, newer.load
        self.loop_s |= newer.loop_s
        self.figures |= newer.figures

    def written(self) -> str:
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def read(cls, path: Path) -> "Record":
        return cls(**json.loads(path.read_text("utf-8"))) if path.exists() else cls()


@dataclass(frozen=True)
class Spread:
    """The middle of several rounds, with the lowest and the highest."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> "Spread":
        return cls(median(values), min(values), max(values))

    def told(self, form: str) -> str:
        if self.low == self.high:
            return form.format(self.middle)
        return f"{form.format(self.middle)} ({form.format(self.low)}–{form.format(self.high)})"


def around() -> dict[str, str]:
    """The machine and what runs on it."""
    found = {"python": platform.python_version(), "machine": platform.machine()}
    return found | {name: version(name) for name in PACKAGES}
