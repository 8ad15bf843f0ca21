"""Words of a partner about what holds them up, or for more time: each leads somewhere."""

from datetime import date, timedelta

from deals import replies
from deals.buttons.staff import busy_buttons
from deals.deadlines import (
    extending,
    held_up,
)
from deals.deadlines.extensions import MORE_DAYS
from deals.deadlines.promising import promises_a_day
from deals.deadlines.steps import ARRIVAL
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.reading.busy_days import busy_days
from deals.reading.days.first_day import names_a_first_day
from deals.reading.days.mere_day import is_merely_a_day
from deals.reading.held_up import (
    HeldUpReading,
    asks_until_a_day,
    is_of_a_parcel,
    read_held_up,
    so_many_days,
)
from deals.reading.intent.plain_answers import is_plain_thanks, is_plain_yes
from deals.reading.second import SURE
from deals.says import Say
from deals.says.deadlines.to_partner import PromiseTaken
from deals.says.reporting.calendar import NoticeBusy
from deals.stages import BINDING
from handlers.partner.message import Message
from storage.partner import busy_days as days
from storage.partner import heard

NEAR = timedelta(days=3)  # before the last day; earlier a person reads what is in the way
SAYS_WHY = ("later", "problem", "other")  # as which a reason in free words is read, if surely
LONG = 100  # characters: in so many words there may be more than a reason


def told(message: Message) -> bool:
    """Does what they say holds them up asks for; False when the words are about other things."""
    deal = replies.no_longer_asked(message.deal)
    if deal.stage not in BINDING or not deal.outstanding:
        return False
    decision = _decided(message, deal, read_held_up(message.text))
    if decision is None:
        return False
    message.turn.decide(message.deal, decision)
    return True


def _decided(message: Message, deal: Deal, read: HeldUpReading) -> Decision | None:
    try:
        if deal.asked == MORE_DAYS and (days := _days_told(message, deal, read)):
            return extending.ask(deal, days, message.now)
        if _awaits_a_day(message, deal) and (day := _past_day(message, deal)):
            return replies.day_is_past(deal, day)
        if read.wants_time or _asks_until(message, deal):
            return _more_time(message, deal, read)
        kind = read.kind or _in_free_words(message, deal)
        if not kind or not _is_time_to_say(message, deal, kind):
            return None
        return held_up.told(deal, kind, message.now, _for_staff(message, kind), _about(message))
    except Refused:
        return None


def _more_time(message: Message, deal: Deal, read: HeldUpReading) -> Decision | None:
    """For so many days, or until a day that they name; where they say neither, they choose."""
    kind = read.kind or "other"
    if kind == "pack" or deal.post_by is None:
        return held_up.told(deal, kind, message.now, message.text, _about(message))
    days = read.days or _days_until(message, deal)
    if days is None:
        return held_up.told(deal, kind, message.now, message.text, _about(message))
    return extending.ask(held_up.noted(deal, kind, message.now, _about(message)), days, message.now)


def _days_told(message: Message, deal: Deal, read: HeldUpReading) -> int | None:
    """`3 hari aja kak`, or `sampai tanggal 5 ya`, where we had asked how many."""
    if days := so_many_days(message.text):
        return days
    if read.kind or is_of_a_parcel(message.text):
        return None
    today = deal.campaign.local_date(message.now)
    return _days_until(message, deal) if promises_a_day(message.reply, today) else None


def _awaits_a_day(message: Message, deal: Deal) -> bool:
    """Whether we asked for a day, or whether one that they named was right."""
    if deal.asked in (MORE_DAYS, "delay"):
        return True
    session, since = message.turn.session, message.now - timedelta(days=1)
    return not deal.asked and heard.said_since(
        session, deal.partner.id, PromiseTaken.template(), since
    )


def _past_day(message: Message, deal: Deal) -> date | None:
    """`tgl 20 november kak`, when that is over."""
    day = message.reply.day if is_merely_a_day(message.text) else None
    return day if day and day < deal.campaign.local_date(message.now) else None


def _asks_until(message: Message, deal: Deal) -> bool:
    """`kalau sampai tgl 31 boleh kak?`, of a day after the last one."""
    return asks_until_a_day(message.text) and bool(_days_until(message, deal))


def _days_until(message: Message, deal: Deal) -> int | None:
    """`boleh mundur ke tanggal 28?`"""
    day = None if names_a_first_day(message.text) else message.reply.day
    days = extending.days_until(deal, day, message.now) if day else 0
    return days if 0 < days <= extending.LONGEST else None


def _in_free_words(message: Message, deal: Deal) -> str:
    """Where we asked what holds them up, their words are the reason, unless they name a day or
    surely mean something else."""
    reply, text = message.reply, message.text
    if deal.asked != "delay" or reply.day or is_plain_yes(text) or is_plain_thanks(text):
        return ""
    if reply.intent not in SAYS_WHY and reply.sure["intent"] >= SURE:
        return ""
    return "content" if deal.held_up and deal.held_up.kind == "content" else "other"


def _is_time_to_say(message: Message, deal: Deal, kind: str) -> bool:
    if deal.held_up and deal.held_up.kind == kind and deal.rests:
        return False  # a person has it, and reads on
    if kind == "pack":
        return _pack_holds_up(deal, message)
    if deal.asked == "delay":
        return message.reply.day is None
    return kind in ("ill", "busy") and _is_near(deal, message) and message.reply.day is None


def _pack_holds_up(deal: Deal, message: Message) -> bool:
    """Well before the last day it is an answer to whether the parcel is here, and no more."""
    if not deal.pack.expected or deal.asked == ARRIVAL:
        return False
    return deal.pack.state != "sent" or deal.asked == "delay" or _is_near(deal, message)


def _is_near(deal: Deal, message: Message) -> bool:
    today = deal.campaign.local_date(message.now)
    return deal.post_by is not None and deal.post_by - today <= NEAR


def _for_staff(message: Message, kind: str) -> str:
    """That somebody had no time yet need not be read by anybody."""
    plainly = kind == "busy" and len(message.text) <= LONG and "?" not in message.text
    return "" if plainly else message.text


def _about(message: Message) -> str:
    return message.turn.words_heard


def note_busy_days(message: Message) -> None:
    """Days on which they say that they cannot stand in the calendar, whatever else comes of the
    words; staff hear of it where the last day to post is one of them."""
    turn, deal = message.turn, message.deal
    found = busy_days(message.text, deal.campaign.local_date(message.now))
    if found is None or deal.over:
        return
    days.keep(turn.session, deal.partner.id, *found, message.now)
    if deal.outstanding and deal.post_by and found[0] <= deal.post_by <= found[1]:
        words = NoticeBusy(*deal.about, message.text, *found, deal.post_by)
        turn.tell(deal, Say("staff", words, busy_buttons(deal.id)))
