"""What kind of problem words report. The sentences are invented, as people chat; on one half the
rules were written, the other half was kept unseen until they stood."""

import json
from pathlib import Path

import pytest

from deals.reading.intent.ticket_words import problem_kind, says_solved, says_unsolved

DATA = Path(__file__).parent / "data"


def labelled(half: str) -> list[tuple[str, str]]:
    """(kind, sentence); no kind: nothing of the sort."""
    lines = (DATA / f"ticket_words_{half}.txt").read_text("utf-8").splitlines()
    return [(kind.strip(), text.strip()) for kind, _, text in (one.partition("|") for one in lines)]


def wrong(half: str) -> list[tuple[str, str, str]]:
    """Sentence, what it means, and how it is read."""
    return [
        (text, kind, read) for kind, text in labelled(half) if (read := problem_kind(text)) != kind
    ]


def false_alarms(half: str) -> list[str]:
    return [text for text, kind, _ in wrong(half) if not kind]


@pytest.mark.parametrize(
    ("text", "solved", "unsolved"),
    [
        ("udah beres kak makasih", True, False),
        ("sudah", True, False),
        ("aman kak", True, False),
        ("it works now, thanks!", True, False),
        ("udah muncul kak videonya 🙏", True, False),
        ("belum kak", False, True),
        ("masih sama kak", False, True),
        ("udah dicoba tetep ga bisa", False, True),
        ("still not working", False, True),
        ("belum beres min", False, True),
        ("udah bisa login tapi belum bisa live", False, False),
        ("oke kak", False, False),
        ("makasih kak", False, False),
        ("sudah aku upload ya kak", False, False),
    ],
)
def test_whether_it_is_solved(text: str, solved: bool, unsolved: bool) -> None:
    assert (says_solved(text), says_unsolved(text)) == (solved, unsolved)


@pytest.mark.parametrize(("half", "right"), [("seen", 85), ("unseen", 81)])
def test_so_many_of_86_are_read_right(half: str, right: int) -> None:
    """What is missed is for a person, as before. Both halves were written by one hand at once."""
    missed = wrong(half)
    assert len(labelled(half)) == 86 and 86 - len(missed) >= right
    assert [one for one in missed if one[2]] == []  # no kind in the place of another, no alarm


@pytest.mark.parametrize("corpus", ["met", "second", "third", "visible"])
def test_replies_that_report_nothing_open_hardly_any_ticket(corpus: str) -> None:
    lines = (DATA / f"replies_{corpus}.jsonl").read_text("utf-8").splitlines()
    replies = [json.loads(line) for line in lines]
    harmless = [one["text"] for one in replies if one["intent"] != "problem"]
    alarms = [text for text in harmless if problem_kind(text)]
    assert len(alarms) <= len(harmless) / 150, alarms
