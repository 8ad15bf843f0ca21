import re
import resource
from collections import Counter
from difflib import get_close_matches, ndiff

import pytest

from tests import postgres
from tests.botprocess import running_bot
from tests.fresh import databases_of
from tests.killing import Killer
from tests.room import running_room
from tests.story import BEGIN, PEOPLE, Story, add_people, book, chats, wait_online

pytestmark = pytest.mark.slow


def begin(room):
    room.in_room(add_people)
    room.page("/room/skip", to=BEGIN, zone="Asia/Jakarta")


KILLS = ((1, 10), *(pytest.param(seed, 25, marks=pytest.mark.long) for seed in (1, 2)))
STORY_CPU_S = 90  # of the bot's; it takes about 20, also where the clock on the wall says more
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
    before = cpu_of_programs_s()
    books, seen = played(tmp_path_factory.mktemp("undisturbed"))
    return books, seen, cpu_of_programs_s() - before


def cpu_of_programs_s():
    """What the programs took that we started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def played(folder, **settings):
    """The books and the chats after the whole story."""
    with running_room() as room:
        begin(room)
        with running_bot(folder, room.url, room.room.token, **settings) as bot:
            wait_online(room, bot)
            story = Story(room, bot)
            story.play()
            return book(bot.database_url), chats(story)


@pytest.fixture
def postgresql():
    """The setting for a database of its own, with no tables yet."""
    with databases_of("postgresql"):
        yield {"DATABASE_URL": postgres.server().empty()}


def test_the_main_job_from_listing_to_done(undisturbed, record_property):
    books, seen, took_s = undisturbed
    record_property("the bot's CPU time", f"{took_s:.1f} s")
    assert took_s < STORY_CPU_S
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


@pytest.mark.long
def test_on_postgresql_the_story_is_the_same(undisturbed, tmp_path, postgresql):
    books, seen, _ = undisturbed
    assert played(tmp_path, **postgresql) == (books, seen)


@pytest.mark.parametrize(("seed", "kills"), KILLS)
def test_killed_at_any_moment_the_story_ends_the_same(
    seed, kills, tmp_path, undisturbed, monkeypatch, record_property
):
    ends_the_same(undisturbed, tmp_path, seed, kills, monkeypatch, record_property)


@pytest.mark.long
def test_killed_beside_postgresql_the_story_ends_the_same(
    tmp_path, undisturbed, postgresql, monkeypatch, record_property
):
    ends_the_same(undisturbed, tmp_path, 3, 10, monkeypatch, record_property, **postgresql)


def ends_the_same(undisturbed, folder, seed, kills, monkeypatch, record_property, **settings):
    monkeypatch.setattr("bot.practice.room.ONLINE_GRACE_S", 60)
    books, seen, _ = undisturbed
    with running_room() as room:
        begin(room)
        with running_bot(folder, room.url, room.room.token, **settings) as bot:
            wait_online(room, bot)
            killer = Killer(room, bot, seed, kills)
            story = Story(room, bot, patient_s=120)
            story.settle()
            story.calm = LooseEnds(killer)
            killer.active = True
            story.play()
            killer.active = False
            told = chats(story)
    record_property("kills", _told(killer, story.calm))
    assert len(killer.falls) == kills
    assert sum(fall.in_flight for fall in killer.falls) >= kills * 0.6
    assert book(bot.database_url) == books
    for name in PEOPLE:
        same_words(name, seen[name], told[name])


def same_words(name, seen, told):
    """Staff may be told something twice; a partner is told everything once."""
    if name in WITHOUT_PARTNERS:
        missing = _notices(seen) - _notices(told)
        assert not missing, f"{name} did not see:\n{_nearest(missing, told)}"
    else:
        lost, twice = Counter(seen) - Counter(told), Counter(told) - Counter(seen)
        assert not lost and not twice, f"{name}: lost {[*lost]}, too often {[*twice]}"


AGE = re.compile(r"(· |tertua )\d+ hari\b")


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
    """What staff were told; a notice may come twice, and only kills bring questions. What fell due
    minutes later, since the bot lay still, may be a day less old."""
    told = {text for text in texts if "s.arrived" not in text and "❓" not in text}
    return {AGE.sub(r"\1n hari", text) for text in told}


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
