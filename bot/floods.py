"""Floods: whether somebody sends more at once than anybody reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from deals.channel import Address, Incoming

ONE_MORE = timedelta(seconds=12)  # after so long another message is read: five a minute
REMEMBERED = 10_000  # accounts


@dataclass
class _Account:
    """`spare`: how many messages of theirs would be read at once, at that moment."""

    spare: float
    at: datetime
    newest: int = 0  # the last update that was counted, and whether it was too many
    flood: bool = False


class Floods:
    """Counts what each account has sent lately, by when the platform says that they sent it: what
    waited while the bot was off is no flood. In memory, since a restart may well forgive.
    """

    def __init__(self, at_once: int = 0) -> None:
        """`at_once`: how many messages of one account are read at once; 0: all."""
        self.at_once = at_once
        self._accounts: dict[Address, _Account] = {}

    def has(self, number: int, incoming: Incoming) -> bool:
        """Whether this update is beyond what is read; counted once, however often it is tried."""
        if not self.at_once or incoming.in_group:
            return False
        at = incoming.sent_at
        account = self._accounts.setdefault(incoming.sender, _Account(self.at_once, at))
        if number != account.newest:
            rested = max(at - account.at, timedelta()) / ONE_MORE
            account.spare = min(account.spare + rested, float(self.at_once))
            account.at, account.newest = max(at, account.at), number
            account.flood = account.spare < 1
            account.spare -= not account.flood
            self._forget(at)
        return account.flood

    def _forget(self, now: datetime) -> None:
        """Who has rested for long enough is as good as new."""
        if len(self._accounts) <= REMEMBERED:
            return
        rested = self.at_once * ONE_MORE
        self._accounts = {who: a for who, a in self._accounts.items() if now - a.at < rested}
