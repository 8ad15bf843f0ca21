"""The difference as a picture: by forgetfulness, and what of it each of the two changes makes."""

import io
from typing import Any

import matplotlib

matplotlib.use("Agg")  # no screen

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tests.two_months.counting import share
from tests.two_months.record import MONTHS, Record

INK, GRID = "#22302A", "#DDE3E0"
COLOURS = {"month one": "#B5482F", "month two": "#1F7A4D"}
POSTED, ON_TIME = "#1F7A4D", "#9CC7B0"
STYLE: Any = {
    "svg.hashsalt": "two months", "font.size": 10, "text.color": INK, "axes.edgecolor": GRID,
    "xtick.color": INK, "ytick.color": INK, "axes.labelcolor": INK,
}  # fmt: skip


def figure(record: Record) -> Figure:
    whole = Figure(figsize=(11, 4.6), layout="constrained")
    by_forgetting, by_way = whole.subplots(1, 2, width_ratios=(6, 5))
    _forgetting(by_forgetting, record)
    _ways(by_way, record)
    for axes in (by_forgetting, by_way):
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(length=0)
        axes.set_axisbelow(True)
    return whole


def drawn(record: Record) -> str:
    """An SVG; the same record gives the same text."""
    written = io.StringIO()
    with matplotlib.rc_context(STYLE):
        figure(record).savefig(written, format="svg", metadata={"Date": None})
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _forgetting(axes: Axes, record: Record) -> None:
    """A line for each month, and between which crowds it lies."""
    forgets = [100 * float(value) for value in record.swept]
    for month in MONTHS:
        shares = [share(months[month], "posted") for months in record.swept.values()]
        colour = COLOURS[month]
        low, high = [one.low for one in shares], [one.high for one in shares]
        axes.fill_between(forgets, low, high, color=colour, alpha=0.15, linewidth=0)
        axes.plot(forgets, [one.whole for one in shares], color=colour, marker="o", label=month)
    axes.set_title("Posted by the month's end, % of those who agreed", loc="left", weight="bold")
    axes.set_xlabel("Forgetfulness: chance that it slips somebody's mind within a week, %")
    axes.set_xticks(forgets, [f"{value:g}" for value in forgets])
    axes.set_xlim(0, 80)
    axes.set_ylim(0, 104)
    axes.grid(axis="y", color=GRID)
    axes.legend(
        frameon=False, loc="lower left", title=f"band: lowest to highest of {record.crowds} crowds"
    )


def _ways(axes: Axes, record: Record) -> None:
    """For each way to run the month, who posted, and who did by the last day."""
    names = list(record.ways)
    places = range(len(names))
    for step, shift, colour in (("posted", -0.19, POSTED), ("on_time", 0.19, ON_TIME)):
        values = [share(record.ways[name], step).whole for name in names]
        label = "posted" if step == "posted" else "on time, as the bot knows"
        bars = axes.barh([n + shift for n in places], values, 0.36, color=colour, label=label)
        axes.bar_label(bars, fmt="%.0f", padding=3, fontsize=9, color=INK)
    axes.set_yticks(places, [name.replace(", ", ",\n") for name in names])
    axes.invert_yaxis()
    axes.set_xlim(0, 104)
    axes.set_title("What makes it, % of those who agreed", loc="left", weight="bold")
    forgets = 100 * record.habits["forgets"]
    axes.set_xlabel(f"October, forgetfulness {forgets:g} %")
    axes.grid(axis="x", color=GRID)
    axes.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2)
