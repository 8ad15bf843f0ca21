"""Samples of what staff read of a client's sheet; all invented."""

from deals.says import Words
from deals.says.listing import clients

_SAMPLES: tuple[Words, ...] = (
    clients.ClientAnswers(
        "Herbana September",
        12,
        3,
        2,
        1,
        (clients.ClientRow(7, "Budi Santoso", "nomor ini bukan dari campaign ini"),),
        2,
        3,
        20,
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
