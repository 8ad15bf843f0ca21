"""What a message is for: guessed from examples, and kept safe by rules."""

import re
from functools import lru_cache

from deals.reading.intent.against import OTHERWISE
from deals.reading.intent.agreement import agreement_said
from deals.reading.intent.guesses import Guesses, favoured
from deals.reading.intent.safety import kept_safe
from deals.reading.intent.tongues import in_plain_words
from deals.reading.learning.features import features, tokens
from deals.reading.learning.model import learned
from deals.reading.learning.words import word_set

INTENTS = (
    "accept", "decline", "counter", "ask", "refer_manager", "later", "address", "proof", "problem",
    "stop", "greeting", "other",
)  # fmt: skip
STORY, END = 350, 220  # characters; a longer message tells one, and says at its end why
END_COUNTS = 0.7
YES_AND_A_QUESTION = 0.85
YES = word_set(
    "setuju deal mau ikut ambil terima join fix bersedia in accept jadi gas lanjut acc sure"
)
BEFORE = word_set("kemarin kemaren kmrn kmren kmaren tadinya awalnya")  # what was wanted once
_MARKUP = re.compile(
    r"<[^<>]{0,300}>|\{\{[^{}]{0,200}\}\}|\{%.{0,200}?%\}|[$#]\{[^{}]{0,200}\}"
    r"|\[[^\[\]]{0,200}[=:][^\[\]]{0,200}\]"
)
_PARTS = re.compile(r"[\n!.,;]+\s*|(?<=\?)\s+")


@lru_cache(maxsize=8)  # one text is asked about several times while it is handled
def intent_guesses(text: str) -> Guesses:
    """The intents with a confidence, the likeliest first; whatever the text, all twelve."""
    words = in_plain_words(text)
    answer, guesses = _end_of_story(words), _judged(words)
    if answer != words:
        guesses = _mixed(guesses, _judged(answer))
    if guesses[0][0] in ("ask", "accept") and _says_yes_besides(answer):
        guesses = favoured(guesses, "accept", YES_AND_A_QUESTION)
    return kept_safe(text, answer, guesses, _judged)


def _judged(text: str) -> Guesses:
    return learned("intents").guesses(features(_spoken(text)))


def _end_of_story(text: str) -> str:
    """The last sentences of a long message, where mostly the answer is."""
    if len(text) <= STORY:
        return text
    _, _, end = text[-END:].partition(". ")
    return end or text[-END:]


def _mixed(whole: Guesses, end: Guesses) -> Guesses:
    first, last = dict(whole), dict(end)
    shares = [
        (intent, first[intent] * (1 - END_COUNTS) + last[intent] * END_COUNTS) for intent in INTENTS
    ]
    return tuple(sorted(shares, key=lambda share: -share[1]))


def _spoken(text: str) -> str:
    """The text without what only machines read, if a person says anything besides."""
    spoken = _MARKUP.sub(" ", text)
    return spoken if re.search(r"[^\W\d_]{2}", spoken) else text


def _says_yes_besides(text: str) -> bool:
    """Whether one part is a clear yes: whoever agrees and asks has agreed."""
    if not OTHERWISE.isdisjoint(tokens(text)):
        return False
    parts = [part for part in _PARTS.split(text[:STORY]) if part.strip() and "?" not in part]
    return any(_is_a_clear_yes(part) for part in parts)


def _is_a_clear_yes(part: str) -> bool:
    if not BEFORE.isdisjoint(tokens(part)):
        return False
    intent, sure = _judged(part)[0]
    if intent != "accept" or sure < YES_AND_A_QUESTION:
        return False
    return not YES.isdisjoint(tokens(part)) and agreement_said(part)
