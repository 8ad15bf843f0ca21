"""How somebody keeps their word, in a line: the figure, its parts, and what it rests on."""

from deals.conduct.reliability import Part, Reliability
from handlers.words.wording import tables, word


def reliability(told: Reliability, language: str) -> str:
    """`Keandalan 82/100 dari 3 kerja sama: setor 8 dari 9, ...`; "" where nothing is known."""
    if told.figure is None:
        return ""
    words = tables(language)["conduct"]
    parts = ", ".join(_part(part, words[part.name]) for part in told.parts)
    one, several = words["reliability"]
    head = one if told.deals == 1 else several
    return str(head.format(figure=told.figure, deals=told.deals)) + f": {parts}"


def finding(kind: str, language: str) -> str:
    """`🚩 Terbukti: postingan yang sama di dua akun`."""
    return word("conduct", "confirmed", language).format(what=word("findings", kind, language))


def _part(part: Part, words: str) -> str:
    return words.format(kept=part.kept, of=part.of)
