"""The templates of each language: ours, and those that staff wrote, with our filters alone."""

from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import (
    BaseLoader,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    Template,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from deals.says import Words
from handlers.words import harmless, wording
from handlers.words.phrases import Phrases
from handlers.words.tones import FORMAL, formal

SUFFIX = ".txt.j2"


def filled(template: Template, words: Words) -> str:
    """One template with one message's values, cleaned going in and cut to size coming out."""
    values = {name: harmless.value(raw, name) for name, raw in words.values().items()}
    return harmless.fit(harmless.tidy(template.render(values)))


@cache
def shipped(language: str, name: str, tone: str) -> Template:
    """Ours of that name."""
    return environment(language, tone).get_template(name + SUFFIX)


@lru_cache(maxsize=256)
def edited(language: str, source: str) -> Template:
    """One that staff wrote."""
    return environment(language).from_string(source)


def version(name: str, language: str, override: str | None) -> str:
    """Which wording that is: its name, its language, and the beginning of its hash."""
    env = environment(language)
    assert env.loader
    source = override or env.loader.get_source(env, name + SUFFIX)[0]
    return f"{name}:{language}:{sha256(source.encode()).hexdigest()[:8]}"


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


def _shown(value: Any, phrases: Phrases) -> Any:
    """What a bare `{{ value }}` prints; raises TypeError for what is no word: a list, a method."""
    if value is None or isinstance(value, date):
        return phrases.day(value)
    if not isinstance(value, str | int | float | Undefined):
        raise TypeError(f"{type(value).__name__} is not a word")
    return value
