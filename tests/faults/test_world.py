"""What the fault tests' own hands and eyes do."""

import random

from tests.faults.audit import right_histories
from tests.faults.world import BEGIN, NAP, Somebody, World
from tests.room import running_room

DESK = 720_000
WAITS, FOLLOWED_UP = ["vetted", "offered"], ["vetted", "offered", "followed_up"]


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


def test_a_follow_up_that_is_due_as_the_bot_stops_may_be_said_or_not(tmp_path):
    with running_room() as room:
        world = World(room, tmp_path, random.Random(0))
        world.silent = [Somebody(account, account, DESK) for account in (1, 2, 3)]
        room.page("/room/skip", to=(BEGIN + 2 * NAP).isoformat(), zone="Asia/Jakarta")
        right = [right_histories(world, one) for one in world.silent]
    assert right == [[FOLLOWED_UP], [WAITS, FOLLOWED_UP], [WAITS]]


def _asked(room, letter):
    """A question about a letter of which nobody knows whether it arrived."""
    buttons = [{"text": act, "callback_data": f"s.{act}:{letter}"} for act in ("arrived", "again")]
    keyboard = {"inline_keyboard": [buttons]}
    room.result("sendMessage", chat_id=DESK, text="sampai?", reply_markup=keyboard)


def _waiting(room):
    waiting = room.room.updates.waiting.values()
    return [update for update in waiting if "callback_query" in update.body]
