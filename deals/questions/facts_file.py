"""A campaign's facts in its TOML file: the table `[facts]`, a key for each topic."""

from datetime import date

from deals.campaign.keyed import (
    Problem,
    Reader,
)
from deals.questions.asking import TOPICS
from deals.questions.fitness import unfit
from deals.tickets.ticket import HELP_TOPICS

Facts = tuple[tuple[str, str], ...]  # (topic, words)
CODES = {"length": "bad_length", "terms": "fact_names_terms"}


def read_facts(whole: Reader) -> Facts:
    part = whole.part("facts")
    told = {topic: part.take(topic, str, None) for topic in (*TOPICS, *HELP_TOPICS)}
    whole.close(part)
    return tuple((topic, words.strip()) for topic, words in told.items() if words is not None)


def problems(facts: Facts, today: date) -> list[Problem]:
    """What keeps words from being a fact."""
    return [
        Problem(f"facts.{topic}", CODES[why])
        for topic, words in facts
        if (why := unfit(topic, words, today))
    ]
