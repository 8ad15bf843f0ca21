"""One sample of every word about facts; everybody is invented."""

from datetime import date

from deals.says import Words, facts

_PAID = "Transfer paling lambat 7 hari setelah semua konten tayang."
_LINE = facts.FactLine("payment", "id", _PAID, "on", "Lina", date(2026, 9, 1))
_NEW = facts.FactLine("payment", "en", "By bank transfer.", "proposed", "Ayu", date(2026, 9, 2))
_WHERE = ("payment", "Herbana", "Herbana September")
_ALL: tuple[Words, ...] = (
    facts.FactList("Herbana", "Herbana September", (_LINE, _NEW), ("brief", "halal_bpom")),
    facts.FactCard(*_WHERE, (_LINE, _NEW)),
    facts.AskFact(*_WHERE, "id"),
    facts.FactProposed(*_WHERE),
    facts.NoticeFact(*_WHERE, "id", _PAID, "Ayu"),
    facts.KeepFact(7, *_WHERE, "id", _PAID, "names"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _ALL}
