"""Words of ours that a rule warns of: shown, and used all the same only by a second press."""

from functools import partial
from typing import Any

from deals.channel import Button, Rows
from deals.claims.guard import claims_in
from deals.says.content.to_staff import ClaimsFound
from handlers.staff.acting import Acting

KNOWN = "known"  # beside the answers of a question: the words as they were written


def warned(
    acting: Acting,
    act: str,
    answers: dict[str, Any],
    words: str,
    written: str = "",
    instead_of: dict[str, Any] | None = None,
) -> bool:
    """Whether these words wait for a second press; other words may be sent instead.

    `written`: all that they wrote, where `words` are only a part of it; `instead_of`: what was
    shown before, and is so no more.
    """
    found = claims_in(words)
    if found:
        kept = {**answers, KNOWN: written or words}
        buttons = partial(_buttons, act)
        acting.ask_press(act, ClaimsFound(found), kept, buttons, instead_of or answers)
    return bool(found)


def _buttons(act: str, mark: str) -> Rows:
    return ((Button("use_knowingly", f"s.claims:{act}:{mark}"),),)
