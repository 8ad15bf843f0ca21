"""The reader is learned from the examples in the repository, and may be learned anew by anyone."""

from collections import Counter

import pytest

from deals.reading import INTENTS
from deals.reading.model import LEARNED
from deals.reading.topics import TOPICS
from deals.reading.training import examples, models


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return models()


@pytest.mark.parametrize("name", ["intents", "topics"])
def test_the_stored_model_is_what_the_training_makes(made: dict[str, str], name: str) -> None:
    stored = (LEARNED / f"{name}.txt").read_text(encoding="utf-8")
    assert stored == made[name], "run: python -m deals.reading.training"


def test_every_intent_has_its_examples_and_no_text_stands_twice() -> None:
    known = examples()
    count = Counter(example.intent for example in known)
    assert set(count) == set(INTENTS)
    assert min(count.values()) >= 300
    assert [text for text, n in Counter(one.text for one in known).items() if n > 1] == []


def test_every_question_among_the_examples_has_its_topic() -> None:
    topics = Counter(example.topic for example in examples() if example.intent == "ask")
    assert set(topics) == set(TOPICS)
