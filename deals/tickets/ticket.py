"""A problem of a partner: what kind, where it stands, and since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

KINDS = ("account_banned", "not_shown", "no_sample", "parcel", "payment", "other")
OPEN, WAITING, SOLVED = "open", "waiting", "solved"
PARTNER, PLATFORM = "partner", "platform"
ASKED = "ticket"  # what `asked` says once we asked whether it is solved
ASKED_WORDS = "ticket_words"  # and once we asked what the problem is
COMES_BACK = timedelta(days=14)  # so long the same problem is the same ticket, though solved


@dataclass(frozen=True)
class Ticket:
    """One problem in a deal. Times are aware UTC.

    `state`: open (we owe help), waiting (on them, or on the platform) or solved, `since` then;
    `about`: the newest words of theirs on it, as buttons name them; `waits_on`: partner or
    platform, of a waiting one; `asked_at`: when we asked whether it is solved by now;
    `paused_since`: since when the last day to post stands still for it; `passed_on_at`:
    when a person of ours had it first, and `answered_at` when one answered first;
    `moves`: how often the last day moved for it.
    """

    number: int
    kind: str
    state: str
    opened_at: datetime
    since: datetime
    about: str = ""
    waits_on: str = ""
    asked_at: datetime | None = None
    paused_since: datetime | None = None
    passed_on_at: datetime | None = None
    answered_at: datetime | None = None
    moves: int = 0

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    @property
    def unsolved(self) -> bool:
        return self.state != SOLVED

    def may_come_back(self, now: datetime) -> bool:
        """Whether the same problem, told now, is this one."""
        return self.unsolved or now - self.since <= COMES_BACK


@dataclass(frozen=True)
class Telling:
    """How they told a problem: in words (`text`), which buttons name by `about`, after `talk`; or
    by a button, without. `for_a_person`: they say more than that something is wrong."""

    text: str = ""
    about: str = ""
    talk: tuple[str, ...] = ()
    for_a_person: bool = False


PRESSED = Telling()


def help_topic(kind: str) -> str:
    """Under which topic the brand's own first help for such a problem is kept."""
    return f"help_{kind}"


HELP_TOPICS = tuple(help_topic(kind) for kind in KINDS)
