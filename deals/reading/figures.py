"""What partners tell of their posts' figures: `view 12rb like 800`, `12,4K views`, `reel 1: 9rb`.

A small grammar: words fall into labels, numbers, places (which post) and fillers; between
separators a number belongs to the label beside it. In doubt nothing is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deals.brought.figures import Figures
from deals.reading.figure_words import (
    BESIDE_RIGHT,
    EMOJI,
    ENDINGS,
    FILLERS,
    IN_SUM,
    KINDS,
    METRICS,
    ORDINALS,
    PLATFORMS,
    RIGHT,
    SEPARATES,
)
from deals.reading.numbers.number_words import THOUSAND
from deals.reading.numbers.numbers import Number, number_at
from deals.reading.numbers.tokens import Tokens, text_at, tokens_of
from deals.reading.plain import plain

LONGEST = 600  # characters
LARGEST = 10**15  # beyond it nothing was counted
MOST_POSTS = 20
_MILLIONS = re.compile(r"(?<=[0-9])\s?m\b", re.IGNORECASE)
_HAS_NUMBER = re.compile(r"[0-9]|ribu|ratus|juta|puluh|belas|satu|dua|tiga|empat|lima")
_MONEY = re.compile(
    r"\b(?:rp|idr|fee|rate|ratecard|harga|bayar\w*|budget|komisi|transfer|dp|nego|rupiah|price"
    r"|rata|rerata|average|avg|biasanya|usually)\b|\brp\.?\s?[0-9]|rata2"
)


@dataclass(frozen=True)
class Place:
    """Which post: by its number, kind or platform; `in_sum`: all of them together, and nothing at
    all where they do not say."""

    number: int = 0
    kind: str = ""
    platform: str = ""
    in_sum: bool = False

    def __bool__(self) -> bool:
        return self != Place()

    def joined(self, other: "Place") -> "Place":
        """`reel` and `2` are the second reel."""
        return Place(
            other.number or self.number,
            other.kind or self.kind,
            other.platform or self.platform,
            other.in_sum or self.in_sum,
        )


@dataclass(frozen=True)
class Told:
    """Figures of one place."""

    place: Place
    figures: Figures


@dataclass(frozen=True)
class FiguresRead:
    """In the order in which they were told. `alone`: the words say nothing else; `bare`: some of
    them is a number without a label."""

    told: tuple[Told, ...]
    alone: bool
    bare: bool


@dataclass(frozen=True)
class _Item:
    """`kind`: label, number, place, separator or other."""

    kind: str
    label: str = ""
    value: int = 0
    place: Place = Place()


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
    spoken = "".join(f" {EMOJI[one]} " if one in EMOJI else one for one in text)
    tokens = tokens_of(plain(_MILLIONS.sub(" million", spoken)))
    items = list(_items(tokens))
    alone = not any(item.kind == "other" for item in items)
    try:
        told, bare = _told(items, asked)
    except _Unclear:
        return None
    known = tuple(one for one in told if one.figures)
    return FiguresRead(known, alone, bare) if known and (alone or not bare) else None


def says_they_are_right(text: str) -> bool:
    """`iya benar kak`, after we asked whether that can be."""
    words = re.findall(r"[a-z']+", plain(text))
    yes = any(word in RIGHT for word in words)
    return yes and "?" not in text and all(word in RIGHT | BESIDE_RIGHT for word in words)


def _items(tokens: Tokens) -> Iterator[_Item]:
    at = 0
    while at < len(tokens):
        item, at = _item(tokens, at)
        if item:
            yield item


def _item(tokens: Tokens, at: int) -> tuple[_Item | None, int]:
    """What begins at a token, and where it ends."""
    text = tokens[at].text
    if place := _place(tokens, at):
        return _Item("place", place=place[0]), place[1]
    label = _label(text)
    if label is not None:
        return _Item("label", label), at + 1
    if text in SEPARATES:
        return _Item("separator"), at + 1
    if number := _number(tokens, at):
        if number.value >= LARGEST or number.value != int(number.value):
            return _Item("other"), number.end
        sign = -1 if _is_minus(tokens, at - 1) else 1
        return _Item("number", value=sign * int(number.value)), number.end
    return (None if _is_filler(text) else _Item("other")), at + 1


def _number(tokens: Tokens, at: int) -> Number | None:
    """Of `12rb 800 likes` the 12rb alone."""
    number = number_at(tokens, at)
    if number and number.more and number.scale == THOUSAND and not number.spelled:
        return replace(number, more=0, end=min(number.end, number.start + 2))
    return number


def _place(tokens: Tokens, at: int) -> tuple[Place, int] | None:
    text = _bare_word(tokens[at].text, {**KINDS, **PLATFORMS, **ORDINALS})
    if text in IN_SUM:
        return Place(in_sum=True), at + 1
    if text in PLATFORMS:
        return Place(platform=PLATFORMS[text]), at + 1
    if text in ORDINALS:
        return Place(number=ORDINALS[text]), at + 1
    if text == "ke" and (found := _small(tokens, at + 1 + (text_at(tokens, at + 1) == "-"))):
        return Place(number=found[0]), found[1]
    if text in KINDS:
        number = _number_of_post(tokens, at + 1)
        return Place(number[0] if number else 0, KINDS[text]), number[1] if number else at + 1
    begins_line = at == 0 or tokens[at - 1].text == "\n"
    if begins_line and (found := _small(tokens, at)) and text_at(tokens, found[1]) in (".", ")"):
        return Place(number=found[0]), found[1] + 1
    return None


def _number_of_post(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """`2` after `reel`, where it counts the reels and not what they brought."""
    if text_at(tokens, at) in ("=", "#"):
        at += 1
    elif text_at(tokens, at) == "ke":
        at += 1 + (text_at(tokens, at + 1) == "-")
    found = _small(tokens, at)
    if found is None:
        return None
    after = found[1]
    if text_at(tokens, after) in (":", "=", "-", ")", ".", "\n"):
        return found
    while text_at(tokens, after) in FILLERS:
        after += 1
    followed = number_at(tokens, after) if after < len(tokens) else None
    labelled = _label(text_at(tokens, after)) is not None
    numbered = labelled and after + 1 < len(tokens) and _number_follows(tokens, after + 1)
    return found if followed or numbered else None


def _number_follows(tokens: Tokens, at: int) -> bool:
    while text_at(tokens, at) in FILLERS:
        at += 1
    return at < len(tokens) and number_at(tokens, at) is not None


def _small(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A count of posts, in digits."""
    text = text_at(tokens, at)
    number = number_at(tokens, at) if text.isdecimal() else None
    if number is None or number.end > at + 1 or not 1 <= number.value <= MOST_POSTS:
        return None
    return int(number.value), number.end


