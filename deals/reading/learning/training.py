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
from deals.reading.learning.model import LEARNED, SCALE

EXAMPLES = Path(__file__).parents[1] / "examples"
ROUNDS = 10
STEP = 3.0  # of the first round; it shrinks
FADING = 0.03  # of every weight, each round
SEEN = 3  # examples that must have a feature
SMALL = 0.01  # gradients below it change nothing


@dataclass(frozen=True)
class Example:
    text: str
    intent: str
    topic: str | None = None


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
        yield Example(unescaped(text), file.stem, topic or None)


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


def train(labelled: list[tuple[str, str]]) -> str:
    """The model file for these (text, label)."""
    found = [sorted(features(text)) for text, _ in labelled]
    seen = Counter(one for each in found for one in each)
    kept = {one: at for at, one in enumerate(sorted(one for one in seen if seen[one] >= SEEN))}
    labels = sorted({label for _, label in labelled})
    rows = [
        ([kept[one] for one in each if one in kept], labels.index(label))
        for each, (_, label) in zip(found, labelled, strict=True)
    ]
    return _written(labels, kept, _weights(rows, len(labels), len(kept)))


def _weights(rows: list[tuple[list[int], int]], labels: int, kept: int) -> list[list[float]]:
    weights = [[0.0] * kept for _ in range(labels)]
    order, shuffled = list(rows), random.Random(1)
    for number in range(ROUNDS):
        shuffled.shuffle(order)
        step = STEP / (1 + number / 4)
        for row, label in order:
            _learn(weights, row, label, step)
        for of_label in weights:
            of_label[:] = [weight * (1 - FADING) for weight in of_label]
    return weights


def _learn(weights: list[list[float]], row: list[int], label: int, step: float) -> None:
    share = 1 / math.sqrt(max(len(row), 1))
    scores = [sum([of_label[at] for at in row]) * share for of_label in weights]
    highest = max(scores)
    odds = [math.exp(score - highest) for score in scores]
    total = sum(odds)
    for number, of_label in enumerate(weights):
        gradient = odds[number] / total - (number == label)
        if abs(gradient) > SMALL:
            change = step * gradient * share
            for at in row:
                of_label[at] -= change


def _written(labels: list[str], kept: dict[str, int], weights: list[list[float]]) -> str:
    lines = [",".join(labels)]
    for feature, at in kept.items():
        rounded = [round(of_label[at] * SCALE) for of_label in weights]
        if any(rounded):
            lines.append(feature + "\t" + ",".join(str(one) if one else "" for one in rounded))
    return "\n".join(lines) + "\n"


def models() -> dict[str, str]:
    """Every model's file by its name."""
    known = examples()
    topics = [(one.text, one.topic) for one in known if one.topic]
    return {
        "intents": train([(one.text, one.intent) for one in known]),
        "topics": train(topics),
    }


if __name__ == "__main__":
    LEARNED.mkdir(exist_ok=True)
    for name, text in models().items():
        (LEARNED / f"{name}.txt").write_text(text, encoding="utf-8")
