"""What one of ours sees in their chat, and how they act on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.simulation.platform import Chat, Message
from tests.simulation.script import Act
from tests.simulation.world import World

UNDOES = 0.03
OF_NO_DEAL = ("s.arrived", "s.again", "s.appall", "s.finding", "s.judge")


@dataclass(frozen=True)
class Do:
    """What a member does next: words, or the press of a button that they see."""

    words: str = ""
    data: str = ""
    pressed: Message | None = None
    label: str = ""
    about: int = 0
    file: str = ""  # that comes with the words


Work = Iterator[Do]


class Hands:
    """A member at their chat. `truth`: letters that arrived, for whoever asks the partner."""

    def __init__(self, world: World, chat: Chat, seed: int) -> None:
        self.world, self.chat = world, chat
        self.rng = Random(f"{seed}:staff:{chat.owner}")
        self.truth: set[int] = set()

    def does(self, do: Do) -> None:
        """Sends it off."""
        kind = "press" if do.data else "sheet" if do.file else "text"
        number = len(self.world.script.acts) + 1
        late, again = self.world.faults.on_the_way(number)
        what = do.data or do.file or do.words
        label = do.words if do.file else do.label
        chat, now = self.chat, self.world.now
        act = Act(now, chat.owner, kind, what, label, do.about, chat.id, late, again, number)
        self.world.act(chat, act, do.pressed)

    def press(
        self, act: str, on: Message | None = None, then: tuple[str, ...] = (), undo: bool = False
    ) -> Work:
        """The newest such button, then those that it brings up; now and then it was a slip."""
        data = on.pressed(act) if on else None
        do = self.of(on, data) if on and data else self.newest(act)
        if do is None:
            return
        yield do
        for follows in then:
            yield from self.press(follows)
        if undo and self.rng.random() < UNDOES * 3:
            yield Do("/undo", about=do.about)

    def newest(self, act: str) -> Do | None:
        found = self.chat.newest(act)
        return self.of(*found) if found else None

    def of(self, message: Message, data: str) -> Do:
        """The press of a button of a message."""
        label = next((text for text, its in message.buttons if its == data), "")
        about = 0 if data.startswith(OF_NO_DEAL) else deal_of(data)
        return Do("", data, message, label, about)

    def last(self, words: str) -> Message | None:
        """The newest message of that kind."""
        return next((m for m in reversed(self.chat.messages[-40:]) if m.words == words), None)


def deal_of(data: str) -> int:
    """The deal that a button names."""
    number = data.partition(":")[2].partition(":")[0]
    return int(number) if number.isdecimal() else 0
