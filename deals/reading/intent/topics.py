"""What a question is about."""

import re

from deals.reading.found import Found
from deals.reading.learning.features import features
from deals.reading.learning.model import learned
from deals.reading.plain import plain

TOPICS = (
    "commission", "payment", "shipping", "product", "brief", "deadline", "halal_bpom", "other",
)  # fmt: skip
_ASKING = re.compile(
    r"\?|\b(?:apa(?:kah)?|berapa|brp|brapa|kapan|kpn|gimana|gmn|gmna|bagaimana|siapa|mana|kenapa"
    r"|piro|pinten|piye|pripun|naon|kumaha|sabaraha|iraha|what|how|when|which|who|where|why"
    r"|mau (?:tanya|nanya|tau|tahu)|minta (?:brief|detail|info|link)|boleh (?:tau|tahu|minta|lihat)"
    r"|ga (?:kak|min|ya)|gak (?:kak|min|ya)|belum (?:kak|min|ya))\b"
)
_QUESTION = re.compile(r"[^.!\n?]*\?")


def question_topic(text: str, intent: str) -> Found[str] | None:
    """The topic of the question in a message; None when there is none."""
    if intent != "ask" and not _ASKING.search(plain(text)):
        return None
    topic, sure = learned("topics").guesses(features(_question(text)))[0]
    return Found(topic, sure)


def _question(text: str) -> str:
    """The part that asks, if a sign shows which it is."""
    asked = " ".join(_QUESTION.findall(text[:4000]))
    return asked if len(asked.split()) > 2 else text
