"""Invented screenshots of lives: a shop's frame, a host before shelves, comments that run on."""

import random
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

SIZES = ((720, 1600), (828, 1792), (1080, 2340), (1080, 2400))
UNITS = 360  # a phone's width, whatever its pixels
NAMES = (
    *("rani", "dewi", "sari", "tiwi", "ayu", "maya", "putri", "lina", "nisa", "bunda"),
    *("mama", "kak", "intan", "fitri", "wulan"),
)
WORDS = (
    *("harga berapa kak", "spill dong", "masih ada stok?", "checkout ya", "halo kak", "mau dong"),
    *("cara minumnya gimana", "aman buat busui?", "ongkir gratis?", "promo sampai kapan"),
    *("sudah order", "kirim hari ini?", "warna lain ada", "keranjang nomor berapa"),
    *("bagus banget", "udah repeat order", "kak bahas yang ini", "diskon lagi dong"),
)


@dataclass(frozen=True)
class Layout:
    """Where things stand in an app, in units from the top or, when negative, from the bottom."""

    header: int
    comments: int  # where the lowest ends
    comments_wide: int
    card: tuple[int, int]  # the product that is pinned
    banner: int
    icons: str  # right | bottom
    pill: bool  # comments on pills of their own


TRIED = (  # the thresholds were chosen on these
    Layout(38, -64, 230, (12, -64), 92, "right", False),
    Layout(34, -118, 250, (12, -112), 84, "bottom", True),
)
UNSEEN = (
    Layout(46, -70, 210, (236, -190), 118, "bottom", True),
    Layout(30, -150, 270, (12, -144), -300, "right", False),
    Layout(42, -90, 240, (220, 110), 160, "right", True),
)


@dataclass(frozen=True)
class Live:
    """One live of one host in one shop, seen on a phone.

    `still`: a picture is shown all along; `studio`: a room that several hosts share.
    """

    shop: int
    host: int
    layout: Layout
    size: tuple[int, int] = SIZES[0]
    dark: bool = False
    still: bool = False
    studio: int | None = None


def some_live(seed: int, layouts: tuple[Layout, ...], **more: Any) -> Live:
    dice = random.Random(f"live {seed}")
    return replace(
        Live(
            dice.randrange(4),
            seed,
            dice.choice(layouts),
            dice.choice(SIZES),
            dice.random() < 0.4,
        ),
        **more,
    )


def screen(live: Live, second: float) -> Image.Image:
    """What stands on the phone at that second of the live."""
    picture = _scene(live, second)
    paint = ImageDraw.Draw(picture, "RGBA")
    drawing = _Drawing(live, second, paint, picture.width / UNITS, picture.height)
    for part in (_banner, _header, _card, _comments, _icons, _bars):
        part(drawing)
    return picture


@dataclass(frozen=True)
class _Drawing:
    live: Live
    second: float
    paint: ImageDraw.ImageDraw
    unit: float
    high: int

    def y(self, at: float) -> float:
        return at * self.unit if at >= 0 else self.high + at * self.unit

    def box(
        self, x: float, y: float, wide: float, high: float, fill: Any, round_: float = 6
    ) -> None:
        top = self.y(y)
        corners = (x * self.unit, top, (x + wide) * self.unit, top + high * self.unit)
        self.paint.rounded_rectangle(corners, round_ * self.unit, fill)

    def text(self, x: float, y: float, words: str, size: float, fill: Any) -> None:
        self.paint.text((x * self.unit, self.y(y)), words, fill, _font(round(size * self.unit)))


@cache
def _font(size: int) -> Any:
    return ImageFont.load_default(size)


def _colour(dice: random.Random, low: int = 30, high: int = 230) -> tuple[int, int, int]:
    return (dice.randint(low, high), dice.randint(low, high), dice.randint(low, high))


# The camera


