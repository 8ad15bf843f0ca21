from bot.pace import Pace


class Wall:
    def __init__(self):
        self.s = 100.0

    def __call__(self):
        return self.s


def test_a_chat_may_hear_a_short_burst_and_then_one_message_a_second():
    wall = Wall()
    pace = Pace(wall)
    for _ in range(3):
        assert pace.waiting() == []
        pace.spend("telegram:1", "text")
    assert pace.waiting() == ["telegram:1"]
    wall.s += 1.01
    assert pace.waiting() == []
    pace.spend("telegram:1", "text")
    assert pace.waiting() == ["telegram:1"]


def test_a_group_hears_twenty_a_minute():
    wall = Wall()
    pace = Pace(wall)
    for _ in range(20):
        assert pace.waiting() == []
        pace.spend("telegram:-100", "text")
    assert pace.waiting() == ["telegram:-100"]
    wall.s += 3.01
    assert pace.waiting() == []


def test_edits_and_answers_to_presses_do_not_tire_a_chat():
    pace = Pace(Wall())
    for _ in range(9):
        pace.spend("telegram:1", "edit")
        pace.spend("toast:7", "toast")
    assert pace.waiting() == []


def test_a_429_pauses_its_own_chat_only():
    wall = Wall()
    pace = Pace(wall)
    pace.hold("telegram:1", 35)
    assert pace.waiting() == ["telegram:1"]
    assert pace.free() > 0
    wall.s += 35.1
    assert pace.waiting() == []


def test_no_more_than_the_global_rate_leaves_over_all_chats():
    wall = Wall()
    pace = Pace(wall)
    sent = 0
    while pace.free():
        pace.spend(f"telegram:{sent}", "text")
        sent += 1
    assert sent == 25
    wall.s += 1
    assert pace.free() == 25


def test_rested_chats_are_forgotten():
    wall = Wall()
    pace = Pace(wall)
    for chat in range(1000):
        pace.spend(f"telegram:{chat}", "text")
    wall.s += 10
    pace.waiting()
    assert not pace._chats
