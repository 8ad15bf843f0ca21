"""A small linear model in a text file: which label fits some features, and how surely."""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LEARNED = Path(__file__).parents[1] / "learned"
SCALE = 100  # the file has hundredths, as whole numbers


class Model:
    """Weights of each label for each feature; a feature's line is taken apart when it is met."""

    def __init__(self, labels: list[str], weights: dict[str, str]) -> None:
        self.labels = labels
        self._weights = weights

    def guesses(self, features: Iterable[str]) -> tuple[tuple[str, float], ...]:
        """Every label with its probability, the likeliest first."""
        known = [self._weights[one] for one in features if one in self._weights]
        sums = [0] * len(self.labels)
        for line in known:
            for at, weight in enumerate(line.split(",")):
                if weight:
                    sums[at] += int(weight)
        scale = SCALE * math.sqrt(max(len(known), 1))
        return self._ranked([one / scale for one in sums])

    def _ranked(self, scores: list[float]) -> tuple[tuple[str, float], ...]:
        highest = max(scores)
        shares = [math.exp(score - highest) for score in scores]
        total = sum(shares)
        ranked = sorted(zip(shares, self.labels, strict=True), key=lambda pair: (-pair[0], pair[1]))
        return tuple((label, share / total) for share, label in ranked)


@cache
def learned(name: str) -> Model:
    """The model of that name, read once and only when it is first asked for."""
    return parsed((LEARNED / f"{name}.txt").read_text(encoding="utf-8"))


def parsed(text: str) -> Model:
    """A model from its file: the labels, then a feature and its weights a line."""
    labels, *lines = text.splitlines()
    return Model(labels.split(","), dict(line.split("\t") for line in lines))
