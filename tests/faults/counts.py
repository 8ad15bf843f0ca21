"""What a test has counted, kept for the table in docs/reliability.md."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def note(fault_ids: Sequence[str], database: str, **counts: Any) -> dict[str, Any]:
    """Counts of the test that runs, for the faults it shows ("F21") on that database ("sqlite").

    Kept as `<test name>-<database>.json` in the folder that SAPA_COUNTS names; without it nothing
    is kept. A test that notes again replaces what it noted before. Answers what was noted.
    """
    test = os.environ.get("PYTEST_CURRENT_TEST", "by hand").partition(" (")[0]
    noted = {"test": test, "faults": list(fault_ids), "database": database, "counts": counts}
    folder = os.environ.get("SAPA_COUNTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        path = Path(folder) / f"{_file_name(test)}-{database}.json"
        path.write_text(json.dumps(noted, indent=1, sort_keys=True, default=str))
    return noted


def _file_name(test: str) -> str:
    """Its last part: the name of the test with its parameters, fit for a file."""
    name = test.rpartition("::")[2]
    return "".join(letter if letter.isalnum() or letter in "_.=" else "-" for letter in name)
