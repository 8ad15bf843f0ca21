"""S14: a flood, as the whole program meets it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bot.practice import playing
from bot.practice.room import Room
from storage.partner import people
from tests.room import ALYA, BUDI, MAYA
from tests.shell import Stage, staged, until

pytestmark = pytest.mark.slow
AT_ONCE, TEXTS, PHOTOS = 8, 300, 60


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI) as one:
        yield one


def flood(room: Room) -> None:
    """Everything at once, and then Budi wants to know something."""
    made = BytesIO()
    Image.new("L", (9, 9)).save(made, "PNG")
    alya = room.people[ALYA]
    for number in range(TEXTS):
        playing.say(room, alya, f"halo {number}")
        if number < PHOTOS:
            photo = playing.Attachment("bukti.png", "image/png", made.getvalue())
            playing.attach(room, alya, [photo], as_photo=True)
    playing.say(room, room.people[BUDI], "/status")


def test_a_flood_keeps_nobody_waiting_and_a_stop_in_it_counts(stage: Stage) -> None:
    with stage.bot(MESSAGES_AT_ONCE=str(AT_ONCE)) as bot:
        stage.online()
        stage.room.in_room(flood)
        until(lambda: stage.heard(BUDI))
        stage.room.does(ALYA, "say", text="tolong jangan hubungi saya lagi")
        until(lambda: _stopped(stage))
        stage.settled(within_s=60)
        assert bot.stop() == 0
    assert len(stage.updates("done")) == TEXTS + PHOTOS + 2
    fetched = [call for call in stage.room.http.get("/room/calls").json() if _fetches(call)]
    assert 0 < len(fetched) <= AT_ONCE
    assert len(stage.heard(MAYA)) <= AT_ONCE + 2
    assert len(stage.heard(ALYA)) <= AT_ONCE + 2


def _stopped(stage: Stage) -> bool:
    return stage.do(lambda s: people.partner(s, stage.partners[ALYA]).stopped_at is not None)


def _fetches(call: dict[str, object]) -> bool:
    return str(call["method"]).lower() == "getfile"
