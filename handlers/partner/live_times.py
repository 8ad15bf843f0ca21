"""The days and the times of day that are offered for a live, as buttons."""

from datetime import date

from deals.buttons import action
from deals.buttons.lives import at_action
from deals.channel import Button, Rows
from deals.deal import Deal, Deliverable
from deals.decision import Refused
from deals.delivery import content
from deals.lives import booking
from deals.lives.booking import Meant
from handlers.turn import Turn
from handlers.words.phrases import Phrases
from storage.partner import people

HALF_HOURS = range(6 * 60, 24 * 60, 30)  # any other time can be written
ON_A_PAGE = 12
PAGES = ("live_morning", "live_noon", "live_evening")
EVENING = 2  # the page that is shown first


def choice(turn: Turn, deal: Deal, piece: Deliverable) -> Button:
    label = _phrases(turn, deal).contents(content(piece))
    return Button(label, action("live", deal.id, piece.number), plain=True)


def days(turn: Turn, meant: Meant) -> Rows:
    """The days on which there is a time left."""
    deal, phrases = meant.deal, _phrases(turn, meant.deal)
    row = [
        Button(
            phrases.short_day(day),
            action("liveday", deal.id, meant.piece.number, f"{day:%Y%m%d}"),
            plain=True,
        )
        for day in booking.days(deal, turn.now)
        if _free(turn, meant, day)
    ]
    return _in_rows(row, 3)


def hours(turn: Turn, meant: Meant, day: date, page: int = EVENING) -> Rows:
    """A third of the day at a time, and the way back to the days."""
    deal, number = meant.deal, meant.piece.number
    if not 0 <= page <= EVENING:
        raise Refused("old_button")
    first = HALF_HOURS[page * ON_A_PAGE]
    free = [one for one in _free(turn, meant, day) if first <= one < first + ON_A_PAGE * 30]
    times = [
        Button(
            f"{one // 60:02}.{one % 60:02}",
            at_action(deal.id, number, booking.wall(day, one)),
            plain=True,
        )
        for one in free
    ]

    def to(other: int) -> str:
        return action("liveday", deal.id, number, f"{day:%Y%m%d}", other)

    turns = tuple(Button(name, to(one)) for one, name in enumerate(PAGES) if one != page)
    back = (Button("live_other_day", action("live", deal.id, number)),)
    return (*_in_rows(times, 4), turns, back)


def _free(turn: Turn, meant: Meant, day: date) -> list[int]:
    """The half hours of a day on which it could be."""
    zone = meant.deal.campaign.zone
    return [
        one
        for one in HALF_HOURS
        if not booking.why_not(meant, booking.moment(day, one, zone), turn.now)
    ]


def _in_rows(buttons: list[Button], wide: int) -> Rows:
    return tuple(tuple(buttons[i : i + wide]) for i in range(0, len(buttons), wide))


def _phrases(turn: Turn, deal: Deal) -> Phrases:
    return Phrases(people.language(turn.session, deal.partner.id))
