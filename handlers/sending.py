"""What follows from how a letter fared: delivered, put off, unknown, or not to be delivered."""

import random
from datetime import timedelta

import structlog

from deals.channel import Address, Button, Failure, Rows, SendFailed
from deals.says import Say, Words
from deals.says.announcing.to_partner import Announced
from deals.says.house import undelivered
from handlers import say, unreachable
from handlers.turn import Turn
from handlers.words import harmless
from storage.deal import deals
from storage.partner import people
from storage.post import (
    outbox,
    pace,
)
from storage.staff import members
from storage.tables import Outbox

NEVER_AGAIN = (Failure.BLOCKED, Failure.GONE, Failure.BAD_REQUEST)
ENDED = "the process ended while it was being sent"
CLOSED = {Failure.BLOCKED: "blocked", Failure.GONE: "gone"}
REPEATABLE = ("text", "document", "picture")  # an edit leaves one message however often it comes
REPORTS = {  # what we say of a failure; when that fails too, it ends there
    kind.template()
    for kind in (
        undelivered.NoticeBlocked,
        undelivered.NoticeFailed,
        undelivered.NoticeStuck,
        undelivered.NoticeUnknown,
    )
}
SEEN_ELSEWHERE = (Announced.template(),)  # /announce tells of all of them at once
log = structlog.get_logger(__name__)


def failed(turn: Turn, row_id: int, tries: int, error: SendFailed) -> None:
    """Decides what the failure of a try means for these words, by the closed list of failures.

    Nothing, when the letter was taken over since by another process or try.
    """
    if not outbox.being_sent(turn.session, row_id, tries):
        return
    row = turn.session.get_one(Outbox, row_id)
    if error.failure == Failure.UNKNOWN:
        lost_sight(turn, row, error.reason)
    elif error.failure == Failure.MOVED:
        _moved(turn, row, error.chat)
    elif error.failure in NEVER_AGAIN:
        _never(turn, row, error)
    elif error.failure == Failure.RETRY_AT:
        _put_off(turn, row, error)
    else:
        _later(turn, row, error)


def lost_sight(turn: Turn, row: Outbox, reason: str) -> None:
    """Nobody knows whether it arrived: words that carry terms go to staff, others go again."""
    if _needs_asking(turn, row):
        _ask_staff(turn, row, reason)
    else:
        _say_so(turn, row)
        _again(turn, row, reason)


def orphaned(turn: Turn, row: Outbox) -> None:
    """The process ended while it was being sent: as above, but there is nothing to wait for."""
    if _needs_asking(turn, row):
        _ask_staff(turn, row, ENDED)
        return
    _say_so(turn, row)
    if not _requeue(turn, row, ENDED, timedelta()):
        _report(turn, row, ENDED)


def _needs_asking(turn: Turn, row: Outbox) -> bool:
    """Terms that may have arrived; after a stop nobody is asked, since nothing is sent again."""
    return row.once and not outbox.after_stop(turn.session, row.id or 0)


def _ask_staff(turn: Turn, row: Outbox, reason: str) -> None:
    """Did it arrive? Whoever looks after the deal finds out."""
    outbox.unknown(turn.session, row.id or 0, reason)
    buttons = (
        (
            Button("it_arrived", f"s.arrived:{row.id}"),
            Button("send_again", f"s.again:{row.id}"),
        ),
    )
    if row.deal_id:
        deal = deals.load(turn.session, row.deal_id)
        words = undelivered.NoticeUnknown(*deal.about, str(row.payload.get("text", "")))
        turn.tell(deal, Say("staff", words, buttons))
    else:
        _report(turn, row, reason)


def _say_so(turn: Turn, row: Outbox) -> None:
    """Words that may come a second time say so, in their reader's language."""
    text = str(row.payload.get("text", ""))
    repeated = say.word("house", "maybe_repeated", _language(turn, row))
    if row.act in REPEATABLE and text and not text.endswith(repeated):
        units = harmless.MESSAGE_UNITS if row.act == "text" else harmless.CAPTION_UNITS
        row.payload = {**row.payload, "text": harmless.fit(f"{text}\n\n{repeated}", units)}


def _language(turn: Turn, row: Outbox) -> str:
    if row.partner_id:
        return people.language(turn.session, row.partner_id)
    member = members.at(turn.session, Address(row.channel, row.chat))
    return member.language if member else say.LANGUAGES[0]


def _put_off(turn: Turn, row: Outbox, error: SendFailed) -> None:
    """The platform named a pause: for this chat, or for all when it names a second one."""
    wait = timedelta(seconds=error.wait_s)
    pace.pause(turn.session, row.lane, turn.now + wait, turn.now)
    _requeue(turn, row, error.reason, wait, counts=False)


def _later(turn: Turn, row: Outbox, error: SendFailed) -> None:
    """Certainly not sent. A sender that has to stop does not use up the letter's tries."""
    if error.failure == Failure.STOP:
        _requeue(turn, row, error.reason, timedelta(), counts=False)
    else:
        _again(turn, row, error.reason)


def _again(turn: Turn, row: Outbox, reason: str) -> None:
    wait = timedelta(seconds=outbox.pause_s(row.tries, random.random()))
    if not _requeue(turn, row, reason, wait):
        _report(turn, row, reason)


def _requeue(turn: Turn, row: Outbox, reason: str, wait: timedelta, counts: bool = True) -> bool:
    """Into the queue again; words from before the partner said stop are not said any more."""
    if outbox.after_stop(turn.session, row.id or 0):
        outbox.failed(turn.session, row.id or 0, "stopped")
        return True
    return outbox.again(turn.session, row.id or 0, reason, turn.now + wait, counts)


def _never(turn: Turn, row: Outbox, error: SendFailed) -> None:
    """Not to this address, ever. Words for a partner who is elsewhere now go there."""
    closed = CLOSED.get(error.failure)
    if closed and row.partner_id:
        address = Address(row.channel, row.chat)
        elsewhere = unreachable.close(turn, row.partner_id, address, closed)
        if elsewhere and row.act in REPEATABLE:
            _requeue(turn, row, error.reason, timedelta(), counts=False)
            return
    outbox.failed(turn.session, row.id or 0, error.reason)
    if row.act == "text" and not (closed and row.partner_id):
        _report(turn, row, error.reason)


def _moved(turn: Turn, row: Outbox, chat: str) -> None:
    """The chat has a new id: this letter and all that follow go there."""
    people.move_address(turn.session, Address(row.channel, row.chat), chat)
    members.move_team(turn.session, Address(row.channel, row.chat), chat)
    outbox.move_lane(turn.session, Address(row.channel, row.chat), Address(row.channel, chat))
    _requeue(turn, row, "chat moved", timedelta(), counts=False)


def _report(turn: Turn, row: Outbox, reason: str) -> None:
    """Words that cannot be said at all: the leads get to know, once."""
    if row.words in REPORTS:
        log.warning("a report of a failure did not arrive", outbox=row.id, words=row.words)
        return
    if row.words in SEEN_ELSEWHERE:
        return
    partner = people.partner(turn.session, row.partner_id).name if row.partner_id else ""
    text = str(row.payload.get("text", ""))
    words = undelivered.NoticeFailed(row.deal_id, partner, reason, text)
    tell_leads(turn, words, but=Address(row.channel, row.chat))


def tell_leads(turn: Turn, words: Words, but: Address | None = None, rows: Rows = ()) -> None:
    """A notice that is about no deal, to leads and admins."""
    for lead in members.everyone(turn.session, "lead"):
        if members.address_of(lead) != but:
            turn.say(members.address_of(lead), lead.language, words, rows)
