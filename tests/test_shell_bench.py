import json
import multiprocessing
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench import standin
from tests.bench.goals import WHAT, WHO
from tests.bench.page import DOCS, PAGE, RECORD, filled, parts, pictures
from tests.bench.record import Record

HOME = Path(__file__).parent.parent


def measured(folder: Path, *groups: str) -> dict[str, dict[str, list[float]]]:
    """The figures of a quick run, by name and by whose they are."""
    given = [*groups, "--quick", "--results", str(folder)]
    command = [sys.executable, "-m", "tests.bench", *given]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads((folder / "performance.json").read_text())["figures"]


@pytest.mark.slow
def test_one_group_is_measured_beside_a_bare_bot_and_then_another_joins_it(tmp_path):
    figures = measured(tmp_path, "latency")
    assert figures["latency_p50_ms"].keys() == {"sapa", "ptb"}
    assert measured(tmp_path, "sends").keys() > figures.keys()


@pytest.mark.long
def test_every_figure_is_measured_and_has_a_name(tmp_path):
    figures = measured(tmp_path)
    assert figures.keys() == WHAT.keys()
    for of_whom in figures.values():
        assert of_whom.keys() <= WHO.keys()
        assert all(min(rounds) > 0 for rounds in of_whom.values())


@pytest.mark.long
def test_a_soak_ends_by_itself_and_says_how_memory_went(tmp_path):
    given = ["--updates", "1000", "--for-s", "20", "--results", str(tmp_path)]
    command = [sys.executable, "-m", "tests.bench.soak", *given]
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), done.stderr
    told = json.loads((tmp_path / "soak.json").read_text())
    assert 0 < told["updates"] <= 1000
    assert told["samples"][0][1] > 0


@pytest.mark.slow
def test_the_stand_in_ends_with_whoever_measured():
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    stand_in = multiprocessing.get_context("spawn").Process(target=standin._main, args=(theirs,))
    stand_in.start()
    theirs.close()
    assert ours.recv() > 0  # it listens
    ours.close()
    stand_in.join(60)
    assert stand_in.exitcode == 0


def test_the_page_and_its_pictures_are_what_the_record_says():
    record = Record.read(RECORD)
    page = PAGE.read_text("utf-8")
    assert filled(page, parts(record)) == page
    shown = set(re.findall(r"\((performance-\w+\.svg)\)", page))
    drawn = pictures(record)
    assert shown == drawn.keys()
    for name, picture in drawn.items():
        assert (DOCS / name).read_text("utf-8") == picture, name