def _is_minus(tokens: Tokens, at: int) -> bool:
    """A sign at the number, and not a dash between words or a bullet."""
    if at < 1 or tokens[at].text not in ("-", "–"):
        return False
    before, sign, digits = tokens[at - 1], tokens[at], tokens[at + 1]
    return sign.end == digits.start and before.end < sign.start and before.text != "\n"


def _label(text: str) -> str | None:
    return METRICS.get(_bare_word(text, METRICS))


def _bare_word(text: str, known: object) -> str:
    """Without the ending that says `its` or `my`."""
    for ending in ENDINGS:
        bare = text.removesuffix(ending)
        if bare != text and text not in known and bare in known:  # type: ignore[operator]
            return bare
    return text


def _is_filler(text: str) -> bool:
    return text in FILLERS or _bare_word(text, FILLERS) in FILLERS


def _told(items: list[_Item], asked: bool) -> tuple[list[Told], bool]:
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


def _segments(items: list[_Item]) -> Iterator[tuple[Place, list[_Item]]]:
    for chunk in _chunks(items):
        named, pairs = Place(), list[_Item]()
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


def _chunks(items: list[_Item]) -> Iterator[list[_Item]]:
    chunk: list[_Item] = []
    for item in [*items, _Item("separator")]:
        if item.kind == "separator":
            yield chunk
            chunk = []
        elif item.kind != "other":
            chunk.append(item)


def _figures(items: list[_Item], asked: bool) -> tuple[list[tuple[str, int]], bool]:
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
