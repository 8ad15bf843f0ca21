"""Tokens read from a place on, and what a form of words found there."""

from dataclasses import dataclass, field
from datetime import date

from deals.reading.numbers.in_chat import Number, number_at
from deals.reading.numbers.tokens import Tokens, after, before


@dataclass(frozen=True)
class Named:
    """A day that the tokens up to `end` name; None: they are about no certain day."""

    day: date | None
    end: int
    sure: float = 0.9
    start: int = 0


@dataclass(frozen=True)
class Said:
    """What was said, and on which day."""

    tokens: Tokens
    today: date
    known: dict[int, Number | None] = field(default_factory=dict, compare=False)

    def text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def skip(self, at: int, words: frozenset[str]) -> int:
        """The place behind any of these words."""
        while self.text(at) in words:
            at += 1
        return at

    def number(self, at: int) -> Number | None:
        """A whole number without a scale, such as a day or a month may be."""
        if at not in self.known:  # asked for by many forms
            self.known[at] = self._number(at)
        return self.known[at]

    def _number(self, at: int) -> Number | None:
        if at >= len(self.tokens):
            return None
        number = number_at(self.tokens, at)
        if number is None or number.scale > 1 or number.said != int(number.said):
            return None
        return None if number.grouped or number.coin else number

    def day_number(self, at: int) -> Number | None:
        number = self.number(at)
        return number if number and 1 <= number.said <= 31 else None

    def before(self, at: int, most: int) -> list[str]:
        return before(self.tokens, at, most)

    def after(self, at: int, most: int) -> list[str]:
        return after(self.tokens, at, most)

    def glued(self, at: int) -> bool:
        """Whether a token stands right behind the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at - 1].end == self.tokens[at].start
