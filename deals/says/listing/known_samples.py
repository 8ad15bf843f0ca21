"""Samples of what staff read of somebody; all invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.listing import known

_PAST = known.PastLine(7, "Herbana Agustus", "done", 2)
_KNOWN = known.Known(
    ("dancer", "sporty"), 3.5,
    (known.RateLine("reel", 500_000), known.RateLine("story", 150_000)),
    ("Sido Segar", "Jamu Kita"), "named", "Tolak Linu", "wanita 18-24, Jabodetabek",
    "Herbana Kunyit", "ramah, cepat membalas", (_PAST,), "done",
)  # fmt: skip
_REASONS = ("26/30 niche: cocok dengan 2 dari 5 kriteria (dancer, sporty)", "10/20 ER: belum ada")
_SAMPLES: tuple[Words, ...] = (
    known.AddAsked("add_niches", ("Rani Kusuma", "45K")),
    known.Added(*ABOUT, "rani.kusuma", "micro", "85.3K", True, 71, _REASONS, 1),
    known.KolCard(
        12,
        "Rani Kusuma",
        "https://www.instagram.com/rani.kusuma",
        ("tiktok @rani",),
        "micro",
        "85.3K",
        _KNOWN,
        1,
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
