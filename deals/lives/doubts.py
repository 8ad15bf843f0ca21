"""What a picture of a live is questioned for. Nothing of it refuses the picture."""

from datetime import datetime, timedelta

from deals.lives.screen import Screen

EARLY = timedelta(minutes=30)  # a live may begin before its hour, and a phone's clock be wrong


def doubts_of(
    screen: Screen | None, taken_at: datetime | None, slot_at: datetime | None
) -> tuple[str, ...]:
    """small | blank | older: by its own metadata it was taken before the live that was booked."""
    if screen is None:
        return ()
    older = bool(taken_at and slot_at and taken_at < slot_at - EARLY)
    found = {"small": screen.tiny, "blank": screen.blank, "older": older}
    return tuple(doubt for doubt, there in found.items() if there)
