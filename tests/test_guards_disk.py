"""F50: the disk fills up. What is kept back for it, and what waits until there is room."""

import asyncio
import shutil
import subprocess
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest
from room import ALYA, BUDI, MAYA, running_room
from shell import Stage, until
from ticked_house import House

from bot.clock import Clock
from bot.guards.disk import BACK, MB, Disk, low_mark, reserve_size
from bot.guards.leads import Leads
from bot.writer import Writer
from storage.keeping.files import check

pytestmark = pytest.mark.fault("F50")
GB = 1024 * MB
Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("disk", "kept_back", "low"),
    [
        (1000 * GB, 64 * MB, 500 * MB),
        (8 * GB, 64 * MB, 8 * GB // 20),
        (2 * GB, 2 * GB // 100, 2 * GB // 20),
        (100 * MB, MB, MB),
        (4 * MB, MB // 4, 4 * MB // 20),
    ],
)
def test_how_much_is_kept_back_and_when_a_disk_is_nearly_full(disk, kept_back, low):
    assert (reserve_size(disk), low_mark(disk)) == (kept_back, low)


class Guarded:
    """A disk of 100 MB, whose free space the test sets."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.house = House(folder)
        self.writer = Writer(self.house.database)
        self.disk = Disk(folder, None, Leads(self.writer, Clock(), "sapa_bot"))
        self.free = 50 * MB
        monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(100 * MB, 0, self.free))

    def measured(self, free: int) -> bool:
        """Whether the disk counts as nearly full."""
        self.free = free
        asyncio.run(self.disk.watch())
        assert self.disk.reserve.exists() is not self.disk.low
        return self.disk.low

    def told(self) -> list[str]:
        return [letter.words for letter in self.house.letters()]


@pytest.fixture
def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guarded]:
    made = Guarded(tmp_path, monkeypatch)
    yield made
    made.writer.close()


def test_the_reserve_is_there_from_the_start_and_is_given_up_and_made_again(guarded):
    mark, kept = low_mark(100 * MB), reserve_size(100 * MB)
    assert not guarded.measured(50 * MB)
    assert guarded.disk.reserve.stat().st_blocks * 512 >= kept
    assert guarded.measured(mark - 1)
    assert guarded.measured(mark + kept - 1), "giving the reserve up alone makes no room"
    assert not guarded.measured(int(mark * BACK) + kept)


def test_leads_hear_of_each_full_disk_once(guarded):
    for free in (50 * MB, 0, 0, 50 * MB, 50 * MB, 0):
        guarded.measured(free)
    assert guarded.told() == ["notice_disk", "notice_over", "notice_disk"]
    assert "cukup kosong lagi" in guarded.house.letters()[1].payload["text"]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "sapa-test", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a disk of 4 MB is mounted as a tmpfs, which needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def stuffed(folder: Path, leave: int) -> Path:
    """Somebody else's file, which leaves only so many bytes free."""
    ballast = folder / "somebody-elses"
    with ballast.open("wb") as file:
        file.write(bytes(shutil.disk_usage(folder).free - leave))
    return ballast


@pytest.mark.slow
def test_while_the_disk_is_full_words_to_partners_stay_and_words_to_staff_go(tmp_path):
    with running_room(pace=False) as room:
        stage = Stage(room, tmp_path)
        stage.knows(ALYA)
        terms = stage.letter(ALYA, "Fee 500 ribu", once=True)
        stage.letter(MAYA, "untuk tim")

        async def story() -> None:
            async with stage.house() as house:
                house.guards.disk.low = True
                work = asyncio.create_task(house.postman.run())
                await asyncio.to_thread(until, lambda: stage.heard(MAYA) == ["untuk tim"])
                assert stage.row(terms).state == "queued"
                house.guards.disk.low = False
                await asyncio.to_thread(until, lambda: stage.heard(ALYA) == ["Fee 500 ribu"])
                work.cancel()
                await asyncio.gather(work, return_exceptions=True)
                await house.postman.stop()

        asyncio.run(story())
        stage.database.close()


@pytest.mark.slow
@pytest.mark.long
def test_a_full_disk_loses_nothing_that_was_confirmed_and_is_told_of(
    tiny, tmp_path, record_property
):
    with running_room(pace=False) as room:
        stage = Stage(room, tiny)
        stage.knows(ALYA, BUDI)
        stage.folder = tmp_path
        try:
            with stage.bot(DATA=str(tiny)) as bot:
                stage.online()
                until((tiny / "reserve").exists)
                record_property("a full disk", filled_and_emptied(stage, tiny))
                assert "Traceback" not in bot.output()
                bot.stop()
            check(tiny / "sapa.db")
        finally:
            stage.database.close()


def filled_and_emptied(stage: Stage, tiny: Path) -> str:
    """Updates come before, while and after the disk is full; answers the counts."""
    ballast = stuffed(tiny, leave=20_000)
    for sent in range(40):
        stage.room.does((ALYA, BUDI)[sent % 2], "say", text=f"{sent} " + "halo " * 100)
    until(lambda: told_of_it(stage) == 1, 30)
    assert not (tiny / "reserve").exists()
    for number in range(5):
        stage.room.does(BUDI, "say", text=f"selagi penuh {number}")
    sent += 6
    waited = until(lambda: with_the_platform(stage))
    assert told_of_it(stage) == 1
    ballast.unlink()
    until((tiny / "reserve").exists, 30)
    until(lambda: not with_the_platform(stage), 60)
    stage.settled(60)
    handled = len(stage.updates("done"))
    assert handled == sent
    return f"{sent} updates sent, {waited} of them kept back by the platform, {handled} handled"


def told_of_it(stage: Stage) -> int:
    return len([said for said in stage.heard(MAYA) if "hampir penuh" in said])


def with_the_platform(stage: Stage) -> int:
    """How many updates were not confirmed."""
    return stage.room.in_room(lambda room: len(room.updates.waiting))
