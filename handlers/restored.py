"""The first start after a restore: leads hear what is held, and what may be missing."""

from zoneinfo import ZoneInfo

from deals.says.house import NoticeRestored
from handlers.morning import ZONE
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage import restored


def tell(turn: Turn) -> None:
    word = restored.take_word(turn.session)
    if word is None:
        return
    zone = ZoneInfo(ZONE)
    since = word.since.astimezone(zone) if word.since else None
    tell_leads(turn, NoticeRestored(since, word.at.astimezone(zone), word.held, word.dropped))
