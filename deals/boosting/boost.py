"""How far we have come in asking for the boost code of one video, and what comes next."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from deals.hours import allowed, evening_of, morning_of, next_morning

AGAIN_AFTER = timedelta(days=3)
RENEW_BEFORE = timedelta(days=3)  # it ends: a new one is asked for
DEFAULT_DAYS = 30  # what TikTok itself proposes
TO_ASK = ("waits", "asked", "given")  # what comes next for these is our question to the partner
TO_GIVE_UP = ("reminded", "renewing")  # and for these, if nothing comes, a person of ours
LISTED = ("video", "short", "post", "reel")  # what is boosted, as terms may call it
WITH_US = ("unanswered", "ended")
WANTED = ("waits", "asked", "reminded", "unanswered", "renewing", "ended")  # a code is welcome


@dataclass(frozen=True)
class Boost:
    """`number`: of the deliverable. `state`, since then: waits (until we ask), asked, and once more
    (reminded), unanswered (a person of ours has to see to it); given, with the last day on which
    it counts; renewing (a new one was asked for), ended; refused (by them), or let_go (by us)."""

    number: int
    state: str
    since: datetime
    until: date | None = None


def next_at(boost: Boost, zone: str) -> datetime | None:
    """When its state asks for something, or None when it asks for nothing of itself."""
    if boost.state == "waits":
        return _gathered(boost.since, zone)
    if boost.state in ("asked", "reminded"):
        return allowed(boost.since + AGAIN_AFTER, zone)
    if boost.until is None:
        return None
    if boost.state == "given":
        return allowed(morning_of(boost.until - RENEW_BEFORE, zone), zone)
    if boost.state == "renewing":
        return morning_of(boost.until + timedelta(days=1), zone)
    return None


def _gathered(since: datetime, zone: str) -> datetime:
    """At the end of the day, so that all that was accepted on it is one question."""
    evening = evening_of(since, zone)
    return allowed(evening if evening >= since else next_morning(since, zone), zone)
