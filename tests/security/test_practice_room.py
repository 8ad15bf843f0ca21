"""The practice room is for this machine alone, and has nothing to do with a real bot."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.practice.guard import is_loopback
from bot.settings import Settings
from tests.room import ALYA, RunningRoom, running_room

ANOTHER = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


@pytest.fixture(scope="module")
def room() -> Any:
    with running_room() as running:
        yield running


@pytest.mark.parametrize("token", [ANOTHER, "", "x", " "])
def test_with_any_token_at_all_there_is_no_room(token: str, tmp_path: Path) -> None:
    settings = Settings(telegram_token=token, data=tmp_path, _env_file=None)
    assert not settings.practising
    assert settings.folder == tmp_path


@pytest.mark.slow
def test_a_start_with_a_real_looking_token_opens_no_room(tmp_path: Path) -> None:
    """It asks its own API server, which is not there, and nothing listens where a room would."""
    with running_room() as taken:
        port = taken.url.rpartition(":")[2]
    environment = {
        **os.environ,
        "TELEGRAM_TOKEN": ANOTHER,
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "PRACTICE_PORT": port,
        "METRICS_PORT": "0",
        "DATA": str(tmp_path),
        "PYTHONUNBUFFERED": "1",
    }
    command = [str(Path(sys.executable).with_name("sapa")), "run"]
    with subprocess.Popen(
        command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as bot:
        try:
            assert bot.stdout
            said = ""
            while "did not answer" not in said:  # it is up, and tries to reach its server
                said += bot.stdout.readline()
            with pytest.raises(httpx.ConnectError):
                httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
            assert "practice" not in said.lower()
            assert ANOTHER.split(":")[1] not in said
        finally:
            bot.terminate()
            bot.wait(30)


def test_the_room_serves_no_other_bot(room: RunningRoom) -> None:
    for path in (f"/bot{ANOTHER}/getMe", f"/bot{ANOTHER}/sendMessage", f"/file/bot{ANOTHER}/x"):
        assert room.http.post(path).status_code in (401, 405)
    assert room.http.get(f"/bot{ANOTHER}/getUpdates").status_code == 401


def test_a_name_that_is_not_this_machine_is_refused_on_every_path(room: RunningRoom) -> None:
    """DNS rebinding: a web page of elsewhere whose name suddenly leads to this machine."""
    own = f"/bot{room.room.token}/getMe"
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "0.0.0.0"):
        for path in ("/", "/room/state", "/room/events", "/page/app.js", own):
            assert room.http.get(path, headers={"Host": host}).status_code in (400, 403), path


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_foreign_page_cannot_post_whatever_it_calls_the_body(
    room: RunningRoom, kind: str
) -> None:
    headers = {"Origin": "https://evil.example", "Content-Type": kind}
    said = room.http.post(f"/room/people/{ALYA}/say", content='{"text":"x"}', headers=headers)
    assert said.status_code == 403


@pytest.mark.parametrize(
    ("host", "here"),
    [
        *[(h, True) for h in ("127.0.0.1", "localhost", "::1", "127.8.8.8")],
        *[(h, False) for h in ("0.0.0.0", "10.0.0.1", "localhost.evil.example", "", "[::1]")],
    ],
)
def test_what_is_this_machine(host: str, here: bool) -> None:
    assert is_loopback(host) is here
