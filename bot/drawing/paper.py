"""What all pictures have in common: their size, their colours, and how they are written."""

import io

import matplotlib

matplotlib.use("Agg")  # no screen

from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

INCHES = (12, 6.75)
DOTS_AN_INCH = 110
INK = "#22302A"
PALE = "#DDE3E0"


def titled(title: str) -> Figure:
    """An empty picture under its title."""
    figure = Figure(figsize=INCHES, dpi=DOTS_AN_INCH, layout="constrained")
    figure.get_layout_engine().set(w_pad=0.15, h_pad=0.15)  # type: ignore[call-arg, union-attr]
    figure.suptitle(title, fontsize=20, fontweight="bold", color=INK, x=0.02, ha="left")
    return figure


def as_png(figure: Figure) -> bytes:
    written = io.BytesIO()
    figure.savefig(written, format="png", facecolor="white")
    return written.getvalue()


def shades_of(colour: str, count: int) -> list[tuple[float, ...]]:
    """From pale to the full colour."""
    full, pale = to_rgb(colour), to_rgb(PALE)
    shares = [(n + 1) / count for n in range(count)]
    return [tuple(p + (f - p) * share for f, p in zip(full, pale, strict=True)) for share in shares]
