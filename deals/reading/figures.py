"""What partners tell of their posts' figures: `view 12rb like 800`, `12,4K views`, `reel 1: 9rb`.

A small grammar: words fall into labels, numbers, places (which post) and fillers; between
separators a number belongs to the label beside it. In doubt nothing is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deals.brought.figures import Figures
from deals.reading.figure_items import Item, Place, items_of
from deals.reading.figure_words import BESIDE_RIGHT, EMOJI, RIGHT
from deals.reading.numbers.tokens import Tokens, tokens_of
from deals.reading.plain import plain

LONGEST = 600  # characters
_MILLIONS = re.compile(r"(?<=[0-9])\s?m\b", re.IGNORECASE)
_HAS_NUMBER = re.compile(r"[0-9]|ribu|ratus|juta|puluh|belas|satu|dua|tiga|empat|lima")
_MONEY = re.compile(
    r"\b(?:rp|idr|fee|rate|ratecard|harga|bayar\w*|budget|komisi|transfer|dp|nego|rupiah|price"
    r"|rata|rerata|average|avg|biasanya|usually)\b|\brp\.?\s?[0-9]|rata2"
)
_NOT_SO = re.compile(  # what stands beside such words may be anything
    r"\b(?:belum|blm|blum|belom|ga|gak|nggak|ngga|enggak|tidak|tdk|bukan|not|no|\w+n['’]t|besok|lusa"
    r"|nanti|ntar|jam|tgl|tanggal|tomorrow|later|target\w*|janji|kalau|kalo|klo|if|minimal|min\.)\b"
)

_WHEN = re.compile(  # `20/9` and `19.00`, but not `12.40rb`
    r"(?<![0-9.,])(?:[0-3]?[0-9]\s?[/-]\s?[01]?[0-9](?:\s?[/-]\s?(?:20)?[0-9]{2})?"
    r"|(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9])"
    r"(?![0-9]|[.,][0-9]|\s?(?:rb|rbu|ribu|k|thousand|jt|juta|m|mio|million)\b)"
)


@dataclass(frozen=True)
class Told:
    """Figures of one place."""

    place: Place
    figures: Figures


@dataclass(frozen=True)
class FiguresRead:
    """In the order in which they were told. `alone`: the words say nothing else; `bare`: some of
    them is a number without a label; `labelled`: some of them has one."""

    told: tuple[Told, ...]
    alone: bool
    bare: bool
    labelled: bool


class _Unclear(Exception):
    """A number that belongs to nothing, or a label that has none."""


def may_tell_figures(text: str) -> bool:
    """A quick look: False for most words, so that nothing more is asked about them."""
    return len(text) <= LONGEST and _HAS_NUMBER.search(text.lower()) is not None


def read_figures(text: str, asked: bool = False) -> FiguresRead | None:
    """The figures that these words tell, or None where they tell none, or none clearly.

    `asked`: it is what we have just asked for, so that a bare number counts as views.
    """
    if not may_tell_figures(text) or _MONEY.search(text.lower()):
        return None
    items = list(items_of(_tokens(text)))
    alone = not any(item.kind == "other" for item in items)
    if not alone and _NOT_SO.search(text.lower()):
        return None
    try:
        told, bare = _told(items, asked)
    except _Unclear:
        return None
    known = tuple(one for one in told if one.figures)
    if not known or (bare and (not alone or _WHEN.search(text.lower()))):
        return None
    labelled = any(item.kind == "label" for item in items)
    return FiguresRead(known, alone, bare, labelled)


def words_beside(text: str) -> str:
    """What words beside figures, or under a picture of them, say besides."""
    return " ".join(item.said for item in items_of(_tokens(text)) if item.kind == "other")


def says_they_are_right(text: str) -> bool:
    """`iya benar kak`, after we asked whether that can be."""
    words = re.findall(r"[a-z']+", plain(text))
    yes = any(word in RIGHT for word in words)
    return yes and "?" not in text and all(word in RIGHT | BESIDE_RIGHT for word in words)


def _tokens(text: str) -> Tokens:
    spoken = "".join(f" {EMOJI[one]} " if one in EMOJI else one for one in text)
    return tokens_of(plain(_MILLIONS.sub(" million", spoken)))


def _told(items: list[Item], asked: bool) -> tuple[list[Told], bool]:
    """Segment by segment; each begins at a separator, or at a place that does not end its chunk."""
    told: list[Told] = []
    place, fresh, any_bare = Place(), True, False
    for named, pairs in _segments(items):
        if named:
            place, fresh = (place.joined(named) if fresh and place else named), True
        figures, bare = _figures(pairs, asked)
        any_bare = any_bare or bare
        for name, value in figures:
            fresh = False
            _put(told, place, name, value)
    return told, any_bare


def _put(told: list[Told], place: Place, name: str, value: int) -> None:
    """A figure that is told once more is of another post, if nothing says of which."""
    if not name:
        return
    last = told[-1] if told and told[-1].place == place else None
    if last and getattr(last.figures, name) is None:
        told[-1] = replace(last, figures=replace(last.figures, **{name: value}))
    elif last and place:
        raise _Unclear
    else:
        told.append(Told(place, Figures(**{name: value})))


def _segments(items: list[Item]) -> Iterator[tuple[Place, list[Item]]]:
    for chunk in _chunks(items):
        named, pairs = Place(), list[Item]()
        for at, item in enumerate(chunk):
            if item.kind != "place":
                pairs.append(item)
            elif not pairs:
                named = named.joined(item.place)
            elif not named and all(one.kind == "place" for one in chunk[at:]):
                named = named.joined(item.place)  # `12rb views di tiktok`
            else:
                yield named, pairs
                named, pairs = item.place, []
        yield named, pairs


def _chunks(items: list[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    for item in [*items, Item("separator")]:
        if item.kind == "separator":
            yield chunk
            chunk = []
        elif item.kind != "other":
            chunk.append(item)


def _figures(items: list[Item], asked: bool) -> tuple[list[tuple[str, int]], bool]:
    """Labels with their numbers; a number alone, or before the rest, is of views where we asked."""
    numbers = sum(item.kind == "number" for item in items)
    labels = len(items) - numbers
    bare = numbers == labels + 1 and asked
    if not items:
        return [], False
    if numbers != labels and not bare:
        raise _Unclear
    found = []
    if bare and items[0].kind != "number":
        raise _Unclear
    if bare:
        found.append(("views", items[0].value))
        items = items[1:]
    for one, other in zip(items[::2], items[1::2], strict=True):
        if one.kind == other.kind:
            raise _Unclear
        label, number = (one, other) if one.kind == "label" else (other, one)
        found.append((label.label, number.value))
    return found, bare
