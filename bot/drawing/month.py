"""The picture of a month's report: how far people came, beside the target, and the months."""

import io
from typing import Any

import matplotlib

matplotlib.use("Agg")  # no screen

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

INCHES = (12, 6.75)
DOTS_AN_INCH = 110
INK = "#22302A"
PALE = "#DDE3E0"


def draw(report: dict[str, Any]) -> bytes:
    """A PNG of what `handlers.office.picturing` has prepared."""
    figure = Figure(figsize=INCHES, dpi=DOTS_AN_INCH, layout="constrained")
    figure.get_layout_engine().set(w_pad=0.15, h_pad=0.15)  # type: ignore[call-arg, union-attr]
    steps, months = figure.subplots(1, 2, width_ratios=(3, 2))
    figure.suptitle(report["title"], fontsize=20, fontweight="bold", color=INK, x=0.02, ha="left")
    _steps(steps, report)
    _months(months, report)
    for axes in (steps, months):
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(colors=INK, labelsize=12, length=0)
    if report.get("note"):
        figure.supxlabel(report["note"], fontsize=13, color=INK, x=0.02, ha="left")
    written = io.BytesIO()
    figure.savefig(written, format="png", facecolor="white")
    return written.getvalue()


def _steps(axes: Axes, report: dict[str, Any]) -> None:
    """A bar for each step with its count, and a line where the target is."""
    names, counts = zip(*report["steps"], strict=True)
    bars = axes.barh(names, counts, color=report["colour"])
    axes.bar_label(bars, padding=6, fontsize=14, fontweight="bold", color=INK)
    axes.invert_yaxis()
    axes.set_xlim(0, max(*counts, report["target"], 1) * 1.12)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    if report["target"]:
        axes.axvline(report["target"], color=INK, linestyle="--", linewidth=1.2)
        label = f"{report['target_label']}: {report['target']}"
        axes.text(report["target"], -0.62, label, ha="right", va="bottom", fontsize=12, color=INK)


def _months(axes: Axes, report: dict[str, Any]) -> None:
    """The months side by side: who agreed, who posted, who is done."""
    months = report["months"]
    shades = _shades(report["colour"], len(report["bars"]))
    width = 0.8 / len(report["bars"])
    for at, (name, shade) in enumerate(zip(report["bars"], shades, strict=True)):
        places = [n + at * width for n in range(len(months))]
        bars = axes.bar(places, [row[1 + at] for row in months], width, label=name, color=shade)
        axes.bar_label(bars, padding=2, fontsize=11, color=INK)
    middle = width * (len(report["bars"]) - 1) / 2
    axes.set_xticks([n + middle for n in range(len(months))], [row[0] for row in months])
    axes.yaxis.set_visible(False)
    axes.spines["left"].set_visible(False)
    axes.margins(y=0.2)
    axes.legend(frameon=False, fontsize=11, loc="upper left", ncols=len(report["bars"]))


def _shades(colour: str, count: int) -> list[tuple[float, ...]]:
    """From pale to the full colour."""
    full, pale = to_rgb(colour), to_rgb(PALE)
    shares = [(n + 1) / count for n in range(count)]
    return [tuple(p + (f - p) * share for f, p in zip(full, pale, strict=True)) for share in shares]
