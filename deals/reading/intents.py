"""What a message is for: guessed from examples, and kept safe by rules."""

import re

from deals.reading.features import features
from deals.reading.model import learned
from deals.reading.safety import Guesses, favoured, kept_safe

INTENTS = (
    "accept", "decline", "counter", "ask", "refer_manager", "later", "address", "proof", "problem",
    "stop", "greeting", "other",
)  # fmt: skip
YES_AND_A_QUESTION = 0.85
_MARKUP = re.compile(
    r"<[^<>]{0,300}>|\{\{[^{}]{0,200}\}\}|\{%.{0,200}?%\}|[$#]\{[^{}]{0,200}\}"
    r"|\[[^\[\]]{0,200}[=:][^\[\]]{0,200}\]"
)
_PARTS = re.compile(r"[\n!.,;]+\s*|(?<=\?)\s+")


def intent_guesses(text: str) -> Guesses:
    """The intents with a confidence, the likeliest first; whatever the text, all twelve."""
    guesses = _judged(text)
    if guesses[0][0] == "ask" and _says_yes_besides(text):
        guesses = favoured(guesses, "accept", YES_AND_A_QUESTION)
    return kept_safe(text, guesses, _judged)


def _judged(text: str) -> Guesses:
    return learned("intents").guesses(features(_spoken(text)))


def _spoken(text: str) -> str:
    """The text without what only machines read, if a person says anything besides."""
    spoken = _MARKUP.sub(" ", text)
    return spoken if re.search(r"[^\W\d_]{2}", spoken) else text


def _says_yes_besides(text: str) -> bool:
    """Whether one part is a clear yes: whoever agrees and asks has agreed."""
    parts = [part for part in _PARTS.split(text) if part.strip() and "?" not in part]
    return any(_judged(part)[0][0] == "accept" for part in parts[:8] if _clear(part))


def _clear(part: str) -> bool:
    name, sure = _judged(part)[0]
    return name == "accept" and sure >= YES_AND_A_QUESTION
