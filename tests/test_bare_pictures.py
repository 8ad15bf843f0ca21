"""What is shown of a picture tells nothing but what is seen."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from bot.telegram.bare import shown

PLACE, TAKEN = b"Jl. Kamboja 12", b"2026:08:20 19:30:00"


def telling(kind: str, mode: str = "RGB") -> bytes:
    """A picture in whose file a place and a time lie, lying on its side."""
    details, written = Image.Exif(), BytesIO()
    details[0x010E] = PLACE.decode()  # what it shows
    details[0x0112] = 6  # to be turned
    details.get_ifd(0x8769)[0x9003] = TAKEN.decode()
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", PLACE.decode())
    more = {"pnginfo": text} if kind == "PNG" else {"comment": PLACE} if kind == "JPEG" else {}
    made = Image.linear_gradient("L").resize((40, 20)).convert(mode)
    made.save(written, kind, exif=details, **more)
    return written.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB")],
)
def test_a_picture_is_shown_without_place_and_time(tmp_path: Path, kind: str, mode: str) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(telling(kind, mode))
    assert PLACE in kept.read_bytes()
    content = shown(kept)
    assert PLACE not in content and TAKEN not in content
    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == (kind, (20, 40))  # turned upright
        low, high = picture.convert("L").getextrema()
        assert high - low > 200


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x89PNG broken", b"\xff\xd8\xff", b""])
def test_what_is_no_picture_is_shown_as_it_is(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "kept"
    kept.write_bytes(content)
    assert shown(kept) == content


def test_a_lost_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="lost"):
        shown(tmp_path / "lost")
