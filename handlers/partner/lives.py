"""When a partner goes live: asked with buttons, read from words, moved and called off."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from deals.buttons.lives import book_button, help_button
from deals.channel import Incoming
from deals.deal import Deal, Deliverable
from deals.decision import Decision, Refused
from deals.delivery import content
from deals.lives import booking
from deals.lives.booking import ASKED, Meant, NotThen
from deals.lives.replays import keeps_replay
from deals.lives.wish import Wish, forgot_screenshot, read_wish
from deals.reading.intent.plain_answers import is_plain_yes, says_right
from deals.says import Say
from deals.says.lives import to_partner as says
from handlers import lives
from handlers.partner import live_times
from handlers.partner.message import Message
from handlers.partner.passing import passed_on
from handlers.turn import Turn
from storage.lives import slots
from storage.partner import people

Act = Callable[[], Decision]


def told(message: Message) -> bool:
    """Takes words about when they go live; False when they are about something else."""
    act = _act_of(message)
    if act is None:
        return False
    _answer(message.turn, message.deal, act)
    return True


def is_clear(message: Message) -> bool:
    """Whether the words are about that, so that they need not wait for more."""
    return _act_of(message) is not None


def _act_of(message: Message) -> Act | None:
    turn, deal = message.turn, message.deal
    due = booking.due_lives(deal)
    if not due:
        return None
    if forgot_screenshot(message.text):
        return lambda: _without_screenshot(deal, due[0])
    read_back = booking.read_back_before(deal)
    if read_back and (is_plain_yes(message.text) or says_right(message.text)):
        return lambda: _book(turn, _meant(turn, deal, read_back[0]), read_back[1])
    wish = _wish_in(message)
    return (lambda: _wished(turn, deal, wish)) if wish else None


def _wish_in(message: Message) -> Wish | None:
    deal = message.deal
    booked = slots.booked_of(message.turn.session, deal.partner.id)
    ours = any(slot.deal_id == deal.id for slot in booked)
    today = deal.campaign.local_date(message.now)
    wish = read_wish(message.text, today, deal.asked.startswith(ASKED), ours)
    past = wish and wish.day and wish.day < today and not wish.minutes
    return None if past else wish


def press(turn: Turn, incoming: Incoming, deal: Deal, act: str, rest: str) -> None:
    """A button about a live. Raises Refused, or ValueError, for an old or a forged one."""
    number, _, more = rest.partition(":")
    if not (len(rest) < 30 and (number.isdecimal() or not rest)):
        raise Refused("old_button")
    if act == "liveday":
        _show_hours(turn, incoming, _meant(turn, deal, int(number)), more)
        return
    if act == "liveat":
        turn.unbutton(incoming)
    _answer(turn, deal, partial(_PRESSED[act], turn, deal, int(number or 0), more))


def _open(turn: Turn, deal: Deal, number: int, more: str) -> Decision:
    """On which day? Of lives on several platforms, which one first."""
    due = booking.due_lives(deal)
    free = [piece for piece in due if piece.number not in _booked(turn, deal)] or [*due]
    if not number and len({piece.platform for piece in free}) > 1:
        which = tuple((live_times.choice(turn, deal, piece),) for piece in free)
        words = says.AskWhichLive()
        return Decision(booking.ask_day(deal), "asked_live", (Say("partner", words, which),))
    return _ask_day(turn, _meant(turn, deal, number))


def _ask_day(turn: Turn, meant: Meant) -> Decision:
    deal = meant.deal
    at = meant.slot.local(deal.campaign.zone) if meant.slot else None
    words = says.AskLiveDay(deal.campaign.brand, content(meant.piece), at)
    rows = live_times.days(turn, meant)
    return Decision(booking.ask_day(deal), "asked_live", (Say("partner", words, rows),))


def _at(turn: Turn, deal: Deal, number: int, stamp: str) -> Decision:
    """A time that they pressed, by the clock of the campaign."""
    at = booking.of_press(stamp, deal.campaign.zone)
    return _book(turn, _meant(turn, deal, number), at)


def _cancel(turn: Turn, deal: Deal, number: int, more: str) -> Decision:
    return _call_off(turn, _meant(turn, deal, number))


def _forgot(turn: Turn, deal: Deal, number: int, more: str) -> Decision:
    return _without_screenshot(deal, _meant(turn, deal, number).piece)


def _person(turn: Turn, deal: Deal, number: int, more: str) -> Decision:
    """They have nothing that shows it: a person of ours looks at it."""
    _meant(turn, deal, number)
    return passed_on(turn, deal, "", "no_screenshot")


_PRESSED: dict[str, Callable[[Turn, Deal, int, str], Decision]] = {
    "live": _open,
    "liveat": _at,
    "livecancel": _cancel,
    "liveforgot": _forgot,
    "liveperson": _person,
}
PRESSES = {*_PRESSED, "liveday"}


def _answer(turn: Turn, deal: Deal, act: Act) -> None:
    """Does it, or tells what speaks against it, with the days to choose from."""
    try:
        decision = act()
    except NotThen as reason:
        words = says.LiveNotPossible(str(reason), deal.post_by)
        told = (Say("partner", words, book_button(deal.id)),)
        decision = Decision(booking.ask_day(deal), "asked_live", told)
    turn.decide(deal, decision)


def _wished(turn: Turn, deal: Deal, wish: Wish) -> Decision:
    """What they wrote, read back; or the question for what is left open."""
    meant = _of_wish(turn, deal, wish)
    slot = meant.slot if wish.kind != "book" else None
    if wish.kind == "cancel":
        return _call_off(turn, meant)
    zone = wish.zone or deal.campaign.zone
    minutes = wish.minutes
    if slot and not minutes and wish.day:
        wall = slot.local(zone)
        minutes = (wall.hour * 60 + wall.minute,)
    if not minutes:
        return _ask_hour(turn, meant, wish.day) if wish.day else _ask_day(turn, meant)
    day = wish.day or (slot.local(zone).date() if slot else None)
    at = [_moment(turn, day, one, zone) for one in minutes]
    return booking.read_back(meant, at, turn.now)


def _moment(turn: Turn, day: date | None, minutes: int, zone: str) -> datetime:
    """Where no day is named, the next time that the clock says so."""
    if day:
        return booking.moment(day, minutes, zone)
    today = turn.now.astimezone(ZoneInfo(zone)).date()
    at = booking.moment(today, minutes, zone)
    return at if at > turn.now else booking.moment(today + timedelta(days=1), minutes, zone)


def _of_wish(turn: Turn, deal: Deal, wish: Wish) -> Meant:
    """The live on the platform that they named; else one that fits what they want."""
    due = booking.due_lives(deal)
    there = [piece for piece in due if wish.platform in ("", piece.platform)]
    if not there:
        raise NotThen("live_platform")
    booked = _booked(turn, deal)
    fits = [one for one in there if (one.number in booked) == (wish.kind != "book")]
    return _meant(turn, deal, (fits or there)[0].number)


def _ask_hour(turn: Turn, meant: Meant, day: date) -> Decision:
    words, rows = says.AskLiveHour(content(meant.piece), day), live_times.hours(turn, meant, day)
    return Decision(booking.ask_day(meant.deal), "asked_live", (Say("partner", words, rows),))


def _show_hours(turn: Turn, incoming: Incoming, meant: Meant, more: str) -> None:
    """The times of a day, in the place of the days."""
    stamp, _, page = more.partition(":")
    day = booking.day_of_press(stamp)
    rows = live_times.hours(turn, meant, day, int(page) if page else live_times.EVENING)
    words = says.AskLiveHour(content(meant.piece), day)
    turn.edit(incoming, people.language(turn.session, meant.deal.partner.id), words, rows)


def _book(turn: Turn, meant: Meant, at: datetime) -> Decision:
    decision = booking.book(meant, at, turn.now)
    deal = meant.deal
    row = slots.book(turn.session, deal.partner.id, deal.id, meant.piece.number, at, turn.now)
    lives.plan(turn, deal, row)
    return decision


def _call_off(turn: Turn, meant: Meant) -> Decision:
    decision = booking.cancel(meant)
    slots.cancel(turn.session, meant.deal.id, meant.piece.number)
    return decision


def _without_screenshot(deal: Deal, piece: Deliverable) -> Decision:
    words = says.LiveWithoutScreenshot(content(piece), keeps_replay(piece.platform))
    rows = help_button(deal.id, piece.number)
    return Decision(deal, "asked_screenshot", (Say("partner", words, rows),))


def _meant(turn: Turn, deal: Deal, number: int) -> Meant:
    """The live of that number, or (0) the first that is not booked. Raises Refused when it is no
    longer due."""
    due = booking.due_lives(deal)
    booked = slots.booked_of(turn.session, deal.partner.id)
    theirs = {slot.deliverable for slot in booked if slot.deal_id == deal.id}
    free = [piece for piece in due if piece.number not in theirs] or [*due]
    found = [piece for piece in due if piece.number == number] if number else free
    if not found:
        raise Refused("old_button")
    return Meant(deal, found[0], tuple(booked))


def _booked(turn: Turn, deal: Deal) -> set[int]:
    return {
        slot.deliverable for slot in slots.of_deal(turn.session, deal.id) if slot.state == "booked"
    }
