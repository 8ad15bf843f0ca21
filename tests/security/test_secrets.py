"""S11, S12: the log holds no word of anybody, at any level; the token is in no file of ours."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import doctor
from bot.settings import Settings
from bot.web import webhook_secret
from storage.keeping import files
from tests.botprocess import BotProcess
from tests.room import ALYA, DIMAS, MAYA
from tests.shell import Stage, staged, until

PLANTED = (
    "nyiur melambai",
    "0812-0000-7788",
    "6281200007788",
    "rani.rahasia@contoh.example",
    "Jl. Kenanga 99 Sleman",
    "kerbau ungu",
    "rekening 1234567890",
    "rahasia.jpg",
    "ZSrahasia",
    "tebakan-rahasia-tebakan-rahasia",
)
WRONG = "1000001:salah-salah-salah-salah-salah-salah"


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA) as one:
        yield one


def bot_of(stage: Stage, token: str = "") -> BotProcess:
    """With every step logged."""
    room = stage.room
    return BotProcess(stage.folder, room.url, token or room.room.token, "--verbose")


@pytest.mark.slow
def test_at_the_finest_level_the_log_has_no_words_numbers_addresses_or_token(stage: Stage) -> None:
    bot, token = bot_of(stage), stage.room.room.token
    bot.start()
    try:
        stage.online()
        for person in (ALYA, MAYA, DIMAS):
            for words in PLANTED:
                stage.room.does(person, "say", text=words)
            stage.room.does(person, "say", text=f"/start {PLANTED[-1]}")
            stage.room.does(person, "contact", name=PLANTED[5], phone="+6281200007788")
            stage.room.does(person, "say", text=f"https://vt.tiktok.com/{PLANTED[-2]}/")
        stage.room.attach(ALYA, (PLANTED[-3], b"no picture", "image/jpeg"))
        stage.fault("sendMessage", times=3, status=400, description=f"Bad: {PLANTED[0]}")
        stage.letter(ALYA, PLANTED[4])
        stage.settled(within_s=60)
    finally:
        assert bot.stop() == 0
    log = bot.output()
    assert "debug" in log
    assert not [one for one in (*PLANTED, token, token.split(":")[1], str(ALYA)) if one in log]
    assert _files_with(stage.folder, token.split(":")[1]) == []


@pytest.mark.slow
def test_a_refused_token_is_named_nowhere(stage: Stage) -> None:
    bot = bot_of(stage, WRONG)
    bot.start()
    until(lambda: bot.process and bot.process.poll() is not None, 30)
    assert "sapa doctor" in bot.output()
    assert WRONG.split(":")[1] not in bot.output()


def _files_with(folder: Path, secret: str) -> list[str]:
    """The database, its journal, a backup, and what else lies in the data folder."""
    files.copy(folder / "sapa.db", folder / "backup.db")
    assert sqlite3.connect(folder / "backup.db").execute("select count(*) from inbox").fetchone()
    kept = [path for path in folder.rglob("*") if path.is_file() and path.name != "bot.log"]
    return [path.name for path in kept if secret.encode() in path.read_bytes()[:50_000_000]]


def test_the_settings_show_no_token() -> None:
    settings = Settings(telegram_token=WRONG, _env_file=None)
    assert WRONG.split(":")[1] not in f"{settings} {settings!r} {settings.model_dump()}"


@pytest.mark.parametrize(
    ("mode", "folder", "well"),
    [(0o600, 0o755, True), (0o400, 0o755, True), (0o640, 0o755, False), (0o644, 0o700, True)],
)
def test_the_doctor_says_when_others_may_read_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, folder: int, well: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(f"TELEGRAM_TOKEN={WRONG}")
    os.chmod(".env", mode)
    os.chmod(tmp_path, folder)
    found = doctor._env_file(Settings(_env_file=None))
    assert found.well is well
    assert well or "chmod 600" in found.words
    assert WRONG not in found.words


def test_a_webhook_is_not_told_the_token() -> None:
    """Its address is public; what Telegram sends along can be made by who has the token alone."""
    secret = webhook_secret(WRONG)
    assert WRONG not in secret and WRONG.split(":")[1] not in secret and len(secret) == 64
