"""Words that name a day and say nothing beside it."""

import re

from deals.reading.days.day_words import DATE, MONTHS, WEEKDAYS, YESTERDAY
from deals.reading.plain import plain
from deals.reading.word_sets import word_set

LONGEST = 60  # characters
_BESIDE = word_set(
    "kak kakak ka min ya yaa iya aja saja deh dong nih minta mohon sampai sampe smp hingga sd"
    " eh mundur ke jadi kalau kalo maaf mungkin paling lambat gimana bisa boleh hari ini tahun oke"
    " ok insyaallah diundur undur perpanjang the of on by until till to may can i please how about"
    " what maybe st nd rd th yang lalu last"
)
_KNOWN = _BESIDE | DATE | YESTERDAY | set(MONTHS) | set(WEEKDAYS)


def is_merely_a_day(text: str) -> bool:
    """`tgl 20 november kak`, and not `udah tayang tgl 20`."""
    words = re.findall(r"[^\W\d_]+", plain(text))
    return len(text) <= LONGEST and all(word in _KNOWN for word in words)
