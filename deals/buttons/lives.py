"""What is pressed about a live: when it is, that it changes, and what shows that it was."""

from collections.abc import Sequence
from datetime import datetime

from deals.buttons import action
from deals.channel import Button, Rows


def book_button(deal_id: int) -> Rows:
    """Wherever a live is due that has no time yet."""
    return ((Button("book_live", action("live", deal_id)),),)


def booked_buttons(deal_id: int, number: int) -> Rows:
    """Under a live that stands."""
    return (
        (
            Button("move_live", action("live", deal_id, number)),
            Button("cancel_live", action("livecancel", deal_id, number)),
        ),
    )


def check_buttons(deal_id: int, number: int, at: Sequence[datetime]) -> Rows:
    """Under a time that is read back: it is right, or another one."""
    right = tuple(
        Button(
            "live_right" if len(at) == 1 else f"{one:%H.%M}",
            at_action(deal_id, number, f"{one:%Y%m%d%H%M}"),
            plain=len(at) > 1,
        )
        for one in at
    )
    return (right, (Button("live_other", action("live", deal_id, number)),))


def at_action(deal_id: int, number: int, wall: str) -> str:
    """The press that books it then (`202609042000`), by the clock of the campaign."""
    return action("liveat", deal_id, number, wall)


def proof_buttons(deal_id: int, number: int) -> Rows:
    """Under the question for the screenshot of a live."""
    return (
        (
            Button("forgot_screenshot", action("liveforgot", deal_id, number)),
            Button("live_other_time", action("live", deal_id, number)),
        ),
    )


def help_button(deal_id: int, number: int) -> Rows:
    """Where there is nothing that shows a live: a person of ours."""
    return ((Button("live_person", action("liveperson", deal_id, number)),),)
