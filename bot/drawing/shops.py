"""The picture of a month per shop: of each how many were contacted, and how far they came."""

from typing import Any

from bot.drawing.paper import INK, as_png, shades_of, titled

LONGEST = 12  # letters of a shop's name in one line


def draw(recap: dict[str, Any]) -> bytes:
    """A PNG of what `handlers.office.picturing` has prepared."""
    figure = titled(recap["title"])
    axes = figure.subplots()
    shops, steps = recap["shops"], recap["steps"]
    width = 0.84 / len(steps)
    for at, (step, shade) in enumerate(
        zip(steps, reversed(shades_of(recap["colour"], len(steps))), strict=True)
    ):
        places = [n + at * width for n in range(len(shops))]
        bars = axes.bar(places, [row[1 + at] for row in shops], width, label=step, color=shade)
        axes.bar_label(bars, padding=2, fontsize=12, fontweight="bold", color=INK)
    middle = width * (len(steps) - 1) / 2
    names = [_in_lines(row[0]) for row in shops]
    axes.set_xticks([n + middle for n in range(len(shops))], names)
    axes.yaxis.set_visible(False)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(colors=INK, labelsize=13, length=0)
    axes.margins(y=0.25)
    axes.legend(frameon=False, fontsize=12, loc="upper left", ncols=len(steps))
    return as_png(figure)


def _in_lines(name: str) -> str:
    """`TikTok Shop Herbana`: a long name goes in two lines, so that none writes over the next."""
    head, _, tail = name.rpartition(" ")
    return name if len(name) <= LONGEST or not head else f"{head}\n{tail}"
