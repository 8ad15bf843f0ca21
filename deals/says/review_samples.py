"""One sample of what staff read about who is listed; everybody is invented."""

from deals.says import Words, review

_PAST = review.PastLine(7, "Herbana Agustus", "done", 2)
_KNOWN = review.Known(
    ("dancer", "sporty"), 3.5,
    (review.RateLine("reel", 500_000), review.RateLine("story", 150_000)),
    ("Sido Segar", "Jamu Kita"), "named", "Tolak Linu", "wanita 18-24, Jabodetabek",
    "Herbana Kunyit", "ramah, cepat membalas", (_PAST,), "done",
)  # fmt: skip
_REASONS = ("26/30 niche: cocok dengan 2 dari 5 kriteria (dancer, sporty)", "10/20 ER: belum ada")
_SIDE = review.TwinSide(
    "Rani Kusuma", "instagram @rani.kusuma", "https://www.instagram.com/rani.kusuma", "micro",
    "85.3K", "+628120000123", True, False, (_PAST,),
)  # fmt: skip
_OTHER = review.TwinSide("Rani K", "tiktok @rani.kusuma", "", "", "", "", False, True, ())
_ABOUT = (12, "Rani Kusuma", "Herbana September")
_SAMPLES: tuple[Words, ...] = (
    review.AddAsked("add_niches", ("Rani Kusuma", "45K")),
    review.Added(*_ABOUT, "rani.kusuma", "micro", "85.3K", True, 71, _REASONS, 1),
    review.KolCard(
        12, "Rani Kusuma", "https://www.instagram.com/rani.kusuma", ("tiktok @rani",), "micro",
        "85.3K", _KNOWN, 1,
    ),
    review.ReviewCard(
        *_ABOUT, 17, "https://www.instagram.com/rani.kusuma", "micro", "85.3K", "listed", 750_000,
        71, _REASONS, _KNOWN, "yes", "bagus, cocok", 1,
    ),
    review.DecidedBefore(*_ABOUT, 2_000_000, 0),
    review.ReviewPage(
        "Herbana September",
        (review.ReviewLine(1, *_ABOUT[:2], "rani.kusuma", "micro", "85.3K", 71, 2, "no_barter"),),
        17, ("Rani Kusuma",),
    ),
    review.Reviewed((review.ReviewedLine("Rani Kusuma", "approved_fee", "Rp500.000"),), 16),
    review.ReplacementNeeded("Herbana September", 17, 20, 3),
    review.TwinPair(_SIDE, _OTHER, "handle", 4),
    review.MergeSure(_SIDE, _OTHER, 2, (_PAST,)),
    review.Merged("Rani Kusuma", "tiktok @rani.kusuma", 2, 1),
    review.ClientAnswers(
        "Herbana September", 12, 3, 2, 1,
        (review.ClientRow(7, "Budi Santoso", "nomor ini bukan dari campaign ini"),), 2, 3, 20,
    ),
)  # fmt: skip
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
