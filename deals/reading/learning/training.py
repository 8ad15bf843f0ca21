"""Learns intents and topics from the examples: `python -m deals.reading.learning.training`.

Multinomial logistic regression by plain gradient steps in a fixed order of the examples, so that
the same examples give the same model, to the letter.
"""

import json
import math
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from deals.reading.learning.features import features
from deals.reading.learning.model import LEARNED, signs

EXAMPLES = Path(__file__).parents[1] / "examples"
ROUNDS = 10
STEP = 3.0  # of the first round; it shrinks
SLOWING = 4  # rounds until it is half of that
FADING = 0.04  # of every weight, each round
SEEN = 3  # examples that must have a feature
SMALL = 0.02  # gradients below it change nothing
SLIGHT = 0.2  # features whose every weight is below it are left out
SHORT_COUNTS = 0.25  # of an example in a .txt: they are plainer than what people write


@dataclass(frozen=True)
class Example:
    text: str
    intent: str
    topic: str | None = None
    counts: float = 1.0


@dataclass(frozen=True)
class Row:
    """An example to learn from: the weights of its features, each a list with one of each label."""

    weights: list[list[float]]
    label: int
    counts: float


def examples(folder: Path = EXAMPLES) -> list[Example]:
    """All examples of a folder, by file and line.

    `accept.txt` has those of accept, one a line; a `.jsonl` has labelled replies of any intent,
    such as staff export: `text`, `intent` and perhaps `question_topic`.
    """
    written = [one for file in sorted(folder.glob("*.txt")) for one in _of_intent(file)]
    labelled = [one for file in sorted(folder.glob("*.jsonl")) for one in _labelled(file)]
    return written + labelled


def _of_intent(file: Path) -> Iterable[Example]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") or not line.strip():
            continue
        topic, _, text = line.partition(" | ") if file.stem == "ask" else ("", "", line)
        yield Example(unescaped(text), file.stem, topic or None, SHORT_COUNTS)


def _labelled(file: Path) -> Iterable[Example]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            item = json.loads(line)
            yield Example(item["text"], item["intent"], item.get("question_topic"))


def unescaped(text: str) -> str:
    """`\\n` and `\\u200b` are written out in the files, as nobody would see them otherwise."""
    for written, meant in (("\\n", "\n"), ("\\u200b", "\u200b"), ("\\u202e", "\u202e")):
        text = text.replace(written, meant)
    return text


def train(labelled: list[tuple[str, str, float]]) -> str:
    """The model file for these (text, label, how much it counts)."""
    found = [sorted(features(text)) for text, _, _ in labelled]
    seen = Counter(one for each in found for one in each)
    kept = sorted(one for one in seen if seen[one] >= SEEN)
    weights: dict[str, list[float]] = {}
    labels = sorted({label for _, label, _ in labelled})
    for one in kept:
        weights[one] = [0.0] * len(labels)
    rows = [
        Row([weights[one] for one in each if one in weights], labels.index(label), counts)
        for each, (_, label, counts) in zip(found, labelled, strict=True)
    ]
    _learn(rows, list(weights.values()))
    return _written(labels, weights)


def _learn(rows: list[Row], weights: list[list[float]]) -> None:
    order, shuffled = list(rows), random.Random(1)
    for number in range(ROUNDS):
        shuffled.shuffle(order)
        step = STEP / (1 + number / SLOWING)
        for row in order:
            _learn_from(row, step)
        for each in weights:
            each[:] = [weight * (1 - FADING) for weight in each]


def _learn_from(row: Row, step: float) -> None:
    share = 1 / math.sqrt(max(len(row.weights), 1))
    scores = [sum(of_label) * share for of_label in zip(*row.weights, strict=True)]
    highest = max(scores, default=0.0)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(odds)
    for number, odd in enumerate(odds):
        gradient = odd / total - (number == row.label)
        if abs(gradient) > SMALL:
            change = step * row.counts * gradient * share
            for each in row.weights:
                each[number] -= change


def _written(labels: list[str], weights: dict[str, list[float]]) -> str:
    lines = [
        signs(each) + feature for feature, each in weights.items() if max(map(abs, each)) >= SLIGHT
    ]
    return "\n".join([",".join(labels), *lines]) + "\n"


def models() -> dict[str, str]:
    """Every model's file by its name."""
    known = examples()
    topics = [(one.text, one.topic, 1.0) for one in known if one.topic]
    return {
        "intents": train([(one.text, one.intent, one.counts) for one in known]),
        "topics": train(topics),
    }


if __name__ == "__main__":
    LEARNED.mkdir(exist_ok=True)
    for name, text in models().items():
        (LEARNED / f"{name}.txt").write_text(text, encoding="utf-8")
