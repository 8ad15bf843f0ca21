"""One realistic sample of the record of an agreement; all of it is invented."""

from datetime import date

from deals.says import Words
from deals.says.conduct import to_staff
from deals.says.deadlines.to_staff import ExtensionLine, MoreTimeTold
from deals.says.invented import LIVE, REELS
from deals.terms import Content, PostBy, Terms

_UNTIL = date(2026, 9, 28)
_TERMS = Terms(contents=(REELS, LIVE), post_by=PostBy(on=date(2026, 9, 24)), fee_idr=500_000)
_SAMPLES: tuple[Words, ...] = (
    to_staff.BreachRecord(
        deal=12,
        partner="Rani Kusuma",
        campaign="Herbana September",
        agreed_on=date(2026, 9, 2),
        version=2,
        terms=_TERMS,
        post_by=date(2026, 9, 24),
        now_by=_UNTIL,
        handed_in=(Content("reel", "instagram"),),
        missing=(Content("reel", "instagram"), LIVE),
        reminded=(date(2026, 9, 21), date(2026, 9, 23)),
        promises=(to_staff.PromiseLine(date(2026, 9, 22), date(2026, 9, 23), False),),
        troubles=(to_staff.TroubleLine(date(2026, 9, 23), "held_up"),),
        answered_on=date(2026, 9, 23),
        more_time=MoreTimeTold("", "", (ExtensionLine(4, _UNTIL, "granted", "ill", ""),)),
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
