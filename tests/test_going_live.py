"""Going live, as the README and the examples in `deploy/` say: in an empty folder, step by step."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from room import MAYA, RunningRoom, running_room
from shell import until
from test_docs import part
from test_shell_program import free_port

from bot.living import STOP_WITHIN_S
from bot.refusing import NO_USE_TO_RESTART
from tests import data_key

ROOT = Path(__file__).parent.parent
UNIT = ROOT / "deploy" / "sapa.service"
CONTAINER = ROOT / "deploy" / "Containerfile"
PLACES = ("/opt/sapa", "/var/lib/sapa", "/etc/systemd/system")
ROOTS_OWN = ("useradd", "chown", "systemctl", "journalctl")  # for which a test has no right
TO_END_S = 3  # beside finishing what is in flight


def of_unit(unit: str, name: str) -> str:
    [value] = re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)
    return value


def script(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)


def elsewhere(text: str, folder: Path) -> str:
    """The same with its places in a folder of the test's."""
    for place in PLACES:
        text = text.replace(place, f"{folder}{place}")
    return text


def settings(room: RunningRoom, port: int) -> dict[str, str]:
    token, url = room.room.token, room.url
    return {"TELEGRAM_TOKEN": token, "TELEGRAM_API_URL": url, "METRICS_PORT": str(port)}


@contextmanager
def started(
    command: list[str], cwd: Path, environment: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """A program that has only that environment, as a service or in a container."""
    with subprocess.Popen(
        command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE
    ) as program:
        try:
            yield program
        finally:
            program.kill()


def lives_and_stops(room: RunningRoom, program: subprocess.Popen[str]) -> None:
    """The bot asks for updates, its first words name the code to claim it, and it ends in time."""
    until(lambda: room.state()["bot"]["online"], 30)
    assert program.stdout and "/claim" in program.stdout.readline()
    room.does(MAYA, "say", text="/start")
    until(lambda: room.chat(MAYA)[-1]["from"] == "bot", 30)
    program.terminate()
    assert program.wait(STOP_WITHIN_S + TO_END_S) == 0


def test_the_unit_leaves_the_program_its_time_and_starts_it_again_only_when_that_helps():
    unit = UNIT.read_text("utf-8")
    assert int(of_unit(unit, "TimeoutStopSec")) >= STOP_WITHIN_S + TO_END_S
    assert int(of_unit(unit, "RestartPreventExitStatus")) == NO_USE_TO_RESTART
    assert of_unit(unit, "Restart") == "always"


def test_the_unit_has_nothing_that_systemd_does_not_know(tmp_path: Path):
    """Each line is a setting; where systemd is, it judges the unit itself."""
    unit = elsewhere(UNIT.read_text("utf-8"), tmp_path)
    for line in filter(None, unit.splitlines()):
        assert re.fullmatch(r"#.*|\[(Unit|Service|Install)\]|[A-Z][A-Za-z]+=.*", line), line
    if systemd := shutil.which("systemd-analyze"):
        script(Path(of_unit(unit, "ExecStart").split()[0]))
        (tmp_path / "sapa.service").write_text(unit)
        verify = [systemd, "verify", str(tmp_path / "sapa.service")]
        said = subprocess.run(verify, capture_output=True, text=True, timeout=60)
        assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.slow
@pytest.mark.long
def test_a_newcomer_follows_the_readme_and_the_unit_runs_what_is_there_then(tmp_path: Path):
    with running_room(pace=False) as room:
        given = settings(room, free_port())
        said = followed(part("service"), tmp_path, given)
        assert said.returncode == 0, said.stderr
        unit = elsewhere(UNIT.read_text("utf-8"), tmp_path)
        assert (tmp_path / "etc/systemd/system/sapa.service").read_text() == UNIT.read_text()
        home = Path(of_unit(unit, "WorkingDirectory"))
        assert home.stat().st_mode & 0o777 == 0o700
        bare = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        with started(shlex.split(of_unit(unit, "ExecStart")), home, bare) as program:
            until(lambda: room.state()["bot"]["online"], 30)
            after = followed(part("afterwards"), tmp_path, given)
            assert after.returncode == 0, after.stdout + after.stderr
            assert after.stdout.endswith("ok")
            lives_and_stops(room, program)
        assert sorted(path.name for path in home.iterdir()) == [".env", "data"]


def followed(steps: str, folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """The README's commands, in a folder instead of the whole machine, without a root's rights."""
    tools = folder / "tools"
    script(tools / "sudo", 'test "$1" = -u && shift 2', 'exec "$@"')
    for name in ROOTS_OWN:
        script(tools / name)
    script(tools / "sudoedit", *(f'echo "{name}={value}" >> "$1"' for name, value in env.items()))
    for place in ("opt", "var/lib", "etc/systemd/system"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    steps = elsewhere(steps, folder).replace("ADDRESS", str(ROOT))
    steps = steps.replace("127.0.0.1:8081", f"127.0.0.1:{env['METRICS_PORT']}")
    path = f"{tools}:{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        ["sh", "-e"], input=steps, cwd=folder, env=kept | {"PATH": path}, text=True,
        capture_output=True, timeout=500,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.long
def test_the_container_file_s_steps_make_a_program_that_runs(tmp_path: Path):
    """Without a container: its folder lies in the test's, its Python in a virtual environment."""
    image = Image(tmp_path / "image")
    for step, words in steps_of(CONTAINER.read_text("utf-8")):
        image.does(step, words)
    with running_room(pace=False) as room:
        port = free_port()
        env = image.environment | settings(room, port) | {"DATA_KEY": data_key.KEY}
        with started(json.loads(image.command), image.folder, env) as program:
            until(lambda: room.state()["bot"]["online"], 30)
            check = json.loads(image.health.partition("CMD")[2].replace("8081", str(port)))
            assert subprocess.run(check, env=env, cwd=image.folder, timeout=30).returncode == 0
            lives_and_stops(room, program)
        assert (image.folder / "data" / "sapa.db").exists()


def steps_of(file: str) -> list[tuple[str, str]]:
    """Each instruction with what follows it."""
    lines = [line for line in file.splitlines() if line and not line.startswith("#")]
    return [(step, words) for step, _, words in (line.partition(" ") for line in lines)]


class Image:
    """What the steps of a container file make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.command = self.health = self.user = ""
        venv = folder.with_name("python")
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True, timeout=120)
        self.environment = {"PATH": f"{venv}/bin:{os.environ['PATH']}", "HOME": str(folder)}

    def does(self, step: str, words: str) -> None:
        getattr(self, f"_{step.lower()}")(words)

    def _from(self, words: str) -> None:
        needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
        assert words.split("-")[0] == f"python:{needed.removeprefix('>=')}"

    def _workdir(self, words: str) -> None:
        assert words == "/sapa"

    def _copy(self, words: str) -> None:
        *sources, target = words.split()
        for source in sources:
            there = self.folder / target
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, there, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, there)

    def _run(self, words: str) -> None:
        assert not self.user, "what follows USER has no rights"
        env = {**os.environ, **self.environment}
        subprocess.run(words, shell=True, cwd=self.folder, env=env, check=True, timeout=500)

    def _user(self, words: str) -> None:
        self.user = words

    def _healthcheck(self, words: str) -> None:
        self.health = words

    def _cmd(self, words: str) -> None:
        self.command = words
