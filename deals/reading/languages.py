"""Which of our two languages a text is clearly written in, by the small words that carry it."""

import re

from deals.reading.learning.words import word_set
from deals.reading.plain import plain

# Without words that both know, or that people mix in: ok, deal, thanks, no (nomor), in, an, to.
_SMALL_WORDS = {
    "en": word_set(
        "the is are was were you your what how when where which why who can could would should"
        " will please my we our they this that these those for and but with have has had it's i'm"
        " don't i'd i'll you're not if about like need want know there let any just from be it"
    ),
    "id": word_set(
        "yang yg aku saya sy gue gw kak kakak min bisa bs gak ga gk nggak ngga tidak tdk udah sudah"
        " udh belum blm ini itu dan untuk utk buat dari dengan sama mau kalau kalo berapa kapan apa"
        " gimana bagaimana nanti dulu aja saja dong sih kok nih deh jadi juga lagi ada karena"
        " soalnya makasih terima kasih mohon maaf boleh siap banget tapi atau bapak ibu ya iya"
    ),
}
_NAMED = {"indonesia": "id", "indonesian": "id", "indo": "id", "inggris": "en", "english": "en"}
_BESIDE = word_set(
    "pakai pake pk gunakan bahasa bhs basa dalam dlm aja saja ya yaa kak kakak ka min dong deh bisa"
    " boleh tolong mohon plis please pls in can could we you i prefer speak write use switch to"
    " ganti chat chatnya balas jawab lebih nyaman saya aku mau ngobrol maaf sorry the let us ok oke"
    " only just talk kita"
)
WISH = 12  # words
CLEAR, MANY = 2, 7  # small words of one language
_SHARE = 4  # for each small word of the other language there are so many of this one
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
LONGEST = 2000


def language_wished(text: str) -> str | None:
    """`pakai bahasa indonesia aja ya kak`, `in english please`, and nothing beside it."""
    words = re.findall(r"[^\W\d_]+", plain(text))
    named = {_NAMED[word] for word in words if word in _NAMED}
    mere = all(word in _NAMED or word in _BESIDE for word in words)
    return named.pop() if mere and len(named) == 1 and len(words) <= WISH else None


def language_of(text: str) -> tuple[str, bool] | None:
    """The language, and whether it is a long text that leaves no doubt; None when unclear."""
    words = _WORD.findall(text[:LONGEST].lower().replace("’", "'"))
    counts = {name: sum(word in known for word in words) for name, known in _SMALL_WORDS.items()}
    language, most = max(counts.items(), key=lambda one: one[1])
    if most < CLEAR or most < _SHARE * min(counts.values()):
        return None
    return language, most >= MANY
