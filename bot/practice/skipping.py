"""Moves the room's clock forward in stops, so that the bot passes no due moment asleep."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.practice.clock import hour_of_next_day, whole_second_from
from bot.practice.refusals import NotPossible
from bot.practice.room import Room

Json = dict[str, Any]

LONGEST_S = 60.0
MOST_STOPS = 500
MORNING_HOUR = 9
LATE = timedelta(seconds=2)


@dataclass
class _Journey:
    target: datetime
    deadline: float
    stops: list[datetime] = field(default_factory=list)
    overdue: datetime | None = None


async def skip(room: Room, to: str, zone: str) -> Json:
    """Go to `hour`, `tomorrow` at 09:00, `due` or an ISO moment; now, stops made, finished."""
    if room.skipping:
        raise NotPossible("a skip is under way already")
    journey = _Journey(_target(room, to, zone), time.monotonic() + LONGEST_S)
    room.skipping = True
    _tell(room)
    try:
        finished = await _travel(room, journey)
    finally:
        room.skipping = False
        _tell(room)
    stops = [stop.isoformat() for stop in journey.stops]
    return {"now": room.clock.now().isoformat(), "stops": stops, "finished": finished}


def _target(room: Room, to: str, zone: str) -> datetime:
    try:
        here = room.clock.now().astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError):
        raise NotPossible(f"there is no time zone {zone}") from None
    if to == "hour":
        return (here + timedelta(hours=1)).astimezone(UTC)
    if to == "tomorrow":
        return hour_of_next_day(here, MORNING_HOUR).astimezone(UTC)
    if to == "due":
        return _due(room)
    return _named_moment(to, here)


def _due(room: Room) -> datetime:
    due = room.idle.next_due()
    if due is None:
        raise NotPossible("the bot has nothing planned")
    return whole_second_from(due)


def _named_moment(to: str, here: datetime) -> datetime:
    try:
        moment = datetime.fromisoformat(to)
    except ValueError:
        raise NotPossible("skip to hour, tomorrow, due or an ISO date and time") from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=here.tzinfo)
    if moment < here:
        raise NotPossible("the room's time only goes forward")
    return moment.astimezone(UTC)


async def _travel(room: Room, journey: _Journey) -> bool:
    while True:
        if not await _settled(room, journey):
            return False
        if room.clock.now() >= journey.target:
            return True
        if len(journey.stops) >= MOST_STOPS:
            return False
        stop = _next_stop(room, journey)
        room.move_clock(stop)
        journey.stops.append(stop)


async def _settled(room: Room, journey: _Journey) -> bool:
    """Wait until the bot is idle, or gone; False when time is up."""
    while room.bot_online() and not room.idle.is_idle():
        if time.monotonic() >= journey.deadline or room.closing:
            return False
        await asyncio.sleep(0.005)
    return True


def _next_stop(room: Room, journey: _Journey) -> datetime:
    due = room.idle.next_due() if room.bot_online() else None
    if due is None or due == journey.overdue:
        return journey.target
    now = room.clock.now()
    if due <= now:
        # It fell due this instant, or the bot missed it: give it one more look, then go on.
        journey.overdue = due
        return max(now, due + LATE)
    return min(journey.target, whole_second_from(due))


def _tell(room: Room) -> None:
    room.events.tell("skip", lambda: {"skipping": room.skipping, **room.times()})
