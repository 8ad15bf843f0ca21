"""Growth curves as small SVG pictures, made of a few lines of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

from tests.bench.record import Spread

WIDTH, HEIGHT = 720, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 50, 60
COLOURS = ("#17618f", "#b5482f", "#3b7d3a", "#8a5fa8", "#b08a1e", "#2a8c8c", "#5c5c5c", "#c2577f")


@dataclass(frozen=True)
class Line:
    """One curve: its name, and for each x the middle of the rounds with lowest and highest."""

    name: str
    points: Sequence[tuple[float, Spread]]


@dataclass(frozen=True)
class Curve:
    """A picture. `in_tens`: every step along x is ten times as much; `up_in_tens`: and up y."""

    title: str
    along: str
    lines: Sequence[Line]
    in_tens: bool = True
    up_in_tens: bool = False

    def drawn(self) -> str:
        """The SVG."""
        parts = [self._frame(), *self._steps_up(), *self._steps_along()]
        for number, line in enumerate(self.lines):
            parts += self._line(line, number)
        head = (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'"
            f" width='{WIDTH}' height='{HEIGHT}' role='img'>"
        )
        title = f"<title>{escape(self.title)}</title>"
        return "\n".join((head, title, *parts, "</svg>", ""))

    def _frame(self) -> str:
        white = f"<rect width='{WIDTH}' height='{HEIGHT}' fill='white'/>"
        told = _text(LEFT, 24, self.title, 16, weight="600")
        middle = (LEFT + WIDTH - RIGHT) / 2
        return white + told + _text(middle, HEIGHT - 14, self.along, 13, anchor="middle")

    def _steps_up(self) -> list[str]:
        low, high = self._bottom(), self._top()
        if self.up_in_tens:
            marks = [10.0**power for power in range(round(log10(low)), round(log10(high)) + 1)]
        else:
            step = _round_step(self._highest() / 4)
            marks = [number * step for number in range(int(high / step + 0.5) + 1)]
        return [
            f"<line x1='{LEFT}' x2='{WIDTH - RIGHT}' y1='{self._y(mark):.1f}'"
            f" y2='{self._y(mark):.1f}' stroke='#ddd'/>"
            + _text(LEFT - 8, self._y(mark) + 4, f"{mark:,g}", 12, anchor="end")
            for mark in marks
        ]

    def _steps_along(self) -> list[str]:
        low, high = self._ends()
        if self.in_tens:
            marks = [10.0**power for power in range(ceil(log10(low)), floor(log10(high)) + 1)]
        else:
            step = _round_step(high / 5)
            marks = [number * step for number in range(int(high / step) + 1)]
        down = HEIGHT - BOTTOM + 20
        return [_text(self._x(mark), down, f"{mark:,.0f}", 12, anchor="middle") for mark in marks]

    def _line(self, line: Line, number: int) -> list[str]:
        colour = COLOURS[number]
        path = " ".join(f"{self._x(x):.1f},{self._y(at.middle):.1f}" for x, at in line.points)
        parts = [f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2'/>"]
        if len(line.points) < 20:
            parts += [self._point(x, at, colour) for x, at in line.points]
        name_x, name_y = WIDTH - RIGHT, 24 + 16 * number
        return [*parts, _text(name_x, name_y, line.name, 13, anchor="end", fill=colour)]

    def _point(self, x: float, at: Spread, colour: str) -> str:
        here = self._x(x)
        return (
            f"<line x1='{here:.1f}' x2='{here:.1f}' y1='{self._y(at.low):.1f}'"
            f" y2='{self._y(at.high):.1f}' stroke='{colour}'/>"
            f"<circle cx='{here:.1f}' cy='{self._y(at.middle):.1f}' r='4' fill='{colour}'/>"
        )

    def _x(self, value: float) -> float:
        low, high = self._ends()
        if self.in_tens:
            value, low, high = log10(value), log10(low), log10(high)
        return LEFT + 20 + (value - low) / (high - low or 1) * (WIDTH - LEFT - RIGHT - 60)

    def _y(self, value: float) -> float:
        low, high = self._bottom(), self._top()
        if self.up_in_tens:
            value, low, high = log10(value), log10(low), log10(high)
        names = 16 * max(0, len(self.lines) - 2)  # more than two take room from the picture
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM - names)

    def _ends(self) -> tuple[float, float]:
        along = [x for line in self.lines for x, _ in line.points]
        return min(along) if self.in_tens else 0.0, max(along)

    def _highest(self) -> float:
        return max(at.high for line in self.lines for _, at in line.points)

    def _bottom(self) -> float:
        lowest = min(at.low for line in self.lines for _, at in line.points)
        return 10.0 ** floor(log10(lowest)) if self.up_in_tens else 0.0

    def _top(self) -> float:
        if self.up_in_tens:
            return 10.0 ** ceil(log10(self._highest()))
        step = _round_step(self._highest() / 4)
        return step * ceil(self._highest() / step)


def _round_step(about: float) -> float:
    """1, 2 or 5 with as many noughts as that needs."""
    ten = 10.0 ** floor(log10(about))
    return next(ten * times for times in (1, 2, 5, 10) if ten * times >= about)


def _text(
    x: float,
    y: float,
    words: str,
    size: int,
    anchor: str = "start",
    weight: str = "400",
    fill: str = "#333",
) -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-family='system-ui, sans-serif' font-size='{size}'"
        f" font-weight='{weight}' text-anchor='{anchor}' fill='{fill}'>{escape(words)}</text>"
    )
