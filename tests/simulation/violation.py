"""An invariant that did not hold, and who looks whether they do."""

from collections.abc import Callable
from datetime import datetime


class Violation(AssertionError):
    """`deal`: its number, 0 if it is about none; `chat`, `at`: where and when words went wrong."""

    def __init__(
        self, name: str, deal: int, shown: str, at: datetime, chat: str = "", words: str = ""
    ) -> None:
        super().__init__(f"{name} ({shown[:2000]})")
        self.name, self.deal, self.at, self.chat, self.words = name, deal, at, chat, words


class Judge:
    """Counts what was looked at; `clock` tells when."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.count = 0

    def must(self, holds: bool, name: str, deal: int = 0, shown: object = "") -> None:
        """Raises Violation when it does not hold."""
        self.count += 1
        if not holds:
            raise Violation(name, deal, f"{deal}: {shown}", self.clock())
