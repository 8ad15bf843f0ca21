"""Bars side by side as a small SVG, made of a few lines of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 720, 340
TOP, BOTTOM, LEFT = 70, 50, 45
COLOURS = ("#9aa5ad", "#b5482f", "#17618f")
HIGHEST = 100


@dataclass(frozen=True)
class Panel:
    """One diagram: for each group its bars, in percent."""

    title: str
    groups: tuple[tuple[float, ...], ...]


def drawn(title: str, groups: Sequence[str], names: Sequence[str], panels: Sequence[Panel]) -> str:
    """The SVG: the panels beside each other, the names of the bars above."""
    wide = (WIDTH - LEFT) / len(panels)
    parts = [f"<rect width='{WIDTH}' height='{HEIGHT}' fill='white'/>"]
    for number, name in enumerate(names):
        left = LEFT + 190 * number
        parts.append(_box(left, 14, 12, 12, COLOURS[number]) + _text(left + 18, 25, name))
    for number, panel in enumerate(panels):
        parts += _panel(panel, LEFT + wide * number, wide - LEFT, groups)
    head = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}'"
        f" width='{WIDTH}' height='{HEIGHT}' role='img'>"
    )
    return "\n".join((head, f"<title>{escape(title)}</title>", *parts, "</svg>", ""))


def _panel(panel: Panel, left: float, wide: float, groups: Sequence[str]) -> list[str]:
    parts = [_text(left, 55, panel.title, weight="600")]
    for mark in range(0, HIGHEST + 1, 20):
        parts.append(
            f"<line x1='{left:.1f}' x2='{left + wide:.1f}' y1='{_y(mark):.1f}' y2='{_y(mark):.1f}'"
            f" stroke='#ddd'/>" + _text(left - 6, _y(mark) + 4, str(mark), anchor="end")
        )
    each = wide / len(groups)
    for place, (group, bars) in enumerate(zip(groups, panel.groups, strict=True)):
        begin, bar = left + each * place, each * 0.8 / len(bars)
        for number, value in enumerate(bars):
            high = min(value, HIGHEST)
            x = begin + each * 0.1 + bar * number
            parts.append(_box(x, _y(high), bar - 1, _y(0) - _y(high), COLOURS[number]))
        parts.append(_text(begin + each / 2, HEIGHT - BOTTOM + 18, group, anchor="middle"))
    return parts


def _y(value: float) -> float:
    return HEIGHT - BOTTOM - value / HIGHEST * (HEIGHT - TOP - BOTTOM)


def _box(x: float, y: float, wide: float, high: float, colour: str) -> str:
    size = f"width='{wide:.1f}' height='{high:.1f}'"
    return f"<rect x='{x:.1f}' y='{y:.1f}' {size} fill='{colour}'/>"


def _text(x: float, y: float, words: str, anchor: str = "start", weight: str = "400") -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' font-family='system-ui, sans-serif' font-size='13'"
        f" font-weight='{weight}' text-anchor='{anchor}' fill='#333'>{escape(words)}</text>"
    )
