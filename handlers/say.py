"""Renders what is said: a message and its buttons in the reader's language, as plain text."""

from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

import structlog
from jinja2 import (
    BaseLoader,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    Template,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from deals.channel import Button, Outgoing, Rows
from deals.says import Words
from handlers.words import harmless, wording
from handlers.words.phrases import Phrases
from handlers.words.tones import FORMAL, formal
from handlers.words.wording import LANGUAGES, word

__all__ = ["LANGUAGES", "environment", "label", "outgoing", "render", "rendered", "version", "word"]

SUFFIX = ".txt.j2"
log = structlog.get_logger(__name__)


def render(words: Words, language: str, override: str | None = None, tone: str = "") -> str:
    """The message as plain text, at most 4,096 UTF-16 units.

    `override` is a template that staff wrote. One that no longer fits its message (a field was
    renamed since it was saved) gives way to ours: the partner must not wait for a repair.
    `tone`: formal, for whoever writes so; what staff wrote stays as they wrote it.
    """
    if override is not None:
        try:
            return rendered(_edited(wording.known(language), override), words)
        except Exception as error:
            log.error(
                "an edited template fails",
                template=words.template(),
                language=language,
                error=type(error).__name__,
            )
    return rendered(_shipped(wording.known(language), words.template(), tone), words)


def outgoing(
    words: Words, rows: Rows, language: str, override: str | None = None, tone: str = ""
) -> Outgoing:
    """The message with its buttons, ready for a channel."""
    buttons = tuple(tuple(_button(button, language) for button in row) for row in rows)
    return Outgoing("text", render(words, language, override, tone), buttons)


def label(key: str, language: str) -> str:
    """What stands on a button; raises KeyError for a key that no words file has."""
    return word("buttons", key, language)


def rendered(template: Template, words: Words) -> str:
    """One template with one message's values, cleaned going in and cut to size coming out."""
    values = {name: harmless.value(raw, name) for name, raw in words.values().items()}
    return harmless.fit(harmless.tidy(template.render(values)))


def version(words: Words, language: str, override: str | None = None) -> str:
    """Which wording a message has, so that it is known later what somebody was told."""
    name = words.template() + SUFFIX
    env = environment(wording.known(language))
    assert env.loader
    source = override or env.loader.get_source(env, name)[0]
    return f"{words.template()}:{language}:{sha256(source.encode()).hexdigest()[:8]}"


@cache
def environment(language: str, tone: str = "") -> ImmutableSandboxedEnvironment:
    """Where the templates of one language live: sandboxed, strict, with our filters alone."""
    phrases = Phrases(language, tone)
    env = ImmutableSandboxedEnvironment(
        loader=_loader(language, tone),
        undefined=StrictUndefined,
        finalize=lambda value: _shown(value, phrases),
        autoescape=False,  # plain text: there is no markup to escape
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals.clear()
    env.filters = phrases.filters()
    env.tests = {name: env.tests[name] for name in ("none", "defined")}
    return env


def _loader(language: str, tone: str) -> BaseLoader:
    """Our templates, and their parts, in that tone."""
    folder = wording.TEMPLATES / language
    if tone != FORMAL:
        return FileSystemLoader(folder)
    return FunctionLoader(lambda name: formal((folder / name).read_text("utf-8"), language))


@cache
def _shipped(language: str, name: str, tone: str) -> Template:
    return environment(language, tone).get_template(name + SUFFIX)


@lru_cache(maxsize=256)
def _edited(language: str, source: str) -> Template:
    return environment(language).from_string(source)


def _shown(value: Any, phrases: Phrases) -> Any:
    """What a bare `{{ value }}` prints; raises TypeError for what is no word: a list, a method."""
    if value is None or isinstance(value, date):
        return phrases.day(value)
    if not isinstance(value, str | int | float | Undefined):
        raise TypeError(f"{type(value).__name__} is not a word")
    return value


def _button(button: Button, language: str) -> dict[str, str]:
    text = button.label if button.plain else label(button.label, language)
    face = {"text": harmless.name(f"{button.place}. {text}" if button.place else text)}
    return face | ({"url": button.url} if button.url else {"data": button.action})
