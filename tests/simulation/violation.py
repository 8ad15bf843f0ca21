"""An invariant that did not hold."""


class Violation(AssertionError):
    """`name` of the invariant; `deal`: the number of the deal, 0 if it is about none; `chat`."""

    def __init__(self, name: str, deal: int, shown: str, chat: str = "") -> None:
        super().__init__(f"{name} ({shown[:2000]})")
        self.name, self.deal, self.chat = name, deal, chat
