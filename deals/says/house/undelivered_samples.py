"""Samples of what staff hear of words that did not arrive; all invented."""

from deals.says import Words
from deals.says.house import undelivered
from deals.says.invented import ABOUT

_SAMPLES: tuple[Words, ...] = (
    undelivered.NoticeUnheard(*ABOUT, "Paketnya sudah dikirim, Kak."),
    undelivered.NoticeBlocked(*ABOUT, "blocked"),
    undelivered.NoticeUnknown(*ABOUT, "Halo Kak Rani Kusuma, ini tawaran terbaru kami."),
    undelivered.NoticeFailed(12, "Rani Kusuma", "bad_request", "Halo Kak Rani Kusuma"),
    undelivered.NoticeStuck(4711, "KeyError: 'message'"),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
