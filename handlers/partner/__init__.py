"""The partner's door: one function for everything that a partner does, on every channel."""

from deals.channel import Incoming, Part
from deals.says.talking import to_partner as says
from handlers.partner import (
    arrive,
    boosting,
    brought,
    buttons,
    flood,
    language,
    leave,
    making,
    my_data,
    parcel,
    prove,
    status,
    talk,
    tone,
)
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.partner import (
    heard,
    people,
)

NOT_READ = ("voice", "other")
# Who takes words and files, the first that can, before they are words like any other.
TAKING = (
    *(language.wished, parcel.take_photo, boosting.take, boosting.answer),
    *(prove.in_words, brought.take, making.take, prove.hand_in),
)


def receive(turn: Turn, incoming: Incoming) -> None:
    """Handles one thing that somebody who is not staff did in a private chat."""
    if incoming.start is not None and not incoming.flood:
        arrive.open_link(turn, incoming)
        return
    person = people.person_at(turn.session, incoming.sender)
    if person is None:
        if not incoming.flood:
            arrive.stranger(turn, incoming)
        return
    people.reserve(turn.session, person.partner_id)
    turn.speaking = incoming.address
    who = Who(turn, person, people.partner(turn.session, person.partner_id))
    _hear(turn, incoming, who)
    if incoming.flood and not flood.must_be_done(turn, incoming, who):
        flood.pass_over(turn, incoming, who)
    else:
        _handle(turn, incoming, who)


def _handle(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Stop comes before everything; whoever has stopped hears nothing until they come back."""
    if incoming.kind in ("blocked", "unblocked"):
        leave.block(turn, incoming, who)
    elif my_data.wish_in_words(turn, incoming, who):
        return
    elif leave.asks_for_it(incoming.text):
        leave.stop(turn, incoming, who)
    elif my_data.is_about_it(incoming):
        my_data.receive(turn, incoming, who)
    elif who.stopped:
        leave.pass_on_quietly(turn, incoming, who)
    elif incoming.kind == "button":
        buttons.press(turn, incoming, who)
    elif incoming.text.startswith("/"):
        status.command(turn, incoming, who)
    elif incoming.kind in NOT_READ:
        who.answer(says.NotRead())
    elif incoming.contact:
        talk.contact(turn, incoming, who)
    elif not any(take(turn, incoming, who) for take in TAKING):
        talk.words(turn, incoming, who)


def _hear(turn: Turn, incoming: Incoming, who: Who) -> None:
    """Keeps their words for the talk, whatever comes of them."""
    if not incoming.text or incoming.kind == "button":
        return
    edited = incoming.kind == "edited"
    parts = incoming.parts or (Part(turn.inbox_id, incoming.text, incoming.message_id),)
    kept = [
        heard.keep(
            session=turn.session,
            partner_id=who.partner_id,
            inbox_id=turn.inbox_id,
            text=part.text,
            now=turn.now,
            edited=edited,
            message_id=part.message_id,
        )
        for part in parts
        if part.text
    ]
    turn.heard_from, turn.heard_id = kept[0], kept[-1]
    if not (incoming.flood or who.stopped):
        language.follow(turn, incoming, who)
        tone.follow(turn, incoming, who)
