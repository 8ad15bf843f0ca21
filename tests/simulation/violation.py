"""An invariant that did not hold."""

from datetime import datetime


class Violation(AssertionError):
    """`deal`: its number, 0 if it is about none; `chat`, `at`: where and when words went wrong."""

    def __init__(
        self, name: str, deal: int, shown: str, at: datetime, chat: str = "", words: str = ""
    ) -> None:
        super().__init__(f"{name} ({shown[:2000]})")
        self.name, self.deal, self.at, self.chat, self.words = name, deal, at, chat, words
