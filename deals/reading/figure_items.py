"""The parts of words that tell figures: labels, numbers, and places (which post is meant)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deals.reading.figure_words import (
    ENDINGS,
    FILLERS,
    IN_SUM,
    KINDS,
    METRICS,
    OF_TIME,
    ORDINALS,
    PLATFORMS,
    SEPARATES,
)
from deals.reading.numbers.in_chat import Number, number_at
from deals.reading.numbers.number_words import THOUSAND
from deals.reading.numbers.tokens import Tokens, text_at

LARGEST = 10**15  # beyond it nothing was counted
MOST_POSTS = 20


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
class Item:
    """`kind`: label, number, place, separator or other, of which `said` is the word."""

    kind: str
    label: str = ""
    value: int = 0
    place: Place = Place()
    said: str = ""


def items_of(tokens: Tokens) -> Iterator[Item]:
    """From left to right, without what says nothing more."""
    at = 0
    while at < len(tokens):
        item, at = _item(tokens, at)
        if item:
            yield item


def _item(tokens: Tokens, at: int) -> tuple[Item | None, int]:
    """What begins at a token, and where it ends."""
    text = tokens[at].text
    if place := _place(tokens, at):
        return Item("place", place=place[0]), place[1]
    label = _label(text)
    if label is not None:
        return Item("label", label), at + 1
    if text in SEPARATES:
        return Item("separator"), at + 1
    if number := _number(tokens, at):
        if text_at(tokens, number.end) in OF_TIME:
            return None, number.end + 1  # `7 hari: views 12rb`
        if number.value >= LARGEST or number.value != int(number.value):
            return Item("other", said=text), number.end
        sign = -1 if _is_minus(tokens, at - 1) else 1
        return Item("number", value=sign * int(number.value)), number.end
    return (None if _is_filler(text) else Item("other", said=text)), at + 1


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
