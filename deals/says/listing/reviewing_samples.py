"""Samples of what leads read of who waits for their double check; all invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.listing.known import Known, PastLine, RateLine
from deals.says.listing.reviewing import (
    DecidedBefore,
    ReviewCard,
    Reviewed,
    ReviewedLine,
    ReviewLine,
    ReviewPage,
)

_PAST = PastLine(7, "Herbana Agustus", "done", 2)
_KNOWN = Known(
    ("dancer", "sporty"), 3.5,
    (RateLine("reel", 500_000), RateLine("story", 150_000)),
    ("Sido Segar", "Jamu Kita"), "named", "Tolak Linu", "wanita 18-24, Jabodetabek",
    "Herbana Kunyit", "ramah, cepat membalas", (_PAST,), "done",
)  # fmt: skip
_REASONS = ("26/30 niche: cocok dengan 2 dari 5 kriteria (dancer, sporty)", "10/20 ER: belum ada")
_SAMPLES: tuple[Words, ...] = (
    ReviewCard(
        *ABOUT,
        17,
        "https://www.instagram.com/rani.kusuma",
        "micro",
        "85.3K",
        "listed",
        750_000,
        71,
        _REASONS,
        _KNOWN,
        "yes",
        "bagus, cocok",
        1,
    ),
    DecidedBefore(*ABOUT, 2_000_000, 0),
    ReviewPage(
        "Herbana September",
        (ReviewLine(1, *ABOUT[:2], "rani.kusuma", "micro", "85.3K", 71, 2, "no_barter"),),
        17,
        ("Rani Kusuma",),
    ),
    Reviewed((ReviewedLine("Rani Kusuma", "approved_fee", "Rp500.000"),), 16),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
