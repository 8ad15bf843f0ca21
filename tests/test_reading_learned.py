"""The reader is learned from the examples in the repository, and may be learned anew by anyone."""

import json
from collections import Counter
from pathlib import Path

import pytest

from deals.reading.intent.intents import INTENTS
from deals.reading.intent.topics import TOPICS
from deals.reading.learning.model import LEARNED
from deals.reading.learning.training import EXAMPLES, SHORT_COUNTS, Example, examples, models


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return models()


@pytest.mark.long
@pytest.mark.parametrize("name", ["intents", "topics"])
def test_the_stored_model_is_what_the_training_makes(made: dict[str, str], name: str) -> None:
    stored = (LEARNED / f"{name}.txt").read_text(encoding="utf-8")
    assert stored == made[name], "run: python -m deals.reading.learning.training"


def test_every_intent_has_its_examples_and_no_text_stands_twice() -> None:
    known = examples()
    count = Counter(example.intent for example in known)
    assert set(count) == set(INTENTS)
    assert min(count.values()) >= 300
    assert [text for text, n in Counter(one.text for one in known).items() if n > 1] == []


def test_every_question_among_the_examples_has_its_topic() -> None:
    """Of those in ask.txt: who wrote as many voices told the intent alone."""
    asked = (EXAMPLES / "ask.txt").read_text("utf-8").splitlines()
    assert {line.partition(" | ")[0] for line in asked if line[:2] not in ("", "# ")} == set(TOPICS)


def test_what_staff_labelled_joins_the_examples(tmp_path: Path) -> None:
    (tmp_path / "ask.txt").write_text("# a note\nbrief | kontennya\\ngimana?\n", encoding="utf-8")
    line = json.dumps({"text": "gas kak", "intent": "accept", "fee_idr": None})
    (tmp_path / "staff.jsonl").write_text(line + "\n", encoding="utf-8")
    assert examples(tmp_path) == [
        Example("kontennya\ngimana?", "ask", "brief", SHORT_COUNTS),
        Example("gas kak", "accept"),
    ]
