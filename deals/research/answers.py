"""A sheet that the client filled in: a number, who it is, yes or no, and a remark, row by row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from deals.listing.cells import clean

YES, NO = "yes", "no"
UNREADABLE = "unreadable"
REMARK_CHARS = 300
_COLUMNS = {
    "number": r"no|nomor|number|num",
    "partner": r"kol|nama|name",
    "account": r"akun|account|username|handle",
    "answer": r"ya/tidak|yes/no|jawaban|answer|keputusan|approve|approval|ok",
    "remark": r"catatan|remarks?|keterangan|komentar|comments?|notes?",
}
_YES = re.compile(
    r"(?:y|ya|yes|yup|iya|ok|oke|okay|setuju|acc|approved?|approve|lanjut|boleh|bisa|v|✓|✔|✅|1)[.!]*"
)
_NO = re.compile(
    r"(?:t|n|no|tidak|tdk|ga|gak|nggak|enggak|jangan|tolak|reject(?:ed)?|skip|x|✗|✘|❌|0)[.!]*"
)


@dataclass(frozen=True)
class Answered:
    """One row: `answer` is yes, no, unreadable, or empty where the client has not answered."""

    row: int
    number: int | None
    partner: str
    account: str
    answer: str
    remark: str


def read_answers(rows: Iterable[Sequence[object]]) -> tuple[Answered, ...] | None:
    """Every filled row under the header; None where no row names number and answer."""
    columns: dict[str, int] | None = None
    found = []
    for at, row in enumerate(rows, 1):
        header = _header(row)
        if header:
            columns = header
        elif columns and any(clean(cell) for cell in row):
            found.append(_answered(at, row, columns))
    return tuple(found) if columns is not None else None


def _header(row: Sequence[object]) -> dict[str, int] | None:
    named = dict(_named(row))
    return named if {"number", "answer"} <= named.keys() else None


def _named(row: Sequence[object]) -> Iterator[tuple[str, int]]:
    for at, cell in reversed(list(enumerate(row))):
        title = clean(cell).casefold().rstrip(".: ").replace(" ", "")
        for name, words in _COLUMNS.items():
            if re.fullmatch(words, title):
                yield name, at


def _answered(at: int, row: Sequence[object], columns: dict[str, int]) -> Answered:
    def cell(name: str) -> str:
        place = columns.get(name, len(row))
        return clean(row[place]).lstrip("'") if place < len(row) else ""

    number = cell("number").rstrip(".")
    return Answered(
        at,
        int(number) if number.isascii() and number.isdecimal() and len(number) < 18 else None,
        cell("partner"),
        cell("account").removeprefix("@").casefold(),
        _answer(cell("answer")),
        cell("remark")[:REMARK_CHARS],
    )


def _answer(typed: str) -> str:
    word = typed.casefold().strip()
    if not word:
        return ""
    if _YES.fullmatch(word):
        return YES
    return NO if _NO.fullmatch(word) else UNREADABLE
