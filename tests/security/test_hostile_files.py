"""S7: files that lie, swell, or run."""

import asyncio
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from PIL import Image

from bot.preparing import Preparing, picture_problem
from bot.telegram.channel import TelegramChannel
from bot.telegram.connect import connect
from deals.channel import Address, Attachment, Incoming, Outgoing
from deals.listing.opening import BrokenSheet, open_sheet
from tests.desk import NOON
from tests.room import MAYA, RunningRoom, running_room
from tests.yardstick import costs_at_most

ME = Address("telegram", "7")


def picture(kind: str = "PNG", size: tuple[int, int] = (30, 30)) -> bytes:
    made = BytesIO()
    Image.new("L", size).save(made, kind)
    return made.getvalue()


def prepared(folder: Path, content: bytes, name: str, mime: str) -> tuple[Attachment, int]:
    """A document of a partner after it was fetched, and how often anything was fetched."""
    fetched = []

    async def fetch(file_id: str) -> bytes:
        fetched.append(file_id)
        return content

    sent = Attachment("document", "f1", name, mime, len(content))
    preparing: Any = Preparing(SimpleNamespace(fetch=fetch), folder)  # type: ignore[arg-type]
    incoming = Incoming(ME, ME, NOON, "file", attachments=(sent,))
    return asyncio.run(preparing.prepare(incoming)).attachments[0], len(fetched)


# Kinds


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7 ...", "bukti.png"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "bukti.png"),
        (b"GIF89a" + b"\0" * 40, "bukti.gif"),
        (b"BM" + b"\0" * 60, "bukti.bmp"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "bukti.png"),
        (b"\xff\xd8\xff", "bukti.jpg"),
        (picture()[:60], "bukti.png"),
        (b"", "bukti.png"),
    ],
)
def test_what_is_no_whole_jpeg_png_or_webp_is_no_picture(
    tmp_path: Path, content: bytes, name: str
) -> None:
    file, _ = prepared(tmp_path / "media", content, name, "image/png")
    assert file.problem == "unreadable_picture"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_is_known_by_its_bytes_whatever_it_is_called(tmp_path: Path, kind: str) -> None:
    file, _ = prepared(tmp_path / "media", picture(kind), "apa saja.bmp", "image/bmp")
    assert file.problem == ""


@pytest.mark.parametrize(
    "name",
    ["resi.apk", "Undangan.PDF.APK", "foto.jpg.exe", "bukti.scr ", "x.html", "x.svg", "a.lnk."],
)
def test_a_program_is_not_even_fetched(tmp_path: Path, name: str) -> None:
    file, fetched = prepared(tmp_path / "media", b"", name, "application/octet-stream")
    assert (file.problem, fetched) == ("program", 0)


def test_a_program_by_another_name_is_not_kept(tmp_path: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("AndroidManifest.xml", "x")
    for content in (b"MZ\x90\0", b"\x7fELF\x02", packed.getvalue()):
        file, _ = prepared(tmp_path / "media", content, "rate card.pdf", "application/pdf")
        assert file.problem == "program"
    assert not (tmp_path / "media").exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a\x00b", "..", "C:\\x", ""])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    file, _ = prepared(tmp_path / "media", b"rate card", name, "text/plain")
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept == [Path(file.path)]
    assert kept[0].name == file.sha256


# Bombs


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that would be as large as said."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = zlib.crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + crc

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    pixels = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b"")]
    )


@pytest.mark.parametrize("size", [(20_000, 12_000), (2**31 - 1, 2**31 - 1), (10_000, 9_000)])
def test_a_picture_that_would_swell_is_refused_by_its_measures(size: tuple[int, int]) -> None:
    tracemalloc.start()
    try:
        assert picture_problem(png_bomb(*size)) == "unreadable_picture"
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
STRINGS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    + f"]>{SHEET}<row><c><v>&i;</v></c></row></sheetData></worksheet>"
)
STRINGS_PART = "sharedStrings.xml"
BOMBS = {  # those that are small enough to be opened at all, and one that is not
    "empty rows": ("sheet1.xml", SHEET + "<row/>" * 2_300_000),
    "wide rows": ("sheet1.xml", SHEET + '<row><c r="XFD1"><v>1</v></c></row>' * 350_000),
    "filled rows": ("sheet1.xml", SHEET + "<row><c><v>1</v></c></row>" * 500_000),
    "nested": ("sheet1.xml", SHEET + "<row>" * 2_700_000),
    "strings": (STRINGS_PART, STRINGS + "<si><t>a</t></si>" * 800_000 + "</sst>"),
    "a billion laughs": ("sheet1.xml", LAUGHS),
    "more than it says": ("sheet1.xml", " " * 150_000_000),
}
SHARED = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)


def bomb(part: str, content: str) -> bytes:
    """A workbook one part of which is a bomb."""
    book, saved, packed = openpyxl.Workbook(), BytesIO(), BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if not name.endswith(part):
                kept = old.read(name)
                new.writestr(
                    name, kept.replace(b"</Types>", SHARED) if part == STRINGS_PART else kept
                )
        new.writestr("xl/worksheets/" + part if part == "sheet1.xml" else "xl/" + part, content)
    return packed.getvalue()


OPENING = """
import resource, sys
from deals.listing.opening import BrokenSheet, open_sheet
from tests.yardstick import in_yardsticks
content = sys.stdin.buffer.read()
def opened():
    try:
        open_sheet(content)
    except BrokenSheet as broken:
        print(broken.reason_code, end=" ")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
yardsticks = in_yardsticks(opened)
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(round(yardsticks), grown // 1024)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", BOMBS)
def test_a_sheet_that_swells_costs_little_time_and_memory(kind: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", OPENING], input=bomb(*BOMBS[kind]), capture_output=True, timeout=300
    )
    assert ran.returncode == 0
    yardsticks, grown_mb = ran.stdout.split()[-2:]
    assert int(yardsticks) < 30_000
    assert int(grown_mb) < 600


@pytest.mark.parametrize("content", [b"," * 9_000_000, b'"' * 9_000_001, b"a\n" * 4_500_000])
def test_a_csv_that_swells_costs_little_time(content: bytes) -> None:
    with pytest.raises(BrokenSheet):
        open_sheet(content)
    assert costs_at_most(400, lambda _: _opened(content))


def _opened(content: bytes) -> None:
    with suppress(BrokenSheet):
        open_sheet(content)


# What staff are shown


@pytest.fixture(scope="module")
def room() -> Iterator[RunningRoom]:
    with running_room(pace=False) as running:
        running.start(MAYA)
        yield running


def test_a_picture_that_cannot_be_shown_as_one_comes_as_a_file(
    tmp_path: Path, room: RunningRoom
) -> None:
    """Else staff would never see the proof, nor the buttons under it."""
    odd = tmp_path / "odd"
    odd.write_bytes(picture()[:-20])
    letter = Outgoing("picture", "Bukti dari Rani", path=str(odd))

    async def send() -> None:
        async with connect(room.room.token, room.url, lambda date, took: None) as bot:
            await TelegramChannel(bot).send(str(MAYA), letter)

    asyncio.run(send())
    assert "Bukti dari Rani" in str(room.chat(MAYA)[-1])
    assert "document" in str(room.chat(MAYA)[-1])
