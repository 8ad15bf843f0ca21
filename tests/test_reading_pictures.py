"""Words on screenshots: a hint for staff from a process of its own, and nobody waits for it."""

import asyncio
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from structlog.testing import capture_logs

import bot.reading_pictures as reading
from bot import doctor
from bot.reading_pictures import PictureReader, fault, lines_of
from bot.settings import Settings
from deals.lives.reading import Line, Told, told_by
from storage.deal import proofs
from storage.tables import Outbox
from tests.lives.altering import saved
from tests.lives.pictures import TRIED, screen, some_live
from tests.test_albums import Album

HEADER = [["09:36", 0.03, 0.01], ["alya.nurfadilah", 0.13, 0.05], ["LIVE", 0.7, 0.052]]
SEEN = [*HEADER, ["552", 0.81, 0.053], ["GRATIS ONGKIR", 0.05, 0.12], ["mama.lina", 0.1, 0.7]]
INSTALLED = fault(Settings(read_pictures=True, _env_file=None)) == ""
MISSING = "what reads pictures is not installed here: docs/running.md says how"


# What the words tell


def lines(*told: tuple[str, float, float]) -> list[Line]:
    return [Line(*one) for one in told]


def test_name_clock_and_viewers_stand_at_the_top() -> None:
    seen = [Line(*one) for one in SEEN]
    assert told_by(seen, ["alya.nurfadilah"]) == Told(True, "alya.nurfadilah", True, "552", "09.36")


@pytest.mark.parametrize(
    ("read", "fits"),
    [
        ("alya.nurfadi1ah", True),
        ("alya.nurf...", True),
        ("@Alya.Nurfadilah", True),
        ("dewi.shop", False),
    ],
)
def test_a_name_may_be_read_a_little_wrong_or_be_cut_short(read: str, fits: bool) -> None:
    assert told_by(lines((read, 0.1, 0.05)), ["alya.nurfadilah"]).fits is fits


def test_who_comments_below_is_not_taken_for_the_host() -> None:
    assert not told_by(lines(("dewi.shop", 0.1, 0.6), ("552", 0.8, 0.5)), ["alya"])


def test_without_an_account_on_record_a_name_is_neither_right_nor_wrong() -> None:
    assert told_by(lines(("dewi.shop", 0.1, 0.05)), []).fits is None


@pytest.mark.parametrize("viewers", ["1,2K penonton", "1.204 viewers", "87 menonton"])
def test_viewers_are_told_as_they_stand_there(viewers: str) -> None:
    assert told_by(lines((viewers, 0.7, 0.06)), []).viewers == viewers.split()[0]


# The process


def stand_in(folder: Path, code: str) -> tuple[str, ...]:
    script = folder / "reader.py"
    script.write_text(f"import json, os, sys, time\n{code}\n", "utf-8")
    return (sys.executable, str(script))


def read(command: tuple[str, ...]) -> list[Line]:
    with capture_logs():
        return asyncio.run(lines_of("picture.jpg", command))


def test_it_gets_the_path_and_neither_token_nor_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "1:secret")
    monkeypatch.setenv("DATA_KEY", "secret")
    code = "print(json.dumps([[sys.argv[1], 0, 0], *([name, 0, 0] for name in os.environ)]))"
    told = {line.text for line in read(stand_in(tmp_path, code))}
    assert "picture.jpg" in told and not told & {"TELEGRAM_TOKEN", "DATA_KEY"}


@pytest.mark.parametrize(
    "code",
    ["sys.exit(1)", "print('no JSON')", "print('[[1]]')", "print('{}' * 99999)", "os.abort()"],
)
def test_whatever_it_answers_nothing_breaks(tmp_path: Path, code: str) -> None:
    assert read(stand_in(tmp_path, code)) == []


def test_one_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WITHIN_S", 1)
    number = tmp_path / "number"
    code = f"open({str(number)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    assert read(stand_in(tmp_path, code)) == []
    if number.exists():  # on a busy machine it may not even have begun
        with pytest.raises(ProcessLookupError):
            os.kill(int(number.read_text()), 0)


