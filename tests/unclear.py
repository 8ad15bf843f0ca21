"""Words of which the first reader is unsure, whatever examples it has learned from since."""

from datetime import date

from deals.reading.reply import read_reply
from deals.reading.second import Second, unsure, weighed

TODAY = date(2026, 9, 2)
LATER_OR_ELSE = (
    "sebentar kak, itu apa ya",
    "hehe nanti ya, eh apa kak",
    "aku mikir dulu, btw ini brand apa",
    "hmm aku cek dulu ya, ini soal apa",
    "kak, ini nanti gimana",
    "bentar, ini siapa ya",
)
PERHAPS_YES = (
    "yaudah sih terserah kakak aja",
    "iya sih tapi gatau juga",
    "hmm ya boleh sih kayaknya",
    "ya gitu deh, atur aja",
    "boleh lah kalo gitu mah",
    "wkwk yaudah deh coba aja",
)


def later_or_else() -> str:
    """Words that a second reader may settle as an answer that comes later."""
    return next(text for text in LATER_OR_ELSE if _settled_as_later(text))


def perhaps_yes() -> tuple[str, ...]:
    found = tuple(text for text in PERHAPS_YES if _may_be_yes(text))
    assert found
    return found


def _settled_as_later(text: str) -> bool:
    first = read_reply(text, TODAY)
    return unsure(first) and not unsure(weighed(first, Second("later")))


def _may_be_yes(text: str) -> bool:
    first = read_reply(text, TODAY)
    return unsure(first) and "accept" in [intent for intent, _ in first.guesses[:2]]
