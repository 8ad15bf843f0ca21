"""A fit's reasons as lines: how many points of how many, and why."""

from deals.fit import Fact, Fit, Reason
from handlers.words.harmless import one_line
from handlers.words.phrases import Phrases
from handlers.words.wording import word


def lines(found: Fit, language: str) -> tuple[str, ...]:
    return tuple(_line(reason, language) for reason in found.reasons)


def _line(reason: Reason, language: str) -> str:
    part = word("fit_parts", reason.part, language)
    facts = {name: _told(name, fact, language) for name, fact in reason.facts}
    if reason.why == "niches_met":
        met = len(dict(reason.facts)["met"])  # type: ignore[arg-type]
        facts["of"] = word("fit_of", "of", language).format(met=met, all=facts["of"])
    why = word("fit_reasons", reason.why, language).format(**facts)
    return f"{reason.points}/{reason.of} {part}: {why}"


def _told(name: str, fact: Fact, language: str) -> str:
    phrases = Phrases(language)
    if isinstance(fact, tuple):
        return phrases.listed(phrases.words(fact, "niches"))
    if name.endswith("_idr"):
        return phrases.idr(int(fact))
    if isinstance(fact, float):
        return phrases.pct(fact)
    return one_line(str(fact), 60)
