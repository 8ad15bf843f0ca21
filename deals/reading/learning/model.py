"""A small linear model in a text file: which label fits some features, and how surely."""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LEARNED = Path(__file__).parents[1] / "learned"
# A weight is one sign, since rounding adds up to nothing over hundreds of features: `P` is none,
# each sign after it a tenth more.
NONE, MOST, SCALE = ord("P"), 46, 10
SURENESS = 1.35  # so much surer; then those from 0.8 up are right 97 to 98 times in 100


class Model:
    """Weights of each label for each feature."""

    def __init__(self, labels: list[str], weights: dict[bytes, bytes]) -> None:
        self.labels = labels
        self._weights = weights

    def guesses(self, features: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Every label with its probability, the likeliest first."""
        found = map(self._weights.get, map(str.encode, features))
        known = [weights for weights in found if weights]
        sums = [sum(of_label) - NONE * len(known) for of_label in zip(*known, strict=True)]
        scale = SURENESS / SCALE / math.sqrt(max(len(known), 1))
        return self._ranked([one * scale for one in sums or [0] * len(self.labels)])

    def _ranked(self, scores: list[float]) -> tuple[tuple[str, float], ...]:
        highest = max(scores)
        shares = [math.exp(score - highest) for score in scores]
        total = sum(shares)
        ranked = sorted(zip(shares, self.labels, strict=True), key=lambda pair: (-pair[0], pair[1]))
        return tuple((label, share / total) for share, label in ranked)


@cache
def learned(name: str) -> Model:
    """The model of that name, read once and only when it is first asked for."""
    return parsed((LEARNED / f"{name}.txt").read_bytes())


def parsed(file: bytes) -> Model:
    """A model from its file: the labels, then a line a feature: its weights, and what it is."""
    labels, *lines = file.rstrip().split(b"\n")
    many = labels.count(b",") + 1
    return Model(labels.decode().split(","), {line[many:]: line[:many] for line in lines})


def signs(weights: Iterable[float]) -> str:
    """The weights as a model's file has them."""
    return "".join(chr(NONE + max(-MOST, min(MOST, round(one * SCALE)))) for one in weights)
