"""docs/reading.md, made from the record of how well replies are read.

python -m tests.reading_page                       scores the sets in tests/data again
python -m tests.reading_page --unseen NAME FILE    and a set that nobody has read: once, for good
"""

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from tests.reading import SLOTS, Score, labelled, score
from tests.reliability.page import filled

ROOT = Path(__file__).parents[1]
PAGE, RECORD = ROOT / "docs/reading.md", ROOT / "docs/reading.json"
SEEN = {
    "the worked examples": ROOT / "tests/data/replies_visible.jsonl",
    "what it was mended by": ROOT / "tests/data/replies_met.jsonl",
    "the second unseen, since": ROOT / "tests/data/replies_second.jsonl",
    "the third unseen, since": ROOT / "tests/data/replies_third.jsonl",
}
SCORED = tuple(slot for slot in SLOTS if slot != "handle")
Told = dict[str, Any]


def told(found: Score) -> Told:
    """What is kept of a score: all of it can be counted again from these."""
    return {
        "items": found.items,
        "right": found.right,
        "false_accepts": len(found.false_accepts),
        "missed_stops": len(found.missed_stops),
        "slots": {slot: dict(sorted(found.slots[slot].items())) for slot in SLOTS},
        "confused": {f"{meant} {read}": n for (meant, read), n in sorted(found.confused.items())},
    }


def seen() -> dict[str, Told]:
    """The sets that lie in the repository, as they are read now."""
    return {name: told(score(labelled(file))) for name, file in SEEN.items() if file.exists()}


def parts(record: dict[str, dict[str, Told]]) -> dict[str, str]:
    """Each part of the page by its name."""
    last = [*record["unseen"].values()][-1:]
    return {
        "scores": _scores(record["seen"] | record["unseen"]),
        "confusion": _confusion(last[0]["confused"]) if last else "Not scored yet.\n",
    }


def _scores(sets: dict[str, Told]) -> str:
    head = ["", *sets]
    rows = [
        ["messages", *(f"{one['items']:,}" for one in sets.values())],
        ["intent right", *(f"{one['right'] / one['items']:.1%}" for one in sets.values())],
        ["yes where nobody agreed", *(str(one["false_accepts"]) for one in sets.values())],
        ["stop overlooked", *(str(one["missed_stops"]) for one in sets.values())],
    ]
    rows += [[slot, *(_exact(one["slots"][slot]) for one in sets.values())] for slot in SCORED]
    return _table(head, rows)


def _exact(counts: dict[str, int]) -> str:
    """Precision and recall, with how often there was something to find."""
    n = Counter(counts)
    read, meant = n["right"] + n["wrong"] + n["spurious"], n["right"] + n["wrong"] + n["missed"]
    if not read or not meant:
        return "–"
    return f"{n['right'] / read:.0%} / {n['right'] / meant:.0%} of {meant}"


def _confusion(confused: dict[str, int]) -> str:
    pairs = {tuple(name.split(" ")): n for name, n in confused.items()}
    names = sorted({name for pair in pairs for name in pair})
    rows = [[meant, *(str(pairs.get((meant, read), "")) for read in names)] for meant in names]
    return _table(["meant, read as", *names], rows)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main(asked: list[str]) -> None:
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {"unseen": {}}
    if asked[:1] == ["--unseen"]:
        name = f"{asked[1]}, on {date.today().isoformat()}"  # noqa: DTZ011
        record["unseen"][name] = told(score(labelled(Path(asked[2]))))
    record = {"seen": seen(), "unseen": record["unseen"]}
    RECORD.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    PAGE.write_text(filled(PAGE.read_text("utf-8"), parts(record)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
