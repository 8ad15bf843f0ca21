"""What a message is judged by: its words made alike, their neighbours, and pieces of words."""

import re
import unicodedata
from functools import lru_cache
from itertools import combinations, pairwise, product

from deals.reading.learning.meanings import meanings
from deals.reading.learning.words import (
    ALIKE,
    CONCEPT,
    DAYS,
    NEGATION,
    NO_MATTER,
    SALUTATION,
    single_letters,
)
from deals.reading.plain import unspaced

HEAD, TAIL = 3000, 600  # characters; nobody writes more, and the end of a long text tells, too
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")
_THINGS = (  # the first that fits, in this order
    ("xplace", r"(?:https?://)?(?:maps\.app\.goo\.gl|goo\.gl/maps|maps\.google\.\w+)\S*"),
    ("xphone", r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com)/\S*"),
    (
        "xurl",
        r"(?:h(?:tt|xx)ps?://|www\.)\S+|\b[\w-]++(?:\.[\w-]++)*\.(?:com|co|id|net|ee|gl|tv)/\S*",
    ),
    ("xmail", r"\b[\w.+-]++@[\w-]+(?:\.[\w-]+)+"),
    ("xhandle", r"(?<!\w)@[a-z_][\w.]*"),
    ("xpct", r"\b\d+(?:[.,]\d+)?\s*(?:%|persen\b|percent\b)"),
    ("xphone", r"(?<![\w.])(?:\+?62|0)[\d\s.()-]{7,}\d"),
    ("xmoney", r"(?:\brp\.?|\bidr)\s*\d[\d.,]*(?:\s*(?:jt|juta|rb|ribu|k|m)\b)?"),
    ("xmoney", r"\b\d+(?:[.,]\d+)*\s*(?:jt|juta|jeti|mio|mil|rb|rbu|ribu|rebu|ewu|k)\b"),
    ("xmoney", r"\b\d{1,3}(?:\.\d{3})+\b"),
    ("xnum", r"\b\d+\b"),
)
_THING = re.compile("|".join(f"(?P<t{n}>{pattern})" for n, (_, pattern) in enumerate(_THINGS)))
_WORD = re.compile(
    r"[^\W\d_]+(?:['’][^\W\d_]+)*|[?{}<>=|;\[\]$]|[\U0001f000-\U0001ffff\u2600-\u27bf]"
)

REACH = 3  # words after a negation that it may turn round
FIRST = 4  # words, by which many an answer is known
ENDS = 2  # meanings, at the beginning and at the end
MANY = 30  # kinds of meanings in one message; with more, no pairs are made
ACROSS = 600  # characters in which pieces reach from word to word
COUNTED = ("?", "xhandle", "xmoney", "xnum", "xpct", "xphone", "xurl")
NAMED = frozenset(COUNTED[1:]) | {"xplace", "xmail"}
_PARTS = re.compile(r"[\n!.,;?]+")


def features(text: str) -> frozenset[str]:
    """The features of raw text; a text without any words has a few, too."""
    said = tokens(text)
    weighty = [token for token in said if token not in SALUTATION]
    found = {f"w {token}" for token in said}
    found.update(_neighbours(weighty))
    found.update(_turned_round(weighty))
    found.update(_concepts(weighty))
    found.update(_meant(weighty))
    found.update(_first_and_last_part(text))
    for token in set(weighty):
        found.update(_pieces(token))
    found.update(_pieces_across(weighty))
    found.update(f"n {token} {said.count(token)}" for token in COUNTED if said.count(token) > 1)
    if not DAYS.isdisjoint(said):
        found.add("day")
    found.add(f"length {min(len(weighty).bit_length(), 6)}")
    if text.strip().count("\n") > 1:
        found.add("lines")
    return frozenset(found)


@lru_cache(maxsize=16)  # many readers ask for the same text, and for its parts
def tokens(text: str) -> tuple[str, ...]:
    """Words in their plainest form, emoji, and a name for each link, number and the like."""
    if len(text) > HEAD + TAIL:
        text = text[:HEAD] + " " + text[-TAIL:]
    folded = unicodedata.normalize("NFKC", text).lower()
    shown = "".join(c for c in folded if unicodedata.category(c) not in ("Cf", "Mn"))
    named = _THING.sub(_name, unspaced(_SKIN.sub("", shown)))
    return tuple(_no_matters([_plainest(word) for word in _WORD.findall(named)]))


