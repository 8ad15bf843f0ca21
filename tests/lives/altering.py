"""What is done to a screenshot so that it looks like another one."""

import random
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageEnhance, ImageFont, ImageOps

Alter = Callable[[Image.Image, random.Random], Image.Image]


def saved(picture: Image.Image, kind: str = "JPEG", **how: int) -> bytes:
    written = BytesIO()
    picture.convert("RGB").save(written, kind, **how)
    return written.getvalue()


def _again(picture: Image.Image, kind: str, **how: int) -> Image.Image:
    return Image.open(BytesIO(saved(picture, kind, **how))).convert("RGB")


def _resized(picture: Image.Image, by: float) -> Image.Image:
    size = (round(picture.width * by), round(picture.height * by))
    return picture.resize(size, Image.Resampling.BICUBIC)


def _cropped(picture: Image.Image, dice: random.Random, low: float, high: float) -> Image.Image:
    cut = [dice.uniform(low, high) for _ in range(4)]
    wide, tall = picture.size
    box = (cut[0] * wide, cut[1] * tall, (1 - cut[2]) * wide, (1 - cut[3]) * tall)
    return picture.crop(tuple(round(side) for side in box))  # type: ignore[arg-type]


def _bordered(picture: Image.Image, dice: random.Random) -> Image.Image:
    """As a gallery shows it, on the screen of the one who takes it again."""
    by = dice.uniform(0.65, 0.9)
    small = _resized(picture, by)
    ground = Image.new("RGB", picture.size, dice.choice(((0, 0, 0), (255, 255, 255), (24, 24, 26))))
    ground.paste(small, ((picture.width - small.width) // 2, (picture.height - small.height) // 2))
    return ground


def _written_on(picture: Image.Image, dice: random.Random) -> Image.Image:
    """A line of text in a box, somewhere."""
    copy = picture.copy()
    paint, wide = ImageDraw.Draw(copy), copy.width
    x, y = dice.uniform(0.02, 0.4) * wide, dice.uniform(0.05, 0.85) * copy.height
    paint.rectangle((x, y, x + wide * 0.5, y + wide * 0.09), dice.choice(("white", "black", "red")))
    words = dice.choice(("LIVE SAYA", "affiliate herbana", "5 Sep 2026 19.30"))
    paint.text((x + 8, y + 8), words, "gray", ImageFont.load_default(round(wide * 0.05)))
    return copy


def _status_bar_cut(picture: Image.Image, dice: random.Random) -> Image.Image:
    cut = round(picture.width * dice.uniform(22, 34) / 360)
    return picture.crop((0, cut, picture.width, picture.height))


ALTERATIONS: dict[str, Alter] = {
    "JPEG, quality 30 to 90": lambda p, d: _again(p, "JPEG", quality=d.randint(30, 90)),
    "as Telegram sends photos": lambda p, d: _again(
        _resized(p, 1280 / max(p.size)), "JPEG", quality=d.randint(78, 87)
    ),
    "PNG": lambda p, d: _again(p, "PNG", compress_level=1),
    "WebP, quality 30 to 90": lambda p, d: _again(p, "WEBP", quality=d.randint(30, 90), method=0),
    "resized by 0.4 to 1.5": lambda p, d: _resized(p, d.uniform(0.4, 1.5)),
    "brightness ±25 %": lambda p, d: ImageEnhance.Brightness(p).enhance(d.uniform(0.75, 1.25)),
    "contrast ±25 %": lambda p, d: ImageEnhance.Contrast(p).enhance(d.uniform(0.75, 1.25)),
    "without colours": lambda p, d: ImageOps.grayscale(p).convert("RGB"),
    "cut by 2 to 5 % a side": lambda p, d: _cropped(p, d, 0.02, 0.05),
    "cut by 5 to 10 % a side": lambda p, d: _cropped(p, d, 0.05, 0.10),
    "status bar cut away": _status_bar_cut,
    "with a border, as a gallery shows it": _bordered,
    "text pasted on": _written_on,
    "mirrored": lambda p, d: ImageOps.mirror(p),
}


def two_at_once(picture: Image.Image, dice: random.Random) -> Image.Image:
    """Two of them, one after the other; a JPEG in the end."""
    for name in dice.sample([one for one in ALTERATIONS if one != "mirrored"], 2):
        picture = ALTERATIONS[name](picture, dice)
    return _again(picture, "JPEG", quality=dice.randint(50, 90))


ALTERATIONS["two of these at once"] = two_at_once
