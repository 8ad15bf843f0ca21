"""A live against the real program in the practice room: time is skipped, and the program killed."""

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from tests.botprocess import running_bot
from tests.room import ALYA, running_room
from tests.story import BEGIN, Story, add_people, wait_online

pytestmark = pytest.mark.slow
JAKARTA = ZoneInfo("Asia/Jakarta")
CAMPAIGN = """
brand = "Herbana"
title = "Herbana Juli"
kind = "kol"
month = "2030-07"

[terms]
commission_pct = 10
post_by = 2030-07-24

[[terms.contents]]
kind = "live"
platform = "tiktok"
proof = "picture"
"""


class LiveStory(Story):
    """Alya books a live for Friday at eight in the evening, and the room's time is skipped."""

    def agree(self) -> None:
        self.settle()
        self.open_the_house()
        self.list_and_vet()
        self.approach()
        self.presses("Alya", "yes:1:")
        self.presses("Alya", "agree:1:")

    def skips_until(self, moment: str) -> None:
        self.skips(f"{moment}:00+07:00")

    def when(self, words: str) -> list[str]:
        """When she heard that, by the clock in Jakarta."""
        found = [one for one in self.room.chat(ALYA) if words in (one["text"] or "")]
        sent = [datetime.fromisoformat(one["at"]) for one in found]
        return [f"{at.astimezone(JAKARTA):%d %H.%M}" for at in sent]


def screenshot() -> bytes:
    content = BytesIO()
    Image.new("RGB", (720, 1280), (200, 40, 90)).save(content, "PNG")
    return content.getvalue()


def test_every_word_about_a_live_comes_when_it_is_due_and_once(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("bot.practice.room.ONLINE_GRACE_S", 60)
    with running_room() as room:
        room.in_room(add_people)
        room.page("/room/skip", to=BEGIN, zone="Asia/Jakarta")
        with running_bot(tmp_path, room.url, room.room.token) as bot:
            wait_online(room, bot)
            story = LiveStory(room, bot, patient_s=60, campaign=CAMPAIGN)
            story.agree()
            story.presses("Alya", "live:1")
            story.presses("Alya", "liveday:1:1:20300705")
            story.presses("Alya", "liveat:1:1:203007052000")
            assert re.search(r"tercatat .* 20\.00 WIB", story.last("Alya", "tercatat"))
            story.skips_until("2030-07-04T18:00")
            story.skips_until("2030-07-05T09:30")
            story.skips_until("2030-07-05T19:00")
            bot.kill()
            bot.start()
            story.skips_until("2030-07-05T21:00")
            assert story.when("besok jadwal live") == ["04 20.00"]
            assert story.when("30 menit lagi") == ["05 19.30"]
            assert story.when("Kirim screenshot") == ["05 20.45"]
            bot.kill()
            bot.start()
            room.attach(ALYA, ("live.png", screenshot(), "image/png"), **{"as": "photo"})
            story.settle()
            assert "1 bukti" in story.last("Alya", "bukti")
            story.skips_until("2030-07-06T12:00")
            assert story.when("belum kami terima") == []
