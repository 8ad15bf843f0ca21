"""What is shown of a file: a picture encoded anew, without what it tells beside itself."""

from io import BytesIO
from pathlib import Path

PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG", b"RIFF": "WEBP"}  # as they begin
MOST_PIXELS = 40_000_000
SIDE = 4000  # a larger JPEG is unpacked to half of it, or a quarter
QUALITY = 92


def shown(path: Path) -> bytes:
    """The bytes of a file; a picture's without place, time, device and what else lies in its file.
    One that cannot be opened stays as it is. Raises OSError for a lost file."""
    content = path.read_bytes()
    kind = next((kind for begin, kind in PICTURES.items() if content.startswith(begin)), "")
    return (_anew(content, kind) or content) if kind else content


def _anew(content: bytes, kind: str) -> bytes | None:
    from PIL import Image, ImageOps

    written = BytesIO()
    try:
        with Image.open(BytesIO(content), formats=(kind,)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            picture.draft(picture.mode, (SIDE, SIDE))
            upright = ImageOps.exif_transpose(picture)
            bare = Image.new(upright.mode, upright.size)
            bare.paste(upright)
            if upright.mode == "P":
                bare.putpalette(upright.getpalette() or [])
            bare.save(written, kind, **({} if kind == "PNG" else {"quality": QUALITY}))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return written.getvalue()
