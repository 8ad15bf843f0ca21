"""Whether words say that the pack is there."""

import re

from deals.reading.learning.features import tokens
from deals.reading.learning.words import CONCEPT, CONDITION, NEGATION
from deals.reading.word_sets import word_set

_HERE = re.compile(  # in words as `tokens` makes them alike
    r"\b(?:sampai|sampe|nyampe|nyampai|tiba|diterima|terima paket|(?:sudah|aku) terima(?! kasih)"
    r"|arived|received|got it)\b"
)
_SOMETHING_ELSE = word_set(
    "info infonya informasi kabar pesan chat email brief fee transfer uang duit resi link kode"
    " kontrak file dokumen"
)
_NOT_YET = word_set(
    "never havent hasnt didnt tak nihil kosong mau jumpa ketemu nanti besok lusa mana kapan kpn"
    " sekarang skrg ?"
)
_BAD = word_set("salah kurang hancur pecah retak lecet busuk basi penyok peyok remuk cacat bekas")
_BESIDE = NEGATION | CONDITION | _SOMETHING_ELSE | _NOT_YET | _BAD
LONGEST = 80  # characters; longer words say more than that


def says_arrived(text: str) -> bool:
    """True for `sudah sampai kak`; not for `belum sampai`, `sampai jumpa`, a question, a complaint
    or other news that came."""
    said = tokens(text)
    here = len(text) <= LONGEST and _HERE.search(" ".join(said)) is not None
    return here and not any(map(_turns_it_round, said))


def _turns_it_round(word: str) -> bool:
    return word in _BESIDE or word.endswith("n’t") or CONCEPT.get(word) in ("trouble", "ill")
