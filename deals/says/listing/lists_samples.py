"""Samples of what staff read of many deals; all invented."""

from deals.says import Words
from deals.says.listing.lists import DealList, ListLine
from deals.says.office.campaigns import StageCount

_SAMPLES: tuple[Words, ...] = (
    DealList(
        (
            ListLine(
                12,
                "Rani Kusuma",
                "rani.kusuma",
                "micro",
                "85.3K",
                "listed",
                "Herbana September",
                "yes",
            ),
        ),
        ("micro", "masuk daftar"),
        1,
        3,
        20,
        (StageCount("listed", 12),),
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
