"""The first start after a restore: leads hear what is held, and what may be missing."""

from deals.hours import HERE
from deals.says.house.guards import NoticeRestored
from handlers.sending import tell_leads
from handlers.turn import Turn
from storage.keeping import restored


def tell(turn: Turn) -> None:
    word = restored.take_word(turn.session)
    if word is None:
        return
    since, at, go_on = (
        moment.astimezone(HERE) if moment else None for moment in (word.since, word.at, word.go_on)
    )
    assert at
    tell_leads(turn, NoticeRestored(since, at, word.held, word.dropped, word.put_off, go_on))
