"""What the fault tests' own hands and eyes do."""

import random

from tests.faults.world import World
from tests.room import running_room

DESK = 720_000


def test_staff_press_the_button_of_the_very_letter_that_they_looked_for(tmp_path):
    with running_room() as room:
        world = World(room, tmp_path, random.Random(0))
        room.in_room(lambda it: it.add_person(DESK, "Meja", started=True))
        _asked(room, 2)
        _asked(room, 26)  # its number begins with the other's
        assert world.press(DESK, "s.arrived:2", set())
        assert not world.press(DESK, "s.again:6", set())
        pressed = [update.body["callback_query"]["data"] for update in _waiting(room)]
    assert pressed == ["s.arrived:2"]


def _asked(room, letter):
    """A question about a letter of which nobody knows whether it arrived."""
    buttons = [{"text": act, "callback_data": f"s.{act}:{letter}"} for act in ("arrived", "again")]
    keyboard = {"inline_keyboard": [buttons]}
    room.result("sendMessage", chat_id=DESK, text="sampai?", reply_markup=keyboard)


def _waiting(room):
    waiting = room.room.updates.waiting.values()
    return [update for update in waiting if "callback_query" in update.body]
