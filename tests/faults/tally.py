"""Counts updates and messages: the room's record is the truth, the books are held against it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.faults.stage import FaultStage


@dataclass(frozen=True)
class Tally:
    """What came of updates whose texts are all different, and of what was said."""

    sent: int
    handled: int
    lost: int
    handled_twice: int
    said: int
    said_twice: int
    unknown: int

    def as_counts(self) -> dict[str, Any]:
        return {
            "updates_sent": self.sent,
            "handled": self.handled,
            "lost": self.lost,
            "handled_twice": self.handled_twice,
            "said": self.said,
            "said_twice": self.said_twice,
            "unknown": self.unknown,
        }


def tally(stage: FaultStage, sent: dict[int, list[str]]) -> Tally:
    """`sent`: what each partner wrote; every text is answered by one message."""
    kept = Counter((one, text) for one in sent for text in stage.kept_words(one))
    wanted = {(one, text) for one, texts in sent.items() for text in texts}
    said = {one: len(stage.heard(one)) for one in sent}
    return Tally(
        sent=len(wanted),
        handled=len(kept.keys() & wanted),
        lost=len(wanted - kept.keys()),
        handled_twice=sum(count - 1 for count in kept.values()),
        said=sum(said.values()),
        said_twice=sum(max(0, said[one] - len(texts)) for one, texts in sent.items()),
        unknown=sum(row.state == "unknown" for one in sent for row in stage.letters(one)),
    )


def all_once(of: Tally) -> bool:
    """Nothing lost, nothing twice, nothing open."""
    return (of.lost, of.handled_twice, of.said_twice, of.unknown) == (0, 0, 0, 0) and (
        of.said == of.sent
    )
