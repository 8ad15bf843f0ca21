"""An announcement goes out: one letter for each whom it is for, paced, and once for ever."""

from datetime import datetime

from deals.announcing.pacing import moments
from deals.channel import Outgoing
from deals.says.announcing.to_partner import Announced
from handlers import say
from handlers.turn import Turn
from storage.announcing import announcements, recipients
from storage.announcing.recipients import Recipient
from storage.brand import wordings
from storage.post import outbox
from storage.tables import Announcement, Brand


def send(turn: Turn, announcement_id: int) -> Announcement | None:
    """Queues it for exactly those who were chosen when it was shown, but for who has said stop
    since; None when it went out before."""
    row = announcements.begin(turn.session, announcement_id, turn.now)
    if row is None:
        return None
    recipients.hold(turn.session, announcement_id)
    found = recipients.reachable(turn.session, announcement_id)
    for one, due_at in zip(found, moments(turn.now, row.zone), strict=False):
        _put(turn, row, one, due_at)
    return row


def read_by(turn: Turn, row: Announcement, one: Recipient) -> str:
    """What that one reads."""
    return _outgoing(turn, row, one).text


def _put(turn: Turn, row: Announcement, one: Recipient, due_at: datetime) -> None:
    letter = outbox.Letter(
        one.address,
        _outgoing(turn, row, one),
        Announced.template(),
        Announced.once,
        partner_id=one.partner_id,
        zone=row.zone,
    )
    outbox.put(turn.session, letter, one.letter, turn.now, due_at)


def _outgoing(turn: Turn, row: Announcement, one: Recipient) -> Outgoing:
    brand = turn.session.get(Brand, row.brand_id) if row.brand_id else None
    words = Announced(one.name, brand.name if brand else "", _lines(row, one.language))
    name = Announced.template()
    own = wordings.find(turn.session, brand.id or 0, name, one.language) if brand else None
    return say.outgoing(words, (), one.language, own.source if own else None, one.tone)


def _lines(row: Announcement, language: str) -> tuple[str, ...]:
    """In their language where it was written in that, too."""
    words = row.words.get(language) or next(iter(row.words.values()))
    return tuple(words.splitlines())
