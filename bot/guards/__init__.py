"""The guards: what the house watches over besides its work."""

from bot.clock import Clock
from bot.guards.gap import Gap
from bot.writer import Writer


class Guards:
    def __init__(self, writer: Writer, clock: Clock, bot_name: str, practice: bool) -> None:
        self.gap = Gap(writer, clock, bot_name)
        if practice:
            clock.on_jump.append(self.gap.skip)
