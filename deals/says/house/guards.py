"""What leads hear about the house itself: what it watches over, and what it did for safety."""

from datetime import datetime

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class NoticeGap(Words):
    """The bot was away for longer than the platform keeps messages (times in the team's zone)."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class NoticeRestored(Words):
    """An older copy of the database is at work again. `since`: when it was made, if known.

    `held` words have to be asked about; `dropped` ones were of the moment, and are over. The
    `put_off` reminders go out from `go_on`, if staff record nothing else before.
    """

    since: datetime | None
    until: datetime
    held: int
    dropped: int
    put_off: int
    go_on: datetime | None


@dataclass(frozen=True)
class NoticeClock(Words):
    """This machine's clock and the platform's are apart, so partners are not written to."""

    machine: datetime
    platform: datetime


@dataclass(frozen=True)
class NoticeDisk(Words):
    """The disk is nearly full; `free_mb` are left with the reserve that was given up."""

    free_mb: int


@dataclass(frozen=True)
class NoticeWal(Words):
    """The database's journal grows, since somebody has been reading for very long."""

    size_mb: int


@dataclass(frozen=True)
class NoticeBackup(Words):
    """There is no daily backup. `fault`: no `room` for it, the database is `damaged`, or it
    `failed`; `last`: when one was made before (in the team's zone)."""

    fault: str
    last: datetime | None


@dataclass(frozen=True)
class NoticeToken(Words):
    """The platform refused the bot's token, so nothing could be said or heard from then on."""

    since: datetime


@dataclass(frozen=True)
class NoticeOutbox(Words):
    """Letters are due, nothing holds them, and none has left since then."""

    since: datetime


@dataclass(frozen=True)
class NoticeGuesses(Words):
    """So many start links were tried within an hour that are no links of ours."""

    count: int


@dataclass(frozen=True)
class NoticeOver(Words):
    """One of the troubles above is over: `clock`, `disk`, `wal`, `backup` or `outbox`."""

    trouble: str
