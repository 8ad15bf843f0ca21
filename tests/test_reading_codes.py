"""Boost codes in words: which they are, for how long, of which video; and what is none."""

import pytest

from deals.boosting.reading import CodeRead, may_hold_codes, read_codes

A = "#aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY2zA3bC4dE5fG6hI7jK8lM9nO0pQ="
B = A.replace("#aB3", "#zX9")
POST = "7300000000000000001"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (A, [CodeRead(A)]),
        (f"kode: {A}, 30 hari", [CodeRead(A, 30)]),
        (f"{A} sebulan ya kak", [CodeRead(A, 30)]),
        (f"{A} for 60 days", [CodeRead(A, 60)]),
        (f"ini kak\n{A}\n{B}\nsemua 60 hari", [CodeRead(A, 60), CodeRead(B, 60)]),
        (f"{A} 7 hari\n{B} 365 hari", [CodeRead(A, 7), CodeRead(B, 365)]),
        (f"video 2: {A}\nvideo 1 {B} setahun", [CodeRead(A, 0, 2), CodeRead(B, 365, 1)]),
        (f"1. {A}\n2. {B}", [CodeRead(A, 0, 1), CodeRead(B, 0, 2)]),
        (f"yang kedua\nvideo kedua {A}", [CodeRead(A, 0, 2)]),
        (f"https://www.tiktok.com/@rani/video/{POST}\n{A}", [CodeRead(A, 0, 0, POST)]),
        (f"{A}\n{A}", [CodeRead(A)]),
        (A[1:-1], [CodeRead(A[1:-1])]),
    ],
)
def test_codes_with_their_days_and_videos(text: str, expected: list[CodeRead]) -> None:
    assert may_hold_codes(text)
    assert list(read_codes(text).codes) == expected


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("kode: 12345", ("12345",)),
        ("kodenya #abc123 kak", ("#abc123",)),
        ("#abc123", ("#abc123",)),
        ("kode referral RANI10 bisa?", ()),
        ("kode pos 40123", ()),
        ("kodenya mana kak?", ()),
        ("#herbana #jamu2026 keren", ()),
        ("#JamuHerbanaSehatAlamiIndonesiaMerdeka", ()),
        (f"https://www.tiktok.com/@rani/video/{POST}", ()),
        ("https://sv.shopee.co.id/share-video/aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW1xY2z=", ()),
        ("resinya JP0000112233", ()),
    ],
)
def test_what_is_no_code(text: str, wrong: tuple[str, ...]) -> None:
    read = read_codes(text)
    assert not read.codes and read.wrong == wrong
