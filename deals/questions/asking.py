"""What a message asks: every question in it, or none when one of them is not clear."""

import re
from dataclasses import dataclass
from datetime import date

from deals.questions.caution import goes_beyond_the_terms, is_for_a_person
from deals.questions.clear_topics import asks_about_the_brand, clear_topic
from deals.reading.plain import plain
from deals.reading.reply import Reply, read_reply

TOPICS = (
    *("commission", "payment", "shipping", "product"),
    *("brief", "deadline", "halal_bpom", "brand"),
)
SURE = 0.8
MOST, LONGEST = 3, 600  # questions, characters: more is for a person
_PARTS = re.compile(r"[^?\n,;]+\?*")
_ASKS = re.compile(
    r"\b(?:apa\w*|berapa\w*|brp|kapan|gimana|gmn|bagaimana|siapa|(?:di)?mana|kenapa|boleh|bisa|ada"
    r"|kan|what|how|when|where|who|which|is|are|do|does|can|could|will|would)\b|\?",
    re.IGNORECASE,
)
# Words that ask nothing by themselves: `boleh tau ga kak?`
_POLITE = re.compile(
    r"(?:\W|\b(?:halo|hai|permisi|kak\w*|min|mimin|admin|ya|yah|dong|deh|sih|nih|nya|aku|saya|mau"
    r"|boleh|bisa|tau|tahu|tanya|nanya|dijelas\w+|infonya|info|ga|gak|nggak|hello|hi|can|could|may"
    r"|i|you|tell|me|ask|know|a|question|please)\b)*"
)


@dataclass(frozen=True)
class Question:
    """`on`: the day it was asked; `detail`: it asks for more than terms say, such as how, when, or
    who pays."""

    topic: str
    text: str
    on: date
    detail: bool = False


def questions_in(
    text: str, reply: Reply, today: date, awaited: bool = False
) -> tuple[Question, ...]:
    """All that a message asks, each topic once. Empty when it is no question, when one of them is
    not clear, and when it is for a person anyway.

    `reply` is how the whole message was read; `today` the day in the partner's zone; `awaited`: we
    have just asked what they would like to know.
    """
    if len(text) > LONGEST or not _is_question(reply, awaited) or is_for_a_person(text):
        return ()
    parts = [part.strip() for part in _PARTS.findall(text) if _asks(part)]
    if len(parts) > MOST:
        return ()
    topics = [_topic(read_reply(part, today), part) for part in parts]
    if len(parts) < 2:
        parts, topics = [text], [_topic(reply, text)]
    if None in topics:
        return ()
    said: dict[str, list[str]] = {}
    for topic, part in zip(topics, parts, strict=True):
        said.setdefault(topic or "", []).append(part)
    return tuple(_question(topic, " ".join(about), today) for topic, about in said.items())


def topic_guess(text: str, today: date) -> str | None:
    """What the words most likely ask about; for a person, who sees it."""
    if asks_about_the_brand(text):
        return "brand"
    topic = read_reply(text, today).question_topic
    return topic if topic in TOPICS else clear_topic(text)


def _question(topic: str, said: str, today: date) -> Question:
    return Question(topic, said, today, goes_beyond_the_terms(topic, said))


def _is_question(reply: Reply, awaited: bool) -> bool:
    sure = _sure(reply, "intent")
    if awaited and not (reply.names_terms or reply.day):
        return reply.intent in ("ask", "other") or not sure
    return reply.intent == "ask" and sure


def _asks(part: str) -> bool:
    return bool(_ASKS.search(part)) and not _POLITE.fullmatch(plain(part))


def _topic(reply: Reply, text: str) -> str | None:
    """The reader's topic where it is sure, else what clear words say. The reader has no topic for
    the brand."""
    if asks_about_the_brand(text):
        return "brand"
    if not _sure(reply, "question_topic"):
        return clear_topic(text)
    return reply.question_topic if reply.question_topic in TOPICS else None


def _sure(reply: Reply, field: str) -> bool:
    return reply.sure.get(field, 0) >= SURE
