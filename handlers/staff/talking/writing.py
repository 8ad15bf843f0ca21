"""/say and /note: one line to a partner through the bot, and one line about a talk elsewhere."""

from deals import recorded
from deals.deal import Deal
from deals.decision import Refused
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from handlers.staff.talking import answering

LONGEST_NOTE = 500


def say(acting: Acting, rest: str) -> None:
    """/say 12 Halo Kak: exactly these words. Without them we ask for them."""
    deal, words = _read(acting, rest)
    if words:
        answering.pass_on(acting, {"deal": deal.id}, words)
    else:
        answering.ask_words(acting, str(deal.id))


def note(acting: Acting, rest: str) -> None:
    """/note 12 telepon, setuju 2 reel kalau fee 1jt: it stands in the history, nothing is said."""
    deal, line = _read(acting, rest)
    if not line:
        raise Refused("words_needed")
    if len(line) > LONGEST_NOTE:
        raise Refused("note_too_long")
    after = acting.decide(deal, recorded.talked(deal, line, acting.turn.now))
    settling.acted(acting, after, "noted")


def _read(acting: Acting, rest: str) -> tuple[Deal, str]:
    """The deal, and the line as it was written, with its line breaks."""
    parts = rest.strip().split(maxsplit=1)
    acting.must_name_deal(rest, "halo kak")
    return acting.deal(parts[0].lstrip("#")), (parts[1:] or [""])[0].strip()
