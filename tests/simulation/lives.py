"""An affiliate and their lives: booked by buttons or in words, moved, called off, and shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.simulation.platform import Message

if TYPE_CHECKING:
    from tests.simulation.people import Person


class Lives:
    """What one partner does about them."""

    def __init__(self, person: "Person") -> None:
        self.person, self.rng = person, person.rng

    def answers(self) -> dict[str, Callable[[Message], None]]:
        return {
            "ask_which_live": self._opens,
            "ask_live_day": self._chooses,
            "live_not_possible": self._opens,
            "live_check": self._agrees,
            "live_booked": self._thinks_again,
            "live_tomorrow": self._thinks_again,
            "live_without_screenshot": self._asks_for_help,
            "ask_live_proof": self._shows,
        }

    def books(self, message: Message) -> None:
        """When they have agreed, or are reminded of it; some never do."""
        drawn = self.rng.random()
        if drawn < 0.4:
            self._opens(message)
        elif drawn < 0.75:
            self.person.says("book_live")

    def _opens(self, message: Message) -> None:
        self.person.presses("live:", message)

    def _chooses(self, message: Message) -> None:
        """A day, and then an hour in its place."""
        if message.pressed("liveat:"):
            self.person.presses_any("liveat:", message)
        elif self.rng.random() < 0.8:
            self.person.presses_any("liveday:", message)
        else:
            self.person.says("book_live")

    def _agrees(self, message: Message) -> None:
        self.person.one_of("liveat:", "yes", message)

    def _thinks_again(self, message: Message) -> None:
        drawn = self.rng.random()
        if drawn < 0.1:
            self.person.one_of("live:", "move_live", message)
        elif drawn < 0.15:
            self.person.presses("livecancel:", message)

    def _shows(self, message: Message) -> None:
        """The screenshot; some forgot to take it, and some show somebody else's."""
        if self.rng.random() < 0.15:
            self.person.presses("liveforgot:", message)
        else:
            self.person.hands_in_picture()

    def _asks_for_help(self, message: Message) -> None:
        self.person.presses("liveperson:", message)
