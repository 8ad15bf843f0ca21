"""Samples of what partners hear while they hand in what they posted; all invented."""

from datetime import date

from deals.progress import Progress
from deals.says import Words
from deals.says.invented import DEAL, LIVE, POST_BY, REELS, VIDEO
from deals.says.proving import to_partner
from deals.terms import Content

_REFUSALS = (
    to_partner.Refusal("profile", "https://www.instagram.com/rani.kusuma"),
    to_partner.Refusal("handle_mismatch", "https://www.tiktok.com/@orang.lain", "orang.lain"),
)
_DUE = (Content("video", "tiktok", 1), Content("live", "tiktok", 1, "picture"))
_PROGRESS = (Progress("video", "tiktok", 2, 3), Progress("live", "tiktok", 0, 1))
_SAMPLES: tuple[Words, ...] = (
    to_partner.AskProof(),
    to_partner.AskScreenshot(),
    to_partner.FileNotTaken("too_big"),
    to_partner.ProofTaken(2, (LIVE,), POST_BY),
    to_partner.ProofTaken(1, (), POST_BY, held=True),
    to_partner.ProofRefused(_REFUSALS),
    to_partner.ProofAccepted(VIDEO, (LIVE,), 1, POST_BY),
    to_partner.ProofSentBack(VIDEO, "akun @herbana.id belum ditandai", POST_BY),
    to_partner.AllDone(*DEAL),
    to_partner.Excused(Content("story", "instagram"), (REELS,)),
    to_partner.LinksWanted(_DUE, date(2026, 9, 24)),
    to_partner.NothingToHandIn(2),
    to_partner.LinksEnded(_PROGRESS, _DUE, date(2026, 9, 24)),
    to_partner.ScreenDoubted(("small", "older")),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
