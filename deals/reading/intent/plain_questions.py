"""A short question that names what it is about: one, whatever it was likened to."""

import re

from deals.reading.intent.guesses import Guesses, favoured

ASKED = 0.85
NEARLY = 0.4  # how sure it has to be from the examples
SURE_TOPIC = 0.9
_ONE_QUESTION = re.compile(r"[^?.!;\n]{4,70}\?+[^\w?]*")


def plainly_asked(text: str, guesses: Guesses, sure_of_topic: float) -> Guesses:
    """The guesses with *ask* clear where the text is one short question with a clear topic."""
    intent, share = guesses[0]
    if intent != "ask" or not NEARLY <= share < ASKED or sure_of_topic < SURE_TOPIC:
        return guesses
    return favoured(guesses, "ask", ASKED) if _ONE_QUESTION.fullmatch(text.strip()) else guesses
