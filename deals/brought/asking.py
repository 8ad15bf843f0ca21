"""How far we have come in asking a partner what their posts brought."""

from dataclasses import dataclass
from datetime import datetime, timedelta

AGAIN_AFTER_DAYS = 3
OPEN_FOR = timedelta(days=30)  # later figures are for a person
OPEN = ("asked", "reminded", "checking")  # they have the word


@dataclass(frozen=True)
class Asking:
    """How far it has come, since then.

    `state`: waits until we ask; asked, and once more (reminded), or by_hand; checking (something
    is hard to believe, and was asked back); picture (a person of ours has to read it); told; none
    (they have no figures).
    """

    state: str
    since: datetime

    def is_open(self, now: datetime) -> bool:
        """Figures that they send now are of these posts."""
        return self.state == "waits" or now - self.since <= OPEN_FOR
