"""A live is booked, moved or called off: what may be, and what is said to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deals.buttons.lives import booked_buttons, check_buttons
from deals.deal import Deal, Deliverable
from deals.decision import Decision, Refused
from deals.delivery import content
from deals.lives.slot import Slot
from deals.says import Say
from deals.says.lives import to_partner as says
from deals.stages import BINDING

ASKED = "live"  # what `asked` begins with while we ask when; and which slot we read back
DAYS = 14  # so many are offered
FARTHEST = timedelta(days=60)
APART = timedelta(hours=1)  # two lives of one person begin no closer
_STAMP = "%Y%m%d%H%M"


class NotThen(Exception):
    """Why a live cannot be on then, as a key of the words: live_past, live_clash, ..."""


@dataclass(frozen=True)
class Meant:
    """The live that is spoken of, and what its partner has booked by now, for any deal."""

    deal: Deal
    piece: Deliverable
    booked: tuple[Slot, ...] = ()

    @property
    def slot(self) -> Slot | None:
        """Its own, if it is booked."""
        theirs = (self.deal.id, self.piece.number)
        return next((s for s in self.booked if (s.deal_id, s.deliverable) == theirs), None)


def due_lives(deal: Deal) -> tuple[Deliverable, ...]:
    """The lives that are still to come."""
    if deal.stage not in BINDING:
        return ()
    return tuple(piece for piece in deal.outstanding if piece.kind == "live")


def days(deal: Deal, now: datetime) -> list[date]:
    """The days that are offered: up to the last day to post, while that is ahead."""
    today = deal.campaign.local_date(now)
    last = deal.post_by if deal.post_by and deal.post_by >= today else date.max
    coming = (today + timedelta(days=ahead) for ahead in range(DAYS))
    return [day for day in coming if day <= last]


def wall(day: date, minutes: int) -> str:
    """So many minutes since that day began, as a press names them."""
    return f"{day:%Y%m%d}{minutes // 60:02}{minutes % 60:02}"


def of_press(stamp: str, zone: str) -> datetime:
    """What such a press means, as UTC. Raises ValueError for anything else."""
    on = datetime.strptime(stamp, _STAMP).replace(tzinfo=ZoneInfo(zone))
    return on.astimezone(UTC)


def day_of_press(stamp: str) -> date:
    """The day of a press. Raises ValueError for anything else."""
    return date.fromisoformat(stamp)


def moment(day: date, minutes: int, zone: str) -> datetime:
    """So many minutes since that day began there, as UTC."""
    midnight = datetime.combine(day + timedelta(days=minutes // 1440), time(), ZoneInfo(zone))
    wall = midnight.replace(hour=minutes // 60 % 24, minute=minutes % 60)
    return wall.astimezone(UTC)


def ask_day(deal: Deal) -> Deal:
    return replace(deal, asked=ASKED)


def read_back(meant: Meant, at: Sequence[datetime], now: datetime) -> Decision:
    """The time as we understood it, to be confirmed with one press or a yes; with several, the one
    that they press. Raises NotThen."""
    possible = [one for one in at if not why_not(meant, one, now)]
    if not possible:
        raise NotThen(why_not(meant, at[0], now))
    zone, number = meant.deal.campaign.zone, meant.piece.number
    local = tuple(one.astimezone(ZoneInfo(zone)) for one in possible)
    asked = f"{ASKED}:{number}:{possible[0].strftime(_STAMP)}" if len(possible) == 1 else ASKED
    words = says.LiveCheck(meant.deal.campaign.brand, content(meant.piece), local)
    rows = check_buttons(meant.deal.id, number, local)
    return Decision(replace(meant.deal, asked=asked), "asked_live", (Say("partner", words, rows),))


def read_back_before(deal: Deal) -> tuple[int, datetime] | None:
    """The live and its time that we read back last, if that is what we asked."""
    name, _, rest = deal.asked.partition(":")
    number, _, stamp = rest.partition(":")
    if name != ASKED or not stamp:
        return None
    return int(number), datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def book(meant: Meant, at: datetime, now: datetime) -> Decision:
    """It stands, in place of the time before. Raises NotThen."""
    if reason := why_not(meant, at, now):
        raise NotThen(reason)
    deal, slot = meant.deal, meant.slot
    local = at.astimezone(ZoneInfo(deal.campaign.zone))
    words = says.LiveBooked(deal.campaign.brand, content(meant.piece), local, slot is not None)
    return Decision(
        replace(deal, asked=""),
        "live_moved" if slot else "live_booked",
        (Say("partner", words, booked_buttons(deal.id, meant.piece.number)),),
        {"deliverable": meant.piece.number, "live": local.isoformat(timespec="minutes")},
    )


def cancel(meant: Meant) -> Decision:
    """It is called off; it is still due."""
    deal, slot = meant.deal, meant.slot
    if slot is None:
        raise Refused("old_button")
    local = slot.local(deal.campaign.zone)
    words = says.LiveCancelled(deal.campaign.brand, content(meant.piece), local)
    details: dict[str, str | int] = {"deliverable": slot.deliverable}
    return Decision(replace(deal, asked=""), "live_cancelled", (Say("partner", words),), details)


def why_not(meant: Meant, at: datetime, now: datetime) -> str:
    """Why it cannot be on then: live_past, live_far, live_late or live_clash; else nothing."""
    deal = meant.deal
    if at <= now:
        return "live_past"
    if at > now + FARTHEST:
        return "live_far"
    last = deal.post_by
    if last and deal.campaign.local_date(now) <= last < deal.campaign.local_date(at):
        return "live_late"
    others = (slot for slot in meant.booked if slot != meant.slot)
    return "live_clash" if any(abs(slot.at - at) < APART for slot in others) else ""
