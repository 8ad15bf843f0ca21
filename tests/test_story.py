import time
from collections import Counter
from difflib import get_close_matches, ndiff

import pytest

from tests.botprocess import running_bot
from tests.killing import Killer
from tests.room import running_room
from tests.story import BEGIN, PEOPLE, Story, add_people, book, chats, wait_online

pytestmark = pytest.mark.slow


def begin(room):
    room.in_room(add_people)
    room.page("/room/skip", to=BEGIN, zone="Asia/Jakarta")


KILLS = 25
SEEDS = (1, 2)
WITHOUT_PARTNERS = ("Maya", "Dimas")


class LooseEnds:
    """Plays the staff member who is asked whether words arrived, and looks at the phone."""

    def __init__(self, killer):
        self.killer = killer
        self.resolved = 0

    def __call__(self, story):
        self.killer.active = False  # looking is no part of the story
        for name in WITHOUT_PARTNERS:
            for message, partner_text in self._open_questions(story, name):
                arrived = any(
                    partner_text in _lines(text)
                    for other in PEOPLE
                    if other not in WITHOUT_PARTNERS
                    for text in story.heard(other)
                )
                self._press(story, name, message, "s.arrived:" if arrived else "s.again:")
                self.resolved += 1
        self.killer.active = True

    def _open_questions(self, story, name):
        for message in story.room.chat(PEOPLE[name]):
            rows = (message.get("keyboard") or {}).get("inline", [])
            if any(b.get("callback_data", "").startswith("s.arrived:") for r in rows for b in r):
                yield message, _quoted(message["text"])

    def _press(self, story, name, message, act):
        for row in message["keyboard"]["inline"]:
            for button in row:
                if button["callback_data"].startswith(act):
                    data = button["callback_data"]
                    story.room.does(
                        PEOPLE[name], "press", message_id=message["message_id"], callback_data=data
                    )
        calm, story.calm = story.calm, None
        story.settle()
        story.calm = calm


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    with running_room() as room:
        begin(room)
        with running_bot(folder, room.url, room.room.token) as bot:
            started = time.monotonic()
            wait_online(room, bot)
            story = Story(room, bot)
            story.play()
            took_s = time.monotonic() - started
            return book(folder), chats(story), took_s


def test_the_main_job_from_listing_to_done(undisturbed, record_property):
    books, seen, took_s = undisturbed
    record_property("wall time", f"{took_s:.1f} s")
    assert took_s < 60
    stages = [row[1] for row in books["deals"]]
    assert stages == ["done", "done", "declined", "unreachable", "declined"]
    assert books["listed"] == [(30,)]
    assert sum("lewat" in text for text in seen["Alya"]) >= 1
    follow_ups = [text for text in seen["Eko"] if "menyapa lagi" in text]
    assert len(follow_ups) == 3
    assert [row[2:] for row in books["proofs"]] == [
        ("instagram", "BudiReel001", "accepted"),
        ("instagram", "BudiReel002", "accepted"),
        ("instagram", "AlyaReel001", "accepted"),
    ]
    assert not any(row[3] for row in books["debts"] if row[0] <= 5)
    assert len(seen["Gita"]) == 2  # the offer, and that we stop


@pytest.mark.parametrize("seed", SEEDS)
def test_killed_at_any_moment_the_story_ends_the_same(
    seed, tmp_path, undisturbed, monkeypatch, record_property
):
    monkeypatch.setattr("bot.practice.room.ONLINE_GRACE_S", 60)
    books, seen, _ = undisturbed
    with running_room() as room:
        begin(room)
        with running_bot(tmp_path, room.url, room.room.token) as bot:
            wait_online(room, bot)
            killer = Killer(room, bot, seed, KILLS)
            story = Story(room, bot, patient_s=60)
            story.settle()
            story.calm = LooseEnds(killer)
            killer.active = True
            story.play()
            killer.active = False
            told = chats(story)
    record_property("kills", _told(killer, story.calm))
    assert len(killer.falls) == KILLS
    assert sum(fall.in_flight for fall in killer.falls) >= KILLS * 0.8
    assert book(tmp_path) == books
    for name in PEOPLE:
        if name in WITHOUT_PARTNERS:
            missing = _notices(seen[name]) - _notices(told[name])
            assert not missing, f"{name} did not see:\n{_nearest(missing, told[name])}"
        else:
            lost = Counter(seen[name]) - Counter(told[name])
            twice = Counter(told[name]) - Counter(seen[name])
            assert not lost and not twice, f"{name}: lost {[*lost]}, too often {[*twice]}"


def _quoted(notice):
    """The words that the notice asks about, as it quotes them."""
    return "\n".join(line[2:] for line in notice.splitlines() if line.startswith("> "))


def _lines(text):
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _nearest(missing, texts):
    """Each text that is missing, as a difference to the one most like it."""
    pairs = [(one, get_close_matches(one, texts, 1, 0.1)) for one in missing]
    return "\n---\n".join(
        "\n".join(ndiff(one.splitlines(), (near or [""])[0].splitlines())) for one, near in pairs
    )


def _notices(texts):
    """What staff were told; a notice may come twice, and only kills bring questions."""
    return {text for text in texts if "s.arrived" not in text and "❓" not in text}


def _told(killer, calm):
    """Where each kill fell, and what was left in flight."""
    falls = [
        f"kill {fall.number:2} {fall.way:<16} {fall.at:<28}"
        f" inbox {fall.inbox} queued {fall.outbox} sending {fall.sending}"
        for fall in killer.falls
    ]
    flying = sum(fall.in_flight for fall in killer.falls)
    return "\n".join(
        [
            *falls,
            f"{len(falls)} kills, {flying} with work in flight,"
            f" {calm.resolved} letters of unknown outcome settled by staff",
        ]
    )
