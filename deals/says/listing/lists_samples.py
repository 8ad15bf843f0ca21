"""Samples of what staff read of many deals; all invented."""

from deals.says import Words
from deals.says.listing import lists

_SAMPLES: tuple[Words, ...] = (
    lists.DealList(
        (
            lists.ListLine(
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
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
