import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from deals.listing import opening
from deals.listing.opening import BrokenSheet, open_sheet

HEADER = ("No", "KOL", "Address")
ALYA = ("1", "Alya", "Jl. Melati 12, RT 03, Bandung")


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.worksheets[0] if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ('No,KOL,Address\n1,Alya,"Jl. Melati 12, RT 03, Bandung"\n', "utf-8"),
        ('No,KOL,Address\r\n1,Alya,"Jl. Melati 12, RT 03, Bandung"\r\n', "utf-8-sig"),
        ("No;KOL;Address\n1;Alya;Jl. Melati 12, RT 03, Bandung\n", "utf-8"),
        ("No\tKOL\tAddress\n1\tAlya\tJl. Melati 12, RT 03, Bandung\n", "utf-16"),
        ("No\tKOL\tAddress\n1\tAlya\tJl. Melati 12, RT 03, Bandung\n", "utf-16-le"),
    ],
)
def test_a_csv_is_opened_in_any_encoding_and_delimiter(text: str, encoding: str) -> None:
    assert open_sheet(text.encode(encoding)) == [HEADER, ALYA]


def test_a_latin_1_csv_keeps_its_accents() -> None:
    assert open_sheet("No,KOL\n1,André\n".encode("latin-1"))[1] == ("1", "André")


def test_a_record_with_line_breaks_in_a_quoted_cell_is_one_row() -> None:
    rows = open_sheet(b'No,KOL,Address\n1,Alya,"Jl. Melati 12\nBandung"\n\n2,Budi,Sleman\n')

    assert rows == [HEADER, ("1", "Alya", "Jl. Melati 12\nBandung"), (), ("2", "Budi", "Sleman")]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_large_csv_is_cut_only_where_a_line_ends(
    ends: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f'{number};"first{ends}second\x0b\u2028{number}"' for number in range(9)]
    content = ends.join(lines).encode()
    whole = open_sheet(content)
    for at_once in (1, 2, 7, 40):
        monkeypatch.setattr(opening, "_CHARACTERS_AT_ONCE", at_once)
        monkeypatch.setattr(opening, "_likely_delimiter", lambda text: ";")
        assert open_sheet(content) == whole
    assert len(whole) == 9


def test_the_delimiter_hint_of_excel_stays_as_a_blank_row() -> None:
    assert open_sheet(b"sep=;\r\nNo;KOL;Address\r\n") == [(), HEADER]


def test_an_xlsx_is_opened_with_its_dates_and_numbers() -> None:
    day = datetime.fromisoformat("2026-09-02")
    rows = open_sheet(workbook([["KOL"], [], ["Alya", day], [8301, 8.301]]))

    assert rows == [("KOL",), (), ("Alya", day), (8301, 8.301)]


def test_of_a_workbook_the_first_filled_sheet_is_read() -> None:
    assert open_sheet(workbook([], [["KOL"]], [["other"]])) == [("KOL",)]


def zip_of(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def with_entity(content: bytes) -> bytes:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.namelist():
            new.writestr(part, bomb if part.endswith("sheet1.xml") else old.read(part))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\xd0\xcf\x11\xe0old", "old_excel"),
        (b"PK\x03\x04torn", "broken_excel"),
        (zip_of("hello.txt", b"hello"), "broken_excel"),
        (workbook([["KOL"]])[:-200], "broken_excel"),
        (with_entity(workbook([["KOL"]])), "broken_excel"),
        (b"%PDF-1.7 ...", "not_a_sheet"),
        (b"<html><table>", "not_a_sheet"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 50, "not_a_sheet"),
        (b'No,KOL\n1,"Alya\n2,Budi\n', "open_quote"),
        (b"x" * (opening.LISTING.bytes + 1), "too_large"),
    ],
)
def test_a_broken_sheet_has_one_reason(content: bytes, reason: str) -> None:
    with pytest.raises(BrokenSheet) as refused:
        open_sheet(content)

    assert refused.value.reason_code == reason
    assert str(refused.value) == opening.REASONS[reason]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LISTING", replace(opening.LISTING, unzipped_bytes=1_000))

    with pytest.raises(BrokenSheet, match="too large"):
        open_sheet(workbook([["KOL"]]))


def test_too_many_rows_are_refused_but_blank_ones_do_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "LISTING", replace(opening.LISTING, rows=2))

    assert len(open_sheet(b"KOL,Link\n,\n,\n,\nAlya,x\n")) == 5
    with pytest.raises(BrokenSheet, match="too long"):
        open_sheet(b"KOL,Link\nAlya,x\nBudi,y\n")


def test_cells_beyond_the_widest_sheet_are_left_out() -> None:
    [row] = open_sheet(b",".join([b"x"] * 500))

    assert len(row) == opening.MAX_COLUMNS