# The whole way


class Seen(Album):
    """Alya sends pictures on which always the same stands."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.reader = self.reads([])

    def reads(self, seen: list[list[object]]) -> PictureReader:
        command = stand_in(self.house.folder, f"print({json.dumps(seen)!r})")
        _, writer = self.processes[-1]
        self.reader = PictureReader(writer, self.clock, "sapa_bot", command)
        self.reception.errands.read = self.reader.begin
        return self.reader

    async def _take(self, updates: list[dict[str, object]]) -> None:
        await super()._take(updates)
        await asyncio.gather(*self.reader._running)

    def hints(self) -> list[str]:
        chat = self.house.admin.address.chat
        query = select(Outbox.payload).where(
            Outbox.chat == chat, Outbox.words == "notice_screen_read"
        )
        return [one["text"] for one in self.house.do(lambda s: s.exec(query).all())]


@pytest.fixture
def alya(tmp_path: Path) -> Iterator[Seen]:
    one = Seen(tmp_path)
    yield one
    one.ends()


def test_staff_get_a_hint_after_the_notice_that_decides_nothing(alya: Seen) -> None:
    alya.reads([["09:36", 0.03, 0.01], ["dewi.shop", 0.1, 0.05], ["LIVE", 0.7, 0.05]])
    alya.sends("first", 1)
    alya.later(3)
    [hint] = alya.hints()
    assert "hanya petunjuk" in hint and "dewi.shop bukan akun yang tercatat" in hint
    assert "jam di HP 09.36" in hint
    heard = alya.heard(alya.house.admin)
    assert heard.index("notice_proof") < heard.index("notice_screen_read")
    assert alya.heard(alya.alya)[-1] == "proof_taken"
    [proof] = alya.house.do(lambda s: proofs.of_deal(s, alya.deal_id))
    assert proof.state == "waiting"


def test_of_an_album_three_are_read_and_told_in_one_message(alya: Seen) -> None:
    alya.reads([*HEADER, ["552", 0.81, 0.053]])
    alya.sends("first", 5)
    alya.later(3)
    [hint] = alya.hints()
    assert hint.count("552 penonton") == 3


def test_where_nothing_was_read_nothing_is_said(alya: Seen) -> None:
    alya.sends("first", 1)
    alya.later(3)
    assert alya.hints() == [] and alya.pictures() == [1]


def test_a_picture_that_is_no_proof_is_not_even_read(alya: Seen) -> None:
    asked = alya.house.folder / "asked"
    alya.reader.command = stand_in(alya.house.folder, f"open({str(asked)!r}, 'w')")
    alya.sends("first", 1)
    alya.later(3)
    assert asked.exists()
    asked.unlink()
    alya.house.presses(alya.house.admin, "Terima bukti")
    alya.later(600)
    alya.sends("second", 1)
    alya.later(3)
    assert alya.pictures() == [1] and not asked.exists()


def test_what_is_wanted_and_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda name: None)
    assert "running.md" in fault(Settings(read_pictures=True, _env_file=None))
    assert doctor._pictures(Settings(read_pictures=True, _env_file=None)).well is False
    assert fault(Settings(_env_file=None)) == ""
    assert doctor._pictures(Settings(_env_file=None)).well is None


# The real one


@pytest.mark.xfail(not INSTALLED, reason=MISSING, run=False)
def test_the_real_one_reads_what_stands_on_invented_screens(tmp_path: Path) -> None:
    right = 0
    for seed in range(3):
        picture = tmp_path / f"{seed}.jpg"
        picture.write_bytes(saved(screen(some_live(seed, TRIED, size=(720, 1600)), 100)))
        told = told_by(asyncio.run(lines_of(str(picture))), [])
        right += bool(told.live and told.account and told.viewers and told.clock)
    assert right == 3
