"""Two pictures beside each other, without anything that stood in their files but what is seen."""

import io
from typing import Any

from PIL import Image, ImageDraw, UnidentifiedImageError

HIGH = 1200
MOST_WIDE = 1000  # of one of them
GAP = 24
GROUND, EMPTY = "#FFFFFF", "#DDE3E0"


def draw(pair: dict[str, Any]) -> bytes:
    """A PNG of the files at `left` and `right`; an empty frame where one is gone."""
    left, right = (_shown(pair[side]) for side in ("left", "right"))
    board = Image.new("RGB", (left.width + GAP + right.width, HIGH), GROUND)
    board.paste(left, (0, 0))
    board.paste(right, (left.width + GAP, 0))
    written = io.BytesIO()
    board.save(written, "PNG")
    return written.getvalue()


def _shown(path: str) -> Image.Image:
    try:
        with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as picture:
            picture.draft("RGB", (MOST_WIDE, HIGH))
            whole = picture.convert("RGB")
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError, AttributeError):
        return _gone()
    by = min(HIGH / whole.height, MOST_WIDE / whole.width)
    seen = whole.resize((max(1, round(whole.width * by)), max(1, round(whole.height * by))))
    framed = Image.new("RGB", (seen.width, HIGH), GROUND)
    framed.paste(seen, (0, (HIGH - seen.height) // 2))
    return framed


def _gone() -> Image.Image:
    frame = Image.new("RGB", (HIGH // 2, HIGH), EMPTY)
    ImageDraw.Draw(frame).line((0, 0, *frame.size), GROUND, 8)
    return frame
