"""Samples of what partners hear in a talk; all invented."""

from deals.says import Words
from deals.says.invented import AFFILIATE, BARTER, POST_BY, REELS
from deals.says.talking import to_partner
from deals.terms import Content

_LINES = (
    to_partner.StatusLine(
        "Herbana", "Herbana September", "delivering", BARTER, POST_BY,
        (Content("reel", "instagram"),), (Content("story", "instagram"),),
        (Content("reel", "instagram"),),
    ),
    to_partner.StatusLine(
        "Herbamojo", "Affiliate September", "talking", AFFILIATE, None, (), (), ()
    ),
)  # fmt: skip
_SAMPLES: tuple[Words, ...] = (
    to_partner.PassedOn("Herbana"),
    to_partner.PassedToTeam(),
    to_partner.LanguageKept(),
    to_partner.StillWithUs("Herbana"),
    to_partner.AskMeaning(),
    to_partner.WhereThingsStand("Rani Kusuma", "Herbana", "due", (REELS,), POST_BY),
    to_partner.ProblemHeard("Herbana"),
    to_partner.TooMuch(),
    to_partner.ThankYou(),
    to_partner.WelcomeBack("Rani Kusuma"),
    to_partner.Hello("Rani Kusuma"),
    to_partner.Stranger(),
    to_partner.LinkNotValid(),
    to_partner.OldButton(),
    to_partner.NotRead(),
    to_partner.WhichDeal(),
    to_partner.Corrected("Herbana", "Herbana September", "paid"),
    to_partner.Status("Rani Kusuma", _LINES),
    to_partner.PartnerHelp(),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
