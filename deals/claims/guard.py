"""The guard itself: a text -> the passages that break a rule, by patterns from a file."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from deals.claims.claim import Claim
from deals.reading.plain import plain

RULES = Path(__file__).with_name("rules.toml")
LONGEST = 4000  # characters that are read
PASSAGE = 160  # characters of a passage that are shown
MOST = 10  # claims of one text
_SENTENCE = re.compile(r"(?:[^.!?\n;]|\.(?=[\w]))+[.!?;]*|\n")
_DOTTED = re.compile(r"\b(dr|no|nomor)\.\s+", re.IGNORECASE)
_NEAR = 4  # words between a negation and what it takes back
_REACH = 80  # characters in which they stand


@dataclass(frozen=True)
class _Rule:
    name: str
    source: str
    words: re.Pattern[str]
    beside: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    negated: bool


@dataclass(frozen=True)
class _Rules:
    rules: tuple[_Rule, ...]
    excused: re.Pattern[str]
    negation: re.Pattern[str]
    leads_in: re.Pattern[str]


def claims_in(text: str) -> tuple[Claim, ...]:
    """Every passage with the first rule that it breaks, in the order of the text; each once."""
    known = _rules()
    found: dict[str, Claim] = {}
    for sentence in _sentences(text):
        said = plain(sentence)
        if _is_excused(said, known):
            continue
        for rule in known.rules:
            if _breaks(said, rule, known):
                passage = " ".join(sentence.split())[:PASSAGE]
                found.setdefault(passage, Claim(passage, rule.name, rule.source))
    return tuple(found.values())[:MOST]


def sources() -> dict[str, str]:
    """The regulations that the rules come from, by their key."""
    return {key: str(name) for key, name in _file()["sources"].items()}


def _sentences(text: str) -> list[str]:
    whole = _DOTTED.sub(r"\1.", text[:LONGEST])
    return [one for one in _SENTENCE.findall(whole) if one.strip()]


def _is_excused(said: str, known: _Rules) -> bool:
    """It warns of such words, or it asks and does not merely lead in to them."""
    asks = said.endswith("?") and not known.leads_in.search(said)
    return asks or bool(known.excused.search(said))


def _breaks(said: str, rule: _Rule, known: _Rules) -> bool:
    if rule.unless and rule.unless.search(said):
        return False
    if rule.beside and not rule.beside.search(said):
        return False
    return any(
        rule.negated or not known.negation.search(_before(said, found.start()))
        for found in rule.words.finditer(said)
    )


def _before(said: str, at: int) -> str:
    return said[max(0, at - _REACH) : at]


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(RULES.read_text("utf-8"))


@cache
def _rules() -> _Rules:
    table = _file()
    excused = table["excused"]
    negations, only = _ways(excused["negations"]), _ways(excused["only"])
    between = rf"(?:\s+(?!{only}\b)[^\s,]+){{0,{_NEAR}}}\s+"
    return _Rules(
        tuple(_rule(name, one, table["sources"]) for name, one in table["rules"].items()),
        _pattern(excused["anywhere"]),
        re.compile(rf"\b{negations}(?!\s+{only}\b){between}$"),
        _pattern(excused["leads_in"]),
    )


def _rule(name: str, table: dict[str, Any], named: dict[str, str]) -> _Rule:
    return _Rule(
        name,
        named[table["source"]],
        _pattern(table["words"]),
        _pattern(table["beside"]) if "beside" in table else None,
        _pattern(table["unless"]) if "unless" in table else None,
        table.get("negated", False),
    )


def _pattern(ways: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_ways(ways)}(?!\w)")


def _ways(ways: list[str]) -> str:
    return "(?:" + "|".join(ways).replace("_?", r"\s*").replace("_", r"\s+") + ")"