def _scene(live: Live, second: float) -> Image.Image:
    wide, high = live.size
    room = live.host if live.studio is None else live.studio
    small = _room(room, round(300 * high / wide)).copy()
    if not live.still:
        _person(small, live, second)
    grain = random.Random(f"{live} {second}")
    noise = Image.effect_noise(small.size, 14).point(lambda v: v // 2)
    small = Image.blend(small, Image.merge("RGB", (noise,) * 3), 0.02 + grain.random() * 0.02)
    return small.resize(live.size, Image.Resampling.BICUBIC)


@cache
def _room(host: int, high: int) -> Image.Image:
    """A wall with shelves, boxes, a lamp, and a table with what is sold."""
    dice = random.Random(f"room {host}")
    picture = Image.new("RGB", (300, high), _colour(dice, 90, 235))
    paint = ImageDraw.Draw(picture)
    for _ in range(dice.randint(2, 5)):
        x, y = dice.randint(-40, 260), dice.randint(0, high)
        paint.rectangle((x, y, x + dice.randint(40, 160), y + dice.randint(50, 220)), _colour(dice))
    for shelf in range(dice.randint(2, 5)):
        y = 60 + shelf * dice.randint(60, 110)
        paint.rectangle((0, y, 300, y + 5), _colour(dice, 20, 120))
        x = dice.randint(0, 20)
        while x < 290:
            w, h = dice.randint(10, 30), dice.randint(15, 50)
            if dice.random() < 0.8:
                paint.rectangle((x, y - h, x + w, y), _colour(dice))
            x += w + dice.randint(2, 14)
    top = round(high * dice.uniform(0.72, 0.85))
    paint.rectangle((0, top, 300, high), _colour(dice, 60, 200))
    for place in range(dice.randint(3, 6)):
        x, h = 15 + place * 48 + dice.randint(-8, 8), dice.randint(30, 80)
        paint.rectangle((x, top + 20 - h, x + 30, top + 20), _colour(dice))
        paint.rectangle((x + 5, top + 28 - h, x + 25, top + 36 - h), _colour(dice, 180, 255))
    return picture.filter(ImageFilter.GaussianBlur(dice.uniform(0.6, 2)))


def _person(picture: Image.Image, live: Live, second: float) -> None:
    """The host, who never stands quite still."""
    dice = random.Random(f"person {live.host}")
    skin, hair, shirt = _colour(dice, 120, 230), _colour(dice, 10, 90), _colour(dice)
    at, big = dice.uniform(0.35, 0.65) * 300, dice.uniform(34, 52)
    head = picture.height * dice.uniform(0.3, 0.45)
    sway = random.Random(f"sway {live} {second // 4}")
    x, y = at + sway.gauss(0, 7), head + sway.gauss(0, 4)
    paint = ImageDraw.Draw(picture)
    paint.ellipse((x - big * 2, y + big, x + big * 2, y + big * 6), shirt)
    paint.ellipse((x - big * 1.15, y - big * 1.4, x + big * 1.15, y + big * 1.3), hair)
    paint.ellipse((x - big * 0.8, y - big, x + big * 0.8, y + big * 1.1), skin)
    for eye in (-0.35, 0.35):
        paint.ellipse((x + eye * big - 4, y - 6, x + eye * big + 4, y + 2), (30, 25, 25))
    open_ = sway.uniform(1, 9)
    paint.ellipse((x - 10, y + big * 0.5, x + 10, y + big * 0.5 + open_), (150, 60, 60))
    hand_x, hand_y = x + sway.choice((-1, 1)) * big * 1.6, y + big * sway.uniform(1.2, 3)
    paint.ellipse((hand_x - 14, hand_y - 14, hand_x + 14, hand_y + 14), skin)
    product = random.Random(f"shown {live} {second // 40}")
    box = (hand_x - 14, hand_y - 46, hand_x + 14, hand_y - 4)
    paint.rectangle(box, _colour(product))
    paint.rectangle((box[0] + 4, box[1] + 8, box[2] - 4, box[1] + 18), _colour(product, 170, 255))


# The app and the shop's frame


def _banner(on: _Drawing) -> None:
    """The same on every screen of a shop."""
    dice = random.Random(f"shop {on.live.shop}")
    ink = (*_colour(dice, 0, 120), 225)
    on.box(12, on.live.layout.banner, 150, 30, ink)
    title = dice.choice(("PROMO 9.9", "GRATIS ONGKIR", "BELI 1 GRATIS 1", "FLASH SALE"))
    on.text(20, on.live.layout.banner + 7, title, 14, (255, 255, 255))
    on.box(0, -20, 360, 20, ink, 0)


def _header(on: _Drawing) -> None:
    top = on.live.layout.header
    on.box(10, top, 150, 36, (0, 0, 0, 90), 18)
    dice = random.Random(f"host {on.live.host}")
    on.box(13, top + 3, 30, 30, _colour(dice), 15)
    on.text(48, top + 4, f"{dice.choice(NAMES)}.{dice.choice(NAMES)}", 11, (255, 255, 255))
    on.text(48, top + 19, f"{dice.randint(100, 9999)} suka", 9, (230, 230, 230))
    on.box(250, top + 6, 34, 18, (240, 40, 80), 4)
    on.text(255, top + 8, "LIVE", 11, (255, 255, 255))
    count = random.Random(f"viewers {on.live} {on.second // 3}")
    on.box(288, top + 6, 48, 18, (0, 0, 0, 100), 4)
    on.text(293, top + 8, str(dice.randint(40, 900) + count.randint(-30, 30)), 11, (255, 255, 255))


def _card(on: _Drawing) -> None:
    """The product that is pinned changes every minute or so."""
    x, y = on.live.layout.card
    dice = random.Random(f"card {on.live.shop} {on.live.host} {on.second // 70}")
    on.box(x, y, 120, 46, (255, 255, 255, 235))
    on.box(x + 4, y + 4, 38, 38, _colour(dice))
    on.box(x + 10, y + 12, 26, 8, _colour(dice, 180, 255), 2)
    on.text(
        x + 48,
        y + 6,
        dice.choice(("Temulawak", "Kelor", "Jahe Merah", "Mojo 20")),
        10,
        (20, 20, 20),
    )
    on.text(x + 48, y + 24, f"Rp{dice.randint(20, 199)}.000", 11, (230, 40, 40))


def _comments(on: _Drawing) -> None:
    """A new one every few seconds; the last six or seven are seen."""
    layout, pace = on.live.layout, 2 + random.Random(f"pace {on.live.host}").random() * 3
    newest = int(on.second / pace)
    for place in range(7):
        dice = random.Random(f"said {on.live.host} {newest - place}")
        who, what = f"{dice.choice(NAMES)}{dice.randint(1, 99)}", dice.choice(WORDS)
        y = layout.comments - 26 - place * 24
        if layout.pill:
            on.box(8, y, min(layout.comments_wide, 60 + 6 * len(what)), 21, (0, 0, 0, 95), 10)
        on.box(12, y + 3, 15, 15, _colour(dice), 7)
        on.text(32, y + 4, f"{who}  {what}"[:44], 9.5, (255, 255, 255))


def _icons(on: _Drawing) -> None:
    places = (
        [(322, -230 + 44 * n) for n in range(4)]
        if on.live.layout.icons == "right"
        else [(180 + 44 * n, -52) for n in range(4)]
    )
    for place, (x, y) in enumerate(places):
        on.box(x, y, 30, 30, (255, 255, 255, 60), 15)
        on.box(
            x + 8,
            y + 8,
            14,
            14,
            ((250, 90, 110), (255, 200, 60), (90, 200, 250), (255,) * 3)[place],
            4,
        )
    for heart in range(3):
        dice = random.Random(f"heart {on.live} {on.second} {heart}")
        on.box(dice.uniform(300, 345), -dice.uniform(60, 330), 9, 9, (250, 70, 110, 200), 4)


def _bars(on: _Drawing) -> None:
    """The phone's own: its clock above, its buttons below."""
    dice = random.Random(f"phone {on.live}")
    ground, ink = (
        ((12, 12, 12), (240, 240, 240)) if on.live.dark else ((250, 250, 250), (25, 25, 25))
    )
    on.box(0, 0, 360, 22, ground, 0)
    minute = dice.randint(0, 1300) + int(on.second // 60)
    on.text(14, 5, f"{minute // 60:02d}:{minute % 60:02d}", 11, ink)
    on.box(322, 7, 22, 9, ink, 2)
    on.text(286, 5, f"{dice.randint(11, 99)}%", 10, ink)
