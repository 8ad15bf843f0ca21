"""Renders what is said: a message and its buttons in the reader's language, as plain text."""

import structlog

from deals.channel import Button, Outgoing, Rows
from deals.says import Words
from handlers.words import harmless
from handlers.words.wording import LANGUAGES, known, word

__all__ = ["LANGUAGES", "label", "outgoing", "render", "version", "word"]

log = structlog.get_logger(__name__)


def render(words: Words, language: str, override: str | None = None, tone: str = "") -> str:
    """The message as plain text, at most 4,096 UTF-16 units.

    `override` is a template that staff wrote. One that no longer fits its message (a field was
    renamed since it was saved) gives way to ours: the partner must not wait for a repair.
    `tone`: formal, for whoever writes so; what staff wrote stays as they wrote it.
    """
    from handlers.words import templates  # with jinja and all filters: no start needs it

    ours = known(language)
    if override is not None:
        try:
            return templates.filled(templates.edited(ours, override), words)
        except Exception as error:
            log.error(
                "an edited template fails",
                template=words.template(),
                language=language,
                error=type(error).__name__,
            )
    return templates.filled(templates.shipped(ours, words.template(), tone), words)


def outgoing(
    words: Words, rows: Rows, language: str, override: str | None = None, tone: str = ""
) -> Outgoing:
    """The message with its buttons, ready for a channel."""
    buttons = tuple(tuple(_button(button, language) for button in row) for row in rows)
    return Outgoing("text", render(words, language, override, tone), buttons)


def label(key: str, language: str) -> str:
    """What stands on a button; raises KeyError for a key that no words file has."""
    return word("buttons", key, language)


def version(words: Words, language: str, override: str | None = None) -> str:
    """Which wording a message has, so that it is known later what somebody was told."""
    from handlers.words import templates

    return templates.version(words.template(), known(language), override)


def _button(button: Button, language: str) -> dict[str, str]:
    text = button.label if button.plain else label(button.label, language)
    face = {"text": harmless.name(f"{button.place}. {text}" if button.place else text)}
    return face | ({"url": button.url} if button.url else {"data": button.action})
