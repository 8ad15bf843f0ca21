"""A door in place of the handlers: each update changes one deal and says a few things.

Small, so that thousands of schedules are run; what it says is of each kind that the outbox knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, select

from deals.channel import Incoming, Outgoing
from handlers import door
from handlers.turn import Turn
from storage.partner import (
    heard,
    people,
)
from storage.post import outbox
from storage.staff import members
from storage.tables import Deal


class Poison(Exception):
    """This update can never be handled."""


def foresee(session: Session, lanes: Sequence[str]) -> None:
    """What the door of the house reads ahead, so that schedules may find it out of date."""
    door.foresee(session, lanes)


def rehearse(session: Session) -> None:
    """What is asked here is put into SQL when it is asked."""


def fetches(session: Session, incoming: Incoming) -> bool:
    return True


def receive(turn: Turn, incoming: Incoming) -> None:
    """Keeps their words, changes their deal, and answers them and whoever looks after it."""
    what, _, token = (incoming.text or incoming.button).partition(" ")
    person = people.person_at(turn.session, incoming.sender)
    assert person
    stopped = people.speaker_address(turn.session, person.partner_id) is None
    heard.keep(turn.session, person.partner_id, turn.inbox_id, token, turn.now, edited=False)
    deal = turn.session.exec(select(Deal).where(Deal.partner_id == person.partner_id)).one()
    deal.version += 1
    answering = _Answer(turn, incoming, token, deal)
    if what == "poison":
        answering.says("offer", once=True)
        raise Poison(token)
    if what == "stop":
        people.stop(turn.session, person.partner_id, turn.now)
        outbox.cancel_for(turn.session, person.partner_id)
        answering.says("farewell")
    elif what == "press":
        turn.toast(incoming, "id")
        answering.says("edit", "edit")
    elif not stopped:
        answering.says("offer", once=True)
        if what == "long":
            answering.says("answer")
    answering.tells_staff()


@dataclass
class _Answer:
    turn: Turn
    incoming: Incoming
    token: str
    deal: Deal

    def says(self, words: str, act: str = "text", once: bool = False) -> None:
        message_id = self.incoming.message_id if act == "edit" else ""
        outgoing = Outgoing(act, f"{words} {self.token}", message_id=message_id)
        to, deal = self.incoming.address, self.deal
        self._put(outbox.Letter(to, outgoing, words, once, deal.id, deal.partner_id))

    def tells_staff(self) -> None:
        [(address, _)] = members.desk_addresses(self.turn.session, self.deal.owner_id)
        self._put(outbox.Letter(address, Outgoing("text", f"notice {self.token}"), "notice"))

    def _put(self, letter: outbox.Letter) -> None:
        key = f"{self.turn.cause}:{letter.words}"
        outbox.put(self.turn.session, letter, key, self.turn.now)
