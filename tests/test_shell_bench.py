import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_the_quick_benchmark_measures_both_bots_and_ends_by_itself(tmp_path):
    home = Path(__file__).parent.parent
    command = [sys.executable, "-m", "tests.bench", "--quick", "--results", str(tmp_path)]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "updates answered" in done.stdout
    [kept] = tmp_path.glob("*.json")
    figures = json.loads(kept.read_text())["figures"]
    assert figures["sapa"].keys() == figures["bare"].keys()
    assert all(min(rounds) > 0 for bot in figures.values() for rounds in bot.values())