def _no_matters(words: list[str]) -> list[str]:
    """`gak masalah` says the opposite of a no: one word of its own."""
    said: list[str] = []
    for word in words:
        if word in NO_MATTER and said and said[-1] in ("tidak", "no"):
            said[-1] = "gapapa"
        elif not (word == "apa" and said and said[-1] == "gapapa"):
            said.append(word)
    return said


_ENDING = re.compile(r"(?<=\w{3})(?:nya|ny)$")


def _name(found: re.Match[str]) -> str:
    group = found.lastgroup or "t0"
    return f" {_THINGS[int(group[1:])][0]} "


def _plainest(word: str) -> str:
    if word in ALIKE:
        return ALIKE[word]
    single = single_letters(word)
    if single in ALIKE:
        return ALIKE[single]
    bare = _ENDING.sub("", single)
    return ALIKE.get(bare, bare)


def _neighbours(words: list[str]) -> set[str]:
    found = {f"b {one} {other}" for one, other in pairwise(["^", *words, "$"])}
    return found | {f"f {word}" for word in words[:FIRST]}


def _turned_round(words: list[str]) -> set[str]:
    """The words after a negation, since `tidak mau` and `mau` say the opposite."""
    turned: set[str] = set()
    for at, word in enumerate(words):
        if word in NEGATION:
            turned.update(f"not {after}" for after in words[at + 1 : at + 1 + REACH])
    return turned


def _concepts(words: list[str]) -> set[str]:
    """What kinds of words there are, and in which order, whichever tongue they are of."""
    kinds = ["not" if word in NEGATION else CONCEPT.get(word, "") for word in words]
    kinds = [kind for kind in kinds if kind]
    return {f"c {kind}" for kind in kinds} | {
        f"cc {one} {other}" for one, other in pairwise(["^", *kinds, "$"])
    }


def _meant(words: list[str]) -> set[str]:
    """The same of finer meanings, of which a word may have several; and which stand together."""
    each = [_meaning(word) for word in words]
    meant = [several for several in each if several]
    found = {f"m {one}" for several in meant for one in several}
    found.update(f"mm {one} {other}" for pair in pairwise(meant) for one, other in product(*pair))
    found.update(f"mf {one}" for several in meant[:ENDS] for one in several)
    found.update(f"ml {one}" for several in meant[-ENDS:] for one in several)
    for at, word in enumerate(words):
        if word in NEGATION:
            after = each[at + 1 : at + 1 + REACH]
            found.update(f"mn {one}" for several in after for one in several)
    kinds = sorted({one for several in meant for one in several})
    if len(kinds) < MANY:
        found.update(f"mp {one} {other}" for one, other in combinations(kinds, 2))
    found.update(_beside(each, words))
    return found


def _meaning(word: str) -> tuple[str, ...]:
    if word in NEGATION:
        return ("NOT",)
    return (word,) if word in NAMED else meanings(word)


def _beside(each: list[tuple[str, ...]], words: list[str]) -> set[str]:
    """Meanings with the very words before and after them."""
    found: set[str] = set()
    for at, several in enumerate(each):
        if at:
            found.update(f"{words[at - 1]} m {one}" for one in several)
        if at + 1 < len(words):
            found.update(f"m {one} {words[at + 1]}" for one in several)
    return found


def _first_and_last_part(text: str) -> set[str]:
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return set()
    first, last = tokens(parts[0]), tokens(parts[-1])
    return {f"a {word}" for word in first} | {f"e {word}" for word in last}


def _pieces(word: str) -> set[str]:
    """Three and four letters in a row, by which misspelt and unknown words are known."""
    if len(word) < 3 or not word.isalpha() or word.startswith("x"):
        return set()
    framed = f"^{word[:20]}$"
    return {framed[at : at + size] for size in (3, 4) for at in range(len(framed) - size + 1)}


def _pieces_across(words: list[str]) -> set[str]:
    """Five letters in a row that reach from one word into the next."""
    said = " ".join(words)[:ACROSS]
    five = (said[at : at + 5] for at in range(len(said) - 4))
    return {piece for piece in five if " " in piece[1:4]}
