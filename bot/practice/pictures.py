"""Measures and scales pictures, trusting nothing about the bytes."""

import io
import warnings

from PIL import Image, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
SIDES_PX = (90, 320, 800)
_UNREADABLE = (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError)


def measure(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG, PNG or WebP, or None where it is none or too large."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
                width, height = picture.size
                if not 0 < width * height <= MOST_PIXELS:
                    return None
                picture.verify()
        except (*_UNREADABLE, SyntaxError):
            return None
    return width, height


def smaller_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The sizes Telegram would add before the full one, smallest first."""
    longest = max(width, height)
    return [
        (max(1, width * side // longest), max(1, height * side // longest))
        for side in SIDES_PX
        if side < longest
    ]


def scaled(content: bytes, size: tuple[int, int]) -> bytes:
    """The picture as a JPEG of that size."""
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        smaller = picture.convert("RGB").resize(size)
    made = io.BytesIO()
    smaller.save(made, "JPEG", quality=85)
    return made.getvalue()
