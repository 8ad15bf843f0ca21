"""Samples of what staff read of a sheet of partners that was read; all invented."""

from deals.says import Words
from deals.says.listing import importing

_SAMPLES: tuple[Words, ...] = (
    importing.Imported(
        "Herbana September",
        18,
        17,
        1,
        2,
        1,
        (importing.RowTold(7, "Budi Santoso", ("jumlah pengikut tidak terbaca",)),),
        3,
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
