"""One sample of every word about facts; everybody is invented."""

from datetime import date

from deals.says import Words
from deals.says.questions import to_staff

_PAID = "Transfer paling lambat 7 hari setelah semua konten tayang."
_LINE = to_staff.FactLine("payment", "id", _PAID, "on", "Lina", date(2026, 9, 1))
_NEW = to_staff.FactLine("payment", "en", "By bank transfer.", "proposed", "Ayu", date(2026, 9, 2))
_WHERE = ("payment", "Herbana", "Herbana September")
_SAMPLES: tuple[Words, ...] = (
    to_staff.FactList("Herbana", "Herbana September", (_LINE, _NEW), ("brief", "halal_bpom")),
    to_staff.FactCard(*_WHERE, (_LINE, _NEW)),
    to_staff.AskFact(*_WHERE, "id"),
    to_staff.FactProposed(*_WHERE),
    to_staff.NoticeFact(*_WHERE, "id", _PAID, "Ayu"),
    to_staff.KeepFact(7, *_WHERE, "id", _PAID, "names"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
