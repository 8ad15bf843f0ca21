import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import typer
from PIL import Image
from room import ALYA, BUDI, CITRA, DIMAS, MAYA, running_room
from shell import Stage, now, staged, until
from sqlmodel import Session
from structlog.testing import capture_logs
from typer.testing import CliRunner

from bot.living import STOP_WITHIN_S
from bot.refusing import NO_USE_TO_RESTART, InWords
from deals.channel import Address
from deals.says.questions.to_partner import AskQuestion
from handlers import say
from handlers.menu import staff_menu
from storage.post import inbox
from storage.staff import members

pytestmark = pytest.mark.slow
SECRETS = ("nyiur melambai", "0812-0000-7788", "6281200007788", "kerbau ungu", "rahasia.jpg")


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with staged(tmp_path, ALYA, BUDI, CITRA) as one:
        yield one


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def sapa(*words: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command line, run to its end."""
    program = str(Path(sys.executable).with_name("sapa"))
    kept = {name: os.environ[name] for name in ("PYTHONPATH", "DATA_KEY") if name in os.environ}
    environment = {"DATA": str(folder), "PATH": "/usr/bin:/bin", "COLUMNS": "200", **kept}
    return subprocess.run(
        [program, *words],
        env=environment | settings,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


def picture(width: int, height: int) -> bytes:
    made = BytesIO()
    Image.new("L", (width, height)).save(made, "PNG")
    return made.getvalue()


def methods(stage: Stage) -> list[str]:
    return [call["method"] for call in stage.room.http.get("/room/calls").json()]


@pytest.mark.on_both_databases
def test_updates_come_by_webhook_when_there_is_a_public_url(stage):
    port = str(free_port())
    with stage.bot(PUBLIC_URL=f"http://127.0.0.1:{port}", PORT=port) as bot:
        until(lambda: stage.room.state()["bot"]["mode"] == "webhook")
        stage.room.does(ALYA, "say", text="/status")
        until(lambda: stage.heard(ALYA))
        stage.settled()
        assert "getUpdates" not in methods(stage)
        assert bot.stop() == 0
        assert "Traceback" not in bot.output()


def test_a_token_that_is_revoked_ends_the_program_by_webhook_too(stage):
    port = str(free_port())
    with stage.bot(PUBLIC_URL=f"http://127.0.0.1:{port}", PORT=port) as bot:
        until(lambda: stage.room.state()["bot"]["mode"] == "webhook")
        stage.room.in_room(lambda room: setattr(room, "token", "1000001:" + "x" * 35))
        letter = stage.letter(ALYA)
        assert bot.process.wait(40) == NO_USE_TO_RESTART
        assert "Telegram does not know this token" in bot.output()
        assert stage.row(letter).state == "queued"


@pytest.mark.fault("F53")
def test_a_second_program_on_the_same_folder_is_refused_with_words(stage):
    with stage.bot() as bot:
        stage.online()
        settings = {"TELEGRAM_TOKEN": stage.room.room.token, "TELEGRAM_API_URL": stage.room.url}
        second = sapa("run", folder=stage.folder, **settings)
        assert second.returncode == 1
        assert f"already runs on {stage.folder} (process {bot.process.pid})" in second.stderr


@pytest.mark.on_both_databases
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.fault("F60")
def test_told_to_stop_in_a_burst_it_leaves_nothing_unknown(stage, number):
    for text in range(3):
        for person in (ALYA, BUDI, CITRA):
            stage.letter(person, f"{text}", once=True)
    stage.fault(times=100, delay_s=0.3)
    with stage.bot() as bot:
        until(lambda: "sending" in stage.states())
        bot.process.send_signal(number)
        assert bot.process.wait(STOP_WITHIN_S / 2) == 0  # not by giving up
        assert set(stage.states()) <= {"sent", "queued"}
        sent = stage.states().count("sent")
        assert sent == sum(len(stage.heard(one)) for one in (ALYA, BUDI, CITRA))
        assert "Traceback" not in bot.output()


def test_nothing_that_was_confirmed_is_lost_when_the_disk_is_full(stage):
    with stage.bot() as bot:
        stage.online()
        size = (stage.folder / "sapa.db-wal").stat().st_size
        _, hard = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (size, hard))
        for number in range(5):
            stage.room.does(ALYA, "say", text=f"halo {number}")
            stage.room.does(BUDI, "say", text="/status")
        time.sleep(3)
        assert bot.process.poll() is None
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
        stage.settled(40)
        assert len(stage.updates("done")) == 10
        assert "Traceback" not in bot.output()


@pytest.mark.on_both_databases
def test_a_picture_of_a_partner_is_kept_and_a_strangers_is_not_even_fetched(stage):
    with stage.bot():
        stage.online()
        stage.room.attach(DIMAS, ("asing.png", picture(40, 40), "image/png"))
        stage.settled()
        assert "getFile" not in methods(stage)
        stage.room.attach(ALYA, ("kita.png", picture(41, 41), "image/png"))
        stage.settled()
        assert methods(stage).count("getFile") == 1
        assert len([path for path in (stage.folder / "media").rglob("*") if path.is_file()]) == 1
        assert len(stage.updates("done")) == 2


def test_a_file_that_telegram_will_not_give_is_answered_and_holds_nobody_up(stage):
    with stage.bot():
        stage.online()
        huge = bytes(30 * 1024 * 1024)
        stage.room.attach(ALYA, ("besar.pdf", huge, "application/pdf"), **{"as": "document"})
        stage.settled()
        assert "getFile" not in methods(stage)
        assert stage.heard(ALYA)


def test_a_picture_that_would_swell_beyond_measure_is_not_opened(stage):
    with stage.bot() as bot:
        stage.online()
        bomb = picture(20_000, 12_000)
        stage.room.attach(ALYA, ("bom.png", bomb, "image/png"))
        stage.settled()
        assert len(stage.updates("done")) == 1
        assert "Traceback" not in bot.output()


@pytest.mark.on_both_databases
def test_no_word_no_number_and_no_token_stands_in_the_log(stage):
    stage.fault("sendMessage", times=1, status=500)
    stage.fault("getFile", times=1, status=500)
    with stage.bot() as bot:
        stage.online()
        for person in (ALYA, MAYA, DIMAS):
            stage.room.does(person, "say", text=f"{SECRETS[0]} {SECRETS[1]}")
            stage.room.does(person, "contact", name=SECRETS[3], phone="+6281200007788")
            stage.room.does(person, "say", text=f"/claim {SECRETS[1]}")
        stage.room.attach(ALYA, (SECRETS[4], picture(30, 30), "image/png"))
        stage.room.does(ALYA, "block")
        stage.letter(ALYA, SECRETS[3])
        time.sleep(2)
        bot.stop()
        log = bot.output()
    assert log
    token = stage.room.room.token
    assert not [secret for secret in (*SECRETS, token, token.split(":")[1]) if secret in log]
    assert str(ALYA) not in log


def test_of_a_wording_that_fails_the_log_names_the_message_and_the_error_alone():
    with capture_logs() as logged:
        assert say.render(AskQuestion(), "id", "{% nyiur %}") == say.render(AskQuestion(), "id")
    [line] = logged
    about = (line.pop("template"), line.pop("language"), line.pop("error"))
    assert about == ("ask_question", "id", "TemplateSyntaxError")
    assert set(line) == {"event", "log_level"}
    assert "nyiur" not in line["event"]


def test_who_knocks_at_the_staffs_door_is_logged_by_the_update(stage):
    def nobody_leads(session: Session) -> None:
        members.at(session, Address("telegram", str(MAYA))).active = False

    with stage.bot() as bot:
        stage.online()
        stage.do(nobody_leads)
        stage.room.does(DIMAS, "say", text="/due")
        stage.room.does(DIMAS, "say", text="/claim 1234 5678")
        stage.settled()
        bot.stop()
        log = bot.output()
    assert re.search(r"stranger_used_staff_command +inbox=\d command=due", log)
    assert re.search(r"claim_failed +inbox=\d", log)
    assert str(DIMAS) not in log


@pytest.mark.on_both_databases
def test_what_was_handled_a_month_ago_is_not_kept(stage):
    def handled(session: Session, key: str, days: int) -> None:
        at = now() - timedelta(days=days)
        inbox.accept(session, [inbox.Arrived("telegram", key, "1", {"old": key})], at)

    for key, days in (("71", 31), ("72", 29), ("73", 0)):  # the last is the newest of the channel
        stage.do(lambda s, key=key, days=days: handled(s, key, days))
    stage.do(lambda s: inbox.done(s, [1, 2, 3]))
    with stage.bot() as bot:
        until(lambda: [one.update_key for one in stage.updates("done")] == ["72", "73"])
        until(lambda: re.search("old updates were let go +count=1", bot.output()))


@pytest.mark.parametrize("folder", ["media", "exports"])
def test_what_a_kill_left_half_written_is_not_kept(stage, folder):
    left = stage.folder / folder / "ab" / "tmp0815"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a pic")
    os.utime(left, (0, 0))
    with stage.bot() as bot:
        until(lambda: re.search("old files were removed +count=1", bot.output()))
        assert not left.exists()


@pytest.mark.on_both_databases
def test_staff_have_a_menu_of_their_own_also_when_one_of_them_cannot_be_reached(stage):
    def welcomed(session: Session) -> None:
        for chat, language in (("999999", "id"), (str(DIMAS), "en"), (str(BUDI), "en")):
            address = Address("telegram", chat)
            members.welcome(session, address, "Tim", "staff", language, now())
        members.at(session, Address("telegram", str(BUDI))).active = False

    stage.started(DIMAS)
    stage.do(welcomed)
    with stage.bot() as bot:
        stage.online()

        def menu(person: int) -> list[dict[str, str]]:
            scope = {"type": "chat", "chat_id": person}
            return stage.room.result("getMyCommands", scope=scope)

        for person, language in ((MAYA, "id"), (DIMAS, "en")):
            expected = [{"command": c, "description": d} for c, d in staff_menu(language)]
            until(lambda who=person, shown=expected: menu(who) == shown)
        assert menu(BUDI) == []
        partners = {"type": "all_private_chats"}
        assert stage.room.result("getMyCommands", scope=partners, language_code="id")
        bot.stop()
        assert "999999" not in bot.output()
        assert "Traceback" not in bot.output()


def test_a_fresh_folder_gets_its_tables_and_a_claim_code(tmp_path):
    with running_room(pace=False) as room:
        stage = Stage(room, tmp_path / "elsewhere")
        stage.folder = tmp_path
        with stage.bot(DATABASE_URL=f"sqlite:///{tmp_path}/sapa.db") as bot:
            stage.online()
            assert re.search(r"/claim \d{4} \d{4}", bot.output())
        stage.database.close()


@pytest.mark.on_both_databases
def test_the_doctor_finds_a_house_in_order_well(stage):
    settings = {"TELEGRAM_TOKEN": stage.room.room.token, "TELEGRAM_API_URL": stage.room.url}
    settings["DATABASE_URL"] = stage.database.url
    said = sapa("doctor", folder=stage.folder, **settings)
    assert said.returncode == 0, said.stdout
    assert "knows it as @sapa_practice_bot" in said.stdout
    assert "reads well" in said.stdout
    assert "wrong" not in said.stdout


def test_the_doctor_says_what_is_wrong(stage):
    wrong_token = {"TELEGRAM_TOKEN": "1:" + "x" * 35, "TELEGRAM_API_URL": stage.room.url}
    said = sapa("doctor", folder=stage.folder, PUBLIC_URL="http://a.example", **wrong_token)
    assert said.returncode == 1
    assert "Telegram does not know it" in said.stdout
    assert "must begin with https://" in said.stdout
    gone = {"TELEGRAM_TOKEN": stage.room.room.token, "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    assert "is this machine online?" in sapa("doctor", folder=stage.folder, **gone).stdout


def test_the_doctor_names_a_setting_that_is_mistyped(tmp_path):
    (tmp_path / ".env").write_text("COMPOSE_FILE=a.yaml\nTELEGRAM_TOKE=1:hunter2\n")
    said = sapa("doctor", folder=tmp_path)
    assert "TELEGRAM_TOKE is no setting; is TELEGRAM_TOKEN meant?" in said.stdout
    assert "COMPOSE_FILE" not in said.stdout
    assert "hunter2" not in said.stdout
    assert said.returncode == 1


def test_the_doctor_names_a_database_that_is_none(tmp_path):
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "sapa.db").write_bytes(b"not a database at all" * 100)
    said = sapa("doctor", folder=tmp_path)
    assert said.returncode == 1
    assert "not a database" in said.stdout


@pytest.mark.parametrize("command", [(), ("run",), ("practice",), ("doctor",), ("inspect",)])
def test_every_command_explains_itself(tmp_path, command):
    said = sapa(*command, "--help", folder=tmp_path)
    assert said.returncode == 0
    assert "Usage: sapa" in said.stdout
    assert not list(tmp_path.iterdir())


def test_a_wrong_token_does_not_start_and_says_where_to_get_one(stage):
    settings = {"TELEGRAM_TOKEN": "1:" + "x" * 35, "TELEGRAM_API_URL": stage.room.url}
    said = sapa("run", folder=stage.folder, **settings)
    assert said.returncode == NO_USE_TO_RESTART
    assert "@BotFather" in said.stderr
    assert "Traceback" not in said.stderr
    assert "xxxxx" not in said.stderr + said.stdout


def test_practice_alone_tells_how_to_start_a_bot_beside_it(tmp_path):
    program, port = str(Path(sys.executable).with_name("sapa")), free_port()
    room = subprocess.Popen(
        [program, "practice", "--port", str(port)],
        stdout=subprocess.PIPE, text=True, cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
    )  # fmt: skip
    try:
        assert room.stdout
        said = [room.stdout.readline() for _ in range(4)]
        assert "DATA_KEY" in said[3] and "sapa new-key" in said[3]
        settings = dict(re.findall(r"(TELEGRAM_\w+)=(\S+)", said[2]))
        assert settings["TELEGRAM_API_URL"] == f"http://127.0.0.1:{port}"
        assert sapa("doctor", folder=tmp_path, **settings).returncode == 0
        taken = sapa("practice", "--port", str(port), folder=tmp_path)
        assert (taken.returncode, f"Port {port} is taken" in taken.stderr) == (1, True)
        room.send_signal(signal.SIGINT)
        room.communicate(timeout=40)
    finally:
        room.kill()
        room.communicate()


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_a_setting_that_cannot_be_is_named_and_what_was_given_is_not_shown(tmp_path, command):
    said = sapa(command, folder=tmp_path, METRICS_PORT="hunter2", SENDS_A_SECOND="0")
    assert said.returncode == NO_USE_TO_RESTART
    assert "METRICS_PORT" in said.stderr
    assert "SENDS_A_SECOND" in said.stderr
    assert "Traceback" not in said.stderr
    assert "hunter2" not in said.stderr + said.stdout


def test_what_is_closed_to_the_user_is_named():
    app = typer.Typer(cls=InWords)

    @app.callback()
    def _group() -> None: ...

    @app.command()
    def read() -> None:
        raise PermissionError(13, "Permission denied", ".env")

    said = CliRunner().invoke(app, ["read"])
    assert (said.exit_code, ".env is closed" in said.output) == (1, True)
