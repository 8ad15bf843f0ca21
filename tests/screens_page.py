"""docs/screens.md, made from the record of how well copies of screenshots are found.

python -m tests.screens_page              measures both sets again, in some twenty minutes
python -m tests.screens_page --page       writes the page from what was measured last
"""

import json
import sys
from pathlib import Path
from typing import Any

from deals.lives import likeness
from tests.lives import found
from tests.lives.pictures import TRIED, UNSEEN
from tests.reliability.page import filled

ROOT = Path(__file__).parents[1]
PAGE, RECORD = ROOT / "docs/screens.md", ROOT / "docs/screens.json"
SETS = {"chosen on": (1, TRIED), "unseen": (2, UNSEEN)}
COUNT, OTHERS = 40, 60
THRESHOLDS = ("ALIKE_BITS", "DIFFERS", "ELSEWHERE", "STILL_ALIKE", "PLAIN")


def measured(seed: int, layouts: Any) -> dict[str, Any]:
    of = found.lives(seed, COUNT, layouts)
    others = found.lives(seed + 50, OTHERS, layouts)
    return {
        "copies": {name: rest for name, *rest in found.copies(of, others)},
        "honest": {name: rest for name, *rest in found.honest(of)},
    }


def parts(record: dict[str, Any]) -> dict[str, str]:
    sets = record["sets"]
    return {
        "copies": _table(
            ["what was done to it", *(f"found, {name}" for name in sets), "taken for another's"],
            [
                [name, *(_of(one["copies"][name], 1) for one in sets.values()), _wrong(sets, name)]
                for name in sets["unseen"]["copies"]
            ],
        ),
        "honest": _table(
            ["honest pictures", *(f"held back, {name}" for name in sets)],
            [
                [name, *(_of(one["honest"][name], 1) for one in sets.values())]
                for name in sets["unseen"]["honest"]
            ],
        ),
        "thresholds": "".join(f"- `{name}` {value}\n" for name, value in record["by"].items()),
    }


def _of(counts: list[int], at: int) -> str:
    return f"{counts[at]} of {counts[0]}"


def _wrong(sets: dict[str, Any], name: str) -> str:
    return str(sum(one["copies"][name][2] for one in sets.values()))


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main(asked: list[str]) -> None:
    if asked != ["--page"]:
        by = {name: getattr(likeness, name) for name in THRESHOLDS}
        sets = {name: measured(*of) for name, of in SETS.items()}
        written = json.dumps({"by": by, "sets": sets}, indent=1, ensure_ascii=False)
        RECORD.write_text(written + "\n", "utf-8")
    record = json.loads(RECORD.read_text("utf-8"))
    PAGE.write_text(filled(PAGE.read_text("utf-8"), parts(record)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
