"""The picture of a month's report: how far people came, beside the target, and the months."""

from typing import Any

from matplotlib.axes import Axes

from bot.drawing.paper import INK, as_png, shades_of, titled


def draw(report: dict[str, Any]) -> bytes:
    """A PNG of what `handlers.office.picturing` has prepared."""
    figure = titled(report["title"])
    steps, months = figure.subplots(1, 2, width_ratios=(3, 2))
    _steps(steps, report)
    _months(months, report)
    for axes in (steps, months):
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(colors=INK, labelsize=12, length=0)
    if report.get("note"):
        figure.supxlabel(report["note"], fontsize=13, color=INK, x=0.02, ha="left")
    return as_png(figure)


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
    shades = shades_of(report["colour"], len(report["bars"]))
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
