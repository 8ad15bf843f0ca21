"""One realistic sample of what is said to many; everybody in it is invented."""

from deals.says import Words
from deals.says.announcing import to_partner

_TEXT = "Mulai Oktober komisi Herbana naik jadi 12% untuk semua produk."
_LINES = (_TEXT, "Kalau mau ikut, balas OKE ya.")
_SAMPLES: tuple[Words, ...] = (to_partner.Announced("Rani Kusuma", "Herbana", _LINES),)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
