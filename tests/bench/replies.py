"""How fast replies are read, in a fresh process: `python -m tests.bench.replies FILE`. Prints JSON.

FILE: one JSON object a line, each with a `text`.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from deals.reading.reply import read_reply

TODAY = date(2026, 9, 2)
ROUNDS = 20


def measured(texts: list[str]) -> dict[str, float]:
    """Each text by itself, after a first one that brings in what was learned."""
    began = time.perf_counter()
    read_reply(texts[0], TODAY)
    first_ms = (time.perf_counter() - began) * 1000
    took_s = [_took_s(text) for _ in range(ROUNDS) for text in texts]
    return {
        "replies_per_s": len(took_s) / sum(took_s),
        "reply_p50_ms": median(took_s) * 1000,
        "reply_p99_ms": quantiles(took_s, n=100)[98] * 1000,
        "first_reply_ms": first_ms,
    }


def _took_s(text: str) -> float:
    began = time.perf_counter()
    read_reply(text, TODAY)
    return time.perf_counter() - began


if __name__ == "__main__":
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    print(json.dumps(measured([json.loads(line)["text"] for line in lines])))
