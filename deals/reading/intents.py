"""What a message is for: guessed from examples, and kept safe by rules."""

import re

from deals.reading.features import features, tokens
from deals.reading.model import learned
from deals.reading.safety import Guesses, favoured, kept_safe
from deals.reading.words import CONDITION, word_set

INTENTS = (
    "accept", "decline", "counter", "ask", "refer_manager", "later", "address", "proof", "problem",
    "stop", "greeting", "other",
)  # fmt: skip
STORY = 350  # characters: in longer messages the answer is mostly in the last sentences
YES_AND_A_QUESTION = 0.85
YES = word_set(
    "setuju deal mau ikut ambil terima join fix bersedia in accept jadi gas lanjut acc sure"
)
_MARKUP = re.compile(
    r"<[^<>]{0,300}>|\{\{[^{}]{0,200}\}\}|\{%.{0,200}?%\}|[$#]\{[^{}]{0,200}\}"
    r"|\[[^\[\]]{0,200}[=:][^\[\]]{0,200}\]"
)
_PARTS = re.compile(r"[\n!.,;]+\s*|(?<=\?)\s+")


def intent_guesses(text: str) -> Guesses:
    """The intents with a confidence, the likeliest first; whatever the text, all twelve."""
    guesses = _judged(text) if len(text) <= STORY else _judged_by_its_end(text)
    if guesses[0][0] == "ask" and _says_yes_besides(text):
        guesses = favoured(guesses, "accept", YES_AND_A_QUESTION)
    return kept_safe(text, guesses, _judged)


def _judged(text: str) -> Guesses:
    return learned("intents").guesses(features(_spoken(text)))


def _judged_by_its_end(text: str) -> Guesses:
    """The whole and its end count alike."""
    _, _, end = text[-STORY:].partition(". ")
    whole, last = dict(_judged(text)), dict(_judged(end or text[-STORY:]))
    shares = [(intent, (whole[intent] + last[intent]) / 2) for intent in INTENTS]
    return tuple(sorted(shares, key=lambda share: -share[1]))


def _spoken(text: str) -> str:
    """The text without what only machines read, if a person says anything besides."""
    spoken = _MARKUP.sub(" ", text)
    return spoken if re.search(r"[^\W\d_]{2}", spoken) else text


def _says_yes_besides(text: str) -> bool:
    """Whether one part is a clear yes: whoever agrees and asks has agreed."""
    if not CONDITION.isdisjoint(tokens(text)):
        return False
    parts = [part for part in _PARTS.split(text[:STORY]) if part.strip() and "?" not in part]
    return any(_is_a_clear_yes(part) for part in parts)


def _is_a_clear_yes(part: str) -> bool:
    intent, sure = _judged(part)[0]
    return intent == "accept" and sure >= YES_AND_A_QUESTION and not YES.isdisjoint(tokens(part))
