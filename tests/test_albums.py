"""Twelve pictures at once come as an album of ten and one of two, and are one proof of a live."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select
from structlog.testing import capture_logs

from bot.looking_ahead import LookingAhead
from bot.preparing import Preparing
from storage.deal import proofs
from storage.tables import Outbox
from tests.desk import read
from tests.lives.altering import saved
from tests.lives.pictures import SIZES, TRIED, screen, some_live
from tests.test_gathering import Chat
from tests.test_live_slots import TERMS

pytestmark = pytest.mark.on_both_databases


class Pictures:
    """A channel that has a picture of its own for every file. `like`: what is nearly another's."""

    def __init__(self) -> None:
        self.like: dict[int, int] = {}

    async def fetch(self, file_id: str) -> bytes:
        number = int(file_id)
        live = some_live(self.like.get(number, number), TRIED, size=SIZES[0])
        return saved(screen(live, 60), quality=60 if number in self.like else 80)


class Album(Chat):
    """Alya owes a live, and sends pictures."""

    terms = TERMS

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.house.presses(self.alya, f"yes:{self.deal_id}:1")
        self.house.presses(self.alya, f"agree:{self.deal_id}:1")
        self.fetching = Pictures()
        fetching: Any = self.fetching
        clock, folder = self.reception.handling.clock, self.house.folder
        ahead = LookingAhead(self.house.database, clock, folder)
        preparing = Preparing(fetching, folder, ahead=ahead)
        self.reception.errands.preparing = preparing

    def sends(self, album: str, many: int) -> None:
        """So many pictures together; an album comes as one update for each."""
        self.takes([self._picture(album) for _ in range(many)])

    def takes(self, updates: list[dict[str, Any]]) -> None:
        with capture_logs():
            asyncio.run(self._take(updates))

    async def _take(self, updates: list[dict[str, Any]]) -> None:
        await self.reception.take(updates)
        for _ in range(4):
            await self.reception.take([])
            await self.reception.errands.stop()

    def heard(self, who: Any) -> list[str]:
        query = select(Outbox.words).where(Outbox.chat == who.address.chat)
        return [*self.house.do(lambda s: s.exec(query.order_by(col(Outbox.id))).all())]

    def pictures(self) -> list[int]:
        """How many pictures each proof has."""
        found = self.house.do(lambda s: proofs.of_deal(s, self.deal_id))
        return [
            len(self.house.do(lambda s, one=one: proofs.pictures_of(s, one.id))) for one in found
        ]

    def _picture(self, album: str) -> dict[str, Any]:
        update = self._message(self.alya, "")
        del update["message"]["text"]
        photo = {"file_id": str(self.written), "file_size": 900, "width": 40, "height": 40}
        update["message"] |= {"media_group_id": album, "photo": [photo]}
        return update


@pytest.fixture
def album(tmp_path: Path) -> Iterator[Album]:
    one = Album(tmp_path)
    yield one
    one.ends()


def test_two_albums_sent_together_are_one_proof_with_one_answer(album: Album):
    before = len(album.heard(album.alya))
    album.sends("first", 10)
    album.sends("second", 2)
    assert album.pictures() == []
    album.later(3)
    assert album.pictures() == [12]
    assert album.heard(album.alya)[before:] == ["proof_taken"]
    assert album.heard(album.house.admin).count("notice_proof") == 1
    assert album.waiting() == 0


def test_an_album_that_came_later_joins_the_proof(album: Album):
    album.sends("first", 10)
    album.later(3)
    album.later(60)
    album.sends("second", 2)
    album.later(3)
    assert album.pictures() == [12]
    assert album.heard(album.alya)[-1] == "pictures_added"


def test_one_picture_twice_in_an_album_counts_once_and_that_is_said(album: Album):
    first = album.written + 1
    album.fetching.like = {first + 2: first}
    album.sends("first", 3)
    album.later(3)
    assert album.pictures() == [2]
    assert album.heard(album.alya)[-2:] == ["proof_taken", "proof_refused"]
    assert album.heard(album.house.admin).count("notice_proof") == 1


def test_words_behind_an_album_are_not_kept_waiting(album: Album):
    album.sends("first", 3)
    album.takes([album._message(album.alya, "itu ya kak")])
    assert album.pictures() == [3]


def test_an_album_that_waited_when_the_program_died_is_read_by_the_next(album: Album):
    album.sends("first", 10)
    preparing = album.reception.errands.preparing
    album.starts()
    album.reception.errands.preparing = preparing
    album.clock.at += timedelta(seconds=3)
    album.takes([])
    assert album.pictures() == [10]
    assert "1 bukti" in read(album.house, album.alya, album.house.everything())
