"""How well replies are read: `python -m tests.reading FILE` prints scores and a confusion table.

A line of the file is one labelled reply, as in tests/data/replies_visible.jsonl. Several intents
or values may be right (`accept_also`, `slot_accept_also`); greeting and other count as one.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bot.inspect.reply import as_json
from deals.reading.reply import read_reply

TODAY = date(2026, 9, 2)  # of the labels: a Wednesday
SLOTS = ("fee_idr", "commission_pct", "date", "phone", "handle", "urls", "question_topic")
AGREED_TO_NOTHING = (
    "decline", "stop", "counter", "later", "refer_manager", "greeting", "other", "ask", "problem",
)  # fmt: skip


@dataclass
class Score:
    items: int = 0
    right: int = 0
    false_accepts: list[str] = field(default_factory=list)
    missed_stops: list[str] = field(default_factory=list)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)  # (meant, read)
    slots: dict[str, Counter[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def share_right(self) -> float:
        return self.right / self.items if self.items else 0.0


def intent(text: str) -> str:
    """What is read first in a text."""
    return read_reply(text, TODAY).intent


def labelled(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def score(items: list[dict[str, Any]]) -> Score:
    total = Score(slots={slot: Counter() for slot in SLOTS})
    for item in items:
        answer = as_json(read_reply(item["text"], TODAY))
        _count_intent(total, item, answer["intent"])
        for slot in SLOTS:
            if outcome := _outcome(item, slot, answer[slot]):
                total.slots[slot][outcome] += 1
    return total


def _count_intent(total: Score, item: dict[str, Any], read: str) -> None:
    allowed = {_merged(one) for one in (item["intent"], *item["accept_also"])}
    right = _merged(read) in allowed
    total.items += 1
    total.right += right
    total.confused[_merged(item["intent"]), _merged(item["intent"] if right else read)] += 1
    if not right:
        total.wrong.append(f"{item['id']} {item['intent']} read as {read}: {item['text'][:90]!r}")
    unagreed = item["intent"] in AGREED_TO_NOTHING and "accept" not in item["accept_also"]
    if read == "accept" and unagreed:
        total.false_accepts.append(item["text"])
    if item["intent"] == "stop" != read:
        total.missed_stops.append(item["text"])


def _outcome(item: dict[str, Any], slot: str, read: Any) -> str | None:
    """right, spurious, missed or wrong; None where nothing was there and nothing was read."""
    meant = item[slot]
    if slot == "question_topic" and meant is None:
        return None
    permitted = [meant, *item["slot_accept_also"].get(slot, [])]
    if read in permitted:
        return "right" if read else None
    return "spurious" if not meant else "missed" if not read else "wrong"


def _merged(intent: str) -> str:
    return "greeting/other" if intent in ("greeting", "other") else intent


def _table(confused: Counter[tuple[str, str]]) -> list[str]:
    names = sorted({name for pair in confused for name in pair})
    head = " " * 15 + "".join(f"{name[:7]:>8}" for name in names)
    return [head] + [
        f"{meant:<15}" + "".join(f"{confused[meant, read] or '':>8}" for read in names)
        for meant in names
    ]


def report(found: Score) -> str:
    """All scores, the table (rows: meant, columns: read), and what was read wrong."""
    lines = [
        f"intent right: {found.right} of {found.items} ({found.share_right:.1%})",
        f"false accepts: {len(found.false_accepts)}, missed stops: {len(found.missed_stops)}",
        *(f"{slot}: {dict(counts)}" for slot, counts in found.slots.items()),
        *("", *_table(found.confused), ""),
        *found.wrong,
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report(score(labelled(Path(sys.argv[1])))))
