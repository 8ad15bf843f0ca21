"""A picture, measured: how large it is, whether it shows anything, when it was taken, and the
small grey copy by which its twin is found."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # most who send nothing of the kind need none of it
    from PIL.Image import Image

KINDS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
SMALLEST = 320  # pixels of the shorter side, below which nobody reads what stands there
BLANK = 6.0  # grey levels of which a picture without anything on it varies
SMALL = (96, 192)
MARGIN = 10.0  # grey levels within which a bar at an edge is of one colour
TAKEN, TAKEN_OFFSET, EXIF = 0x9003, 0x9011, 0x8769


@dataclass(frozen=True)
class Screen:
    """`taken`: as the picture itself tells, without a zone where it names none; `small`: grey."""

    width: int
    height: int
    blank: bool
    taken: datetime | None
    small: bytes

    @property
    def tiny(self) -> bool:
        return min(self.width, self.height) < SMALLEST


@dataclass(frozen=True)
class Ahead:
    """What was found of a picture before its turn, among all that were kept through a number:
    the one that it is, or nearly."""

    through: int
    near: int | None


def measure(content: bytes) -> Screen | None:
    """Measures a JPEG, PNG or WebP; None when it is none, is broken, or would swell."""
    from PIL import Image, UnidentifiedImageError

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(content), formats=KINDS) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                return None
            taken = _taken(picture, content)
            picture.draft("L", (SMALL[0] * 4, SMALL[1] * 4))  # a JPEG is unpacked no larger
            grey = picture.convert("L")
    except (*bombs, UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
    small, blank = _small(grey)
    return Screen(width, height, blank, taken, small)


def _small(grey: "Image") -> tuple[bytes, bool]:
    """Without bars of one colour at its edges, as a gallery shows it; and whether it is blank."""
    from PIL import Image, ImageStat

    coarse = grey.resize((SMALL[0] * 2, SMALL[1] * 2), Image.Resampling.BOX)
    [varies] = ImageStat.Stat(coarse).stddev
    left, top, right, bottom = _within(coarse)
    wide, high = grey.width / coarse.width, grey.height / coarse.height
    box = (left * wide, top * high, right * wide, bottom * high)
    return grey.resize(SMALL, Image.Resampling.BOX, box=box).tobytes(), varies < BLANK


def _within(coarse: "Image") -> tuple[int, int, int, int]:
    """What is left without bars; all of it when that would be little."""
    wide, high = coarse.size
    left, right = _bars([coarse.crop((x, 0, x + 1, high)) for x in range(wide)])
    top, bottom = _bars([coarse.crop((0, y, wide, y + 1)) for y in range(high)])
    if right - left < wide / 2 or bottom - top < high / 2:
        return 0, 0, wide, high
    edge = 1  # a line that is half bar, half picture
    return (
        left + edge * (left > 0),
        top + edge * (top > 0),
        right - edge * (right < wide),
        bottom - edge * (bottom < high),
    )


def _bars(lines: list["Image"]) -> tuple[int, int]:
    """The first and behind the last line that is not of one colour."""
    plain = [high - low < MARGIN for low, high in (line.getextrema() for line in lines)]  # type: ignore[operator]
    told = [place for place, one in enumerate(plain) if not one]
    return (told[0], told[-1] + 1) if told else (0, len(lines))


def _taken(picture: "Image", content: bytes) -> datetime | None:
    """By its EXIF, or by the time that a PNG notes of itself."""
    details = picture.getexif().get_ifd(EXIF)
    told = _exif_time(str(details.get(TAKEN, "")), str(details.get(TAKEN_OFFSET, "")))
    return told or (_png_time(content) if picture.format == "PNG" else None)


def _exif_time(told: str, offset: str) -> datetime | None:
    try:
        at = datetime.strptime(told.strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
    try:
        zone: Any = datetime.strptime(offset.strip("\0 "), "%z").tzinfo
    except ValueError:
        zone = None
    return at.replace(tzinfo=zone)


def _png_time(content: bytes) -> datetime | None:
    at = content.find(b"\0\0\0\x07tIME")
    told = content[at + 8 : at + 15]
    if at < 0 or len(told) < 7:
        return None
    year, (month, day, hour, minute, second) = int.from_bytes(told[:2], "big"), told[2:]
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
